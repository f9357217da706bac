/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/fd.h"
#include "read/picture.h"
#include "read/portrait.h"
#include "store/resolve.h"

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

const char *
portrait_beside(struct buf *out, const struct book *b, const struct contact *c, struct str name)
{
	struct buf path = {0};
	const char *why;

	buf_clear(out);
	if (!name.n || str_chr(name, '/') < name.n)
		return "not a file beside the contact; put it there";
	buf_str(&path, str_sub(c->path, 0, str_after_last(c->path, '/')));
	buf_str(&path, name);
	why = read_file(out, b->dirfd, buf_view(&path));
	if (!why && out->n > PICTURE_MAX)
		why = "larger than 1 MiB";
	if (!why && picture_of(buf_view(out)) == PICTURE_NONE)
		why = "not a JPEG, PNG, GIF or WebP";
	buf_free(&path);
	return why;
}

int
portrait_read(struct buf *out, const struct book *b, const struct contact *c, struct errors *errors)
{
	const struct field *f = contact_field(c, KEY_PHOTO);
	struct str name = f && f->n ? field_text(f, 0) : STR("");
	const char *why;

	buf_clear(out);
	if (!name.n || picture_is_address(name))
		return 0;
	why = portrait_beside(out, b, c, name);
	if (why)
		errors_add(errors, c->path, f->line, 0, "photo %.*s: %s", STR_ARG(name), why);
	return why ? -1 : 1;
}
