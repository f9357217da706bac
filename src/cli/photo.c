/* SPDX-License-Identifier: ISC */

#include "cli/photo.h"
#include "entry/link.h"
#include "read/picture.h"

enum { SAME_NAME = 100 }; /* maximum number of files that are called like the contact */

/* "folder/" of "folder/ana.md" */
static struct str
folder_of(struct str path)
{
	size_t n = path.n;

	while (n && path.p[n - 1] != '/')
		n--;
	return str_sub(path, 0, n);
}

void
photo_write(struct str *name, struct writer *w, struct str contact_path, struct str bytes, struct arena *arena)
{
	const char *suffix = picture_suffix(picture_of(bytes));
	struct str folder = folder_of(contact_path), stem = link_stem(contact_path);
	struct buf path = {0};
	size_t processed = w->processed, succeeded = w->succeeded;
	int made = 0;

	for (int i = 1; suffix && made == 0 && i <= SAME_NAME; i++) {
		buf_clear(&path);
		buf_fmt(&path, "%.*s%.*s", STR_ARG(folder), STR_ARG(stem));
		if (i > 1)
			buf_fmt(&path, "-%d", i);
		buf_fmt(&path, ".%s", suffix);
		made = w->dry ? 1 : write_new(w, buf_view(&path), bytes);
	}
	/* the contact is what counts */
	w->processed = processed;
	w->succeeded = succeeded;
	*name = made > 0 ? arena_str(arena, str_sub(buf_view(&path), folder.n, path.n)) : STR("");
	buf_free(&path);
}
