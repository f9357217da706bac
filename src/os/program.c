/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/os.h"
#include "os/program.h"

/* relative to PREFIX; the Makefile defines both */
#ifndef LIBEXEC
#define LIBEXEC "libexec/tend"
#endif
#ifndef PREFIX
#define PREFIX "/usr/local"
#endif

/*
 * sets *out to this program's own folder with a "/" at its end; false if the system does not report
 * it
 */
static bool
own_folder(struct buf *out)
{
	buf_clear(out);
	if (!os_program(out))
		return false;
	while (out->n && out->p[out->n - 1] != '/')
		out->n--;
	return out->n > 0;
}

bool
program_place(struct buf *out, unsigned i)
{
	struct str chosen = str_of(getenv("TEND_EXEC_PATH"));
	/*
	 * relative paths are ignored: a child begins in the book's folder, where they lead to
	 * untrusted files
	 */
	bool given = str_starts(chosen, STR("/"));

	buf_clear(out);
	if (i == 1)
		return own_folder(out);
	if (i == 0 && !given) {
		if (!own_folder(out))
			return false;
		buf_str(out, STR("../" LIBEXEC "/"));
		return true;
	}
	if (given == (i != 0))
		return false;
	buf_str(out, given ? chosen : STR(PREFIX "/" LIBEXEC));
	buf_chr(out, '/');
	return true;
}

bool
program_find(struct buf *out, const char *name)
{
	struct str path = str_of(getenv("PATH")), dir;
	struct stat st;

	while (path.n) {
		path = str_cut(&dir, path, ':');
		if (!str_starts(dir, STR("/")))
			continue;
		buf_clear(out);
		buf_fmt(out, "%.*s/%s", STR_ARG(dir), name);
		if (stat(out->p, &st) == 0 && S_ISREG(st.st_mode) && access(out->p, X_OK) == 0)
			return true;
	}
	return false;
}
