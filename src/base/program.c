/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <unistd.h>

#include <tend/program.h>

/* below PREFIX; the Makefile says both */
#ifndef LIBEXEC
#define LIBEXEC "libexec/tend"
#endif
#ifndef PREFIX
#define PREFIX "/usr/local"
#endif

/* this program's own folder, with a "/" after it; false where the system does not tell */
static bool
own_folder(struct buf *out)
{
	ssize_t n;

	do {
		buf_clear(out);
		buf_room(out, out->cap ? out->cap * 2 : 256);
		n = readlink("/proc/self/exe", out->p, out->cap);
	} while (n >= 0 && (size_t)n == out->cap);
	while (n > 0 && out->p[n - 1] != '/')
		n--;
	out->n = n > 0 ? (size_t)n : 0;
	return n > 0;
}

bool
program_place(struct buf *out, unsigned i)
{
	struct str chosen = str_of(getenv("TEND_EXEC_PATH"));
	/* a child begins in the book's folder, where a relative path leads to a stranger's files */
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
