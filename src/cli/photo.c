/* SPDX-License-Identifier: ISC */

#include "book/load_file.h"
#include "cli/photo.h"
#include "entry/link.h"
#include "read/picture.h"
#include "read/portrait.h"

enum { SAME_NAME = 100 }; /* maximum number of files that are called like the contact */

/* "folder/" of "folder/ana.md" */
static struct str
folder_of(struct str path)
{
	return str_sub(path, 0, str_after_last(path, '/'));
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

/* true if another contact in the folder has the picture, or the file mentions it */
static bool
is_used(const struct writer *w, struct str contact_path, struct str name)
{
	const struct book *b = &w->tool->book;
	struct errors errors = {0};
	struct parse p = {.errors = &errors, .path = contact_path};
	struct buf file = {0};
	bool used = false;

	for (size_t i = 0; i < b->n && !used; i++)
		used = !str_eq(b->contact[i].path, contact_path) && str_eq(folder_of(b->contact[i].path), folder_of(contact_path)) &&
		       str_eq(contact_text(&b->contact[i], KEY_PHOTO), name);
	if (!used && load_file(&file, b->dirfd, contact_path.p, &p) == 0)
		used = str_find(buf_view(&file), name) < file.n;
	errors_free(&errors);
	buf_free(&file);
	return used;
}

void
photo_remove(struct writer *w, struct str contact_path, struct str name)
{
	struct contact beside = {.path = contact_path};
	struct buf bytes = {0}, path = {0};
	size_t processed = w->processed, succeeded = w->succeeded;

	if (w->dry || !name.n || is_used(w, contact_path, name) || portrait_beside(&bytes, &w->tool->book, &beside, name))
		return;
	buf_fmt(&path, "%.*s%.*s", STR_ARG(folder_of(contact_path)), STR_ARG(name));
	write_remove(w, buf_view(&path), buf_view(&bytes));
	w->processed = processed;
	w->succeeded = succeeded;
	buf_free(&bytes);
	buf_free(&path);
}
