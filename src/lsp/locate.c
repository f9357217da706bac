/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lsp/locate.h"

struct str
locate_below(struct str dir, struct str file)
{
	if (!dir.n || !str_starts(file, dir) || file.n <= dir.n + 1 || file.p[dir.n] != '/')
		return STR("");
	return str_sub(file, dir.n + 1, file.n);
}

/* the nearest folder upward of a file that has a me.md */
static bool
upward(struct buf *out, struct str file)
{
	struct buf me = {0};
	bool found = false;

	while (file.n && !found) {
		while (file.n && file.p[--file.n] != '/')
			;
		buf_clear(&me);
		buf_fmt(&me, "%.*s/me.md", STR_ARG(file));
		found = access(me.p, F_OK) == 0;
	}
	buf_clear(out);
	if (found)
		buf_str(out, file.n ? file : STR("/"));
	buf_free(&me);
	return found;
}

/* true if both are one folder */
static bool
same_folder(const char *a, const char *b)
{
	struct stat sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 && sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

bool
locate_book(struct buf *out, bool *elsewhere, const char *given, struct str file)
{
	bool found = upward(out, file), is;
	char *real;

	/* the path as the file has it: the editor may have followed other links than realpath() */
	if (!given || (found && same_folder(out->p, given)))
		return found;
	real = realpath(given, NULL);
	is = real && locate_below(str_of(real), file).n;
	buf_clear(out);
	if (is)
		buf_str(out, str_of(real));
	else if (elsewhere)
		*elsewhere = found;
	free(real);
	return is;
}
