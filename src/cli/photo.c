/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/photo.h"
#include "entry/link.h"
#include "os/fd.h"
#include "read/picture.h"
#include "store/resolve.h"

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

/* reads a regular file that is no link, below the folder of the book */
static const char *
read_file(struct buf *out, int root, struct str path)
{
	struct resolve at = {.dirfd = -1};
	const char *why = resolve_find(&at, root, path, false);
	struct stat st;
	int fd = -1;

	if (!why) {
		fd = openat(at.dirfd, at.name.p, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
		if (fd < 0 || fstat(fd, &st) < 0)
			why = errno == ELOOP ? "a symbolic link" : strerror(errno);
		else if (!S_ISREG(st.st_mode))
			why = "not a file";
		else if (fd_read(out, fd, PICTURE_MAX) < 0)
			why = strerror(errno);
	}
	if (fd >= 0)
		close(fd);
	resolve_close(&at);
	return why;
}

int
photo_read(struct buf *out, const struct book *b, const struct contact *c, struct errors *errors)
{
	const struct field *f = contact_field(c, KEY_PHOTO);
	struct str name = f && f->n ? field_text(f, 0) : STR("");
	struct buf path = {0};
	const char *why;

	buf_clear(out);
	if (!name.n || picture_is_address(name))
		return 0;
	buf_str(&path, folder_of(c->path));
	buf_str(&path, name);
	why = str_chr(name, '/') < name.n ? "not the name of a file beside the contact" : read_file(out, b->dirfd, buf_view(&path));
	if (!why && out->n > PICTURE_MAX)
		why = "larger than 1 MiB";
	if (!why && picture_of(buf_view(out)) == PICTURE_NONE)
		why = "not a JPEG, PNG, GIF or WebP";
	if (why)
		errors_add(errors, c->path, f->line, 0, "photo %.*s: %s", STR_ARG(name), why);
	buf_free(&path);
	return why ? -1 : 1;
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
