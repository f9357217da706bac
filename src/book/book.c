/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "book/book.h"
#include "book/copies.h"
#include "book/load_file.h"
#include "book/members_read.h"
#include "book/rev.h"

static void
read_me(struct book *b)
{
	struct buf bytes = {0};

	if (load_file(&bytes, b->dirfd, "me.md", NULL) == 0)
		settings_load(&b->set, &b->own, buf_view(&bytes), &b->arena, &b->errors);
	buf_free(&bytes);
	members_check(&b->set.members, &b->files, &b->errors);
}

static int
read_file(struct buf *out, struct str path, void *arg)
{
	const struct book *b = arg;

	return load_file(out, b->dirfd, path.p, NULL);
}

int
book_open(struct book *b, const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return -1;
	*b = (struct book){.dirfd = fd, .set = settings_default()};
	b->dir = arena_str(&b->arena, str_of(dir));
	scan_folder(&b->files, fd, &b->errors);
	read_me(b);
	copies_leave_out(&b->files, read_file, b, &b->own);
	diary_find(b);
	return 0;
}

void
book_raw(struct book *b, size_t who)
{
	struct contact *c = &b->contact[who];
	struct buf bytes = {0};

	if (c->raw.p)
		return;
	c->raw = STR("");
	if (b->dirfd >= 0 && load_file(&bytes, b->dirfd, c->path.p, NULL) == 0)
		c->raw = arena_str(&b->arena, buf_view(&bytes));
	buf_free(&bytes);
}

size_t
book_files(const struct book *b, struct str id, size_t *file)
{
	struct buf folded = {0};
	size_t n = 0;

	text_fold(&folded, id);
	for (size_t i = 0; folded.n && i < b->files.n; i++)
		if (text_same(b->files.file[i].id, buf_view(&folded)) && n++ == 0)
			*file = i;
	buf_free(&folded);
	return n;
}

size_t
book_find(struct book *b, struct str name)
{
	struct buf scratch = {0};
	struct found f;
	size_t who;

	if (!b->names.n)
		names_build(&b->names, b->contact, b->n);
	who = names_id(&b->names, name);
	if (who < b->n)
		return who;
	link_value(&scratch, name);
	who = names_id(&b->names, buf_view(&scratch));
	f = names_find(&b->names, buf_view(&scratch));
	buf_free(&scratch);
	if (who < b->n)
		return who;
	return f.n == 1 ? f.who[0] : b->n;
}

void
book_close(struct book *b)
{
	if (b->dirfd >= 0)
		close(b->dirfd);
	rev_close(b->rev);
	free(b->contact);
	map_free(&b->own);
	scan_free(&b->files);
	diary_free(&b->diary);
	names_free(&b->names);
	errors_free(&b->errors);
	arena_free(&b->arena);
}
