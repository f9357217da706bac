/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "git/batch.h"

enum { BLOCK = 64 << 10 };

int
batch_open(struct batch *b, const char *dir, bool filters)
{
	const char *args[] = {"cat-file", "--batch", filters ? "--filters" : NULL, NULL};

	*b = (struct batch){0};
	b->open = command_start(&b->child, dir, args, CHILD_IN | CHILD_OUT) == 0;
	return b->open ? 0 : -1;
}

void
batch_close(struct batch *b)
{
	if (b->open)
		child_wait(&b->child);
	buf_free(&b->in);
	b->open = false;
}

/* reads more: 0, or -1 at the end */
static int
fill(struct batch *b)
{
	ssize_t got;

	if (b->at) {
		memmove(b->in.p, b->in.p + b->at, b->in.n - b->at);
		b->in.n -= b->at;
		b->at = 0;
	}
	buf_reserve(&b->in, BLOCK);
	do
		got = read(b->child.out, b->in.p + b->in.n, BLOCK);
	while (got < 0 && errno == EINTR);
	if (got <= 0)
		return -1;
	buf_filled(&b->in, (size_t)got);
	return 0;
}

/* "ID TYPE SIZE", or "NAME missing", without the line end */
static int
read_line(struct str *line, struct batch *b)
{
	struct str ahead;
	size_t end;

	for (;;) {
		ahead = str_sub(buf_view(&b->in), b->at, b->in.n);
		end = str_chr(ahead, '\n');
		if (end < ahead.n)
			break;
		if (fill(b) < 0)
			return -1;
	}
	*line = str_sub(ahead, 0, end);
	b->at += end + 1;
	return 0;
}

/* n bytes and the line end after them */
static int
read_bytes(struct buf *out, struct batch *b, size_t n)
{
	for (n++; n;) {
		size_t have = b->in.n - b->at, take = have < n ? have : n;

		buf_add(out, b->in.p + b->at, take);
		b->at += take;
		n -= take;
		if (n && fill(b) < 0)
			return -1;
	}
	out->p[--out->n] = '\0';
	return 0;
}

static int
broken(struct batch *b, struct buf *why)
{
	batch_close(b);
	buf_str(why, STR("git cannot read it (see above)"));
	return -1;
}

int
batch_read(struct buf *out, struct batch *b, const char *name, const char *type, struct buf *why)
{
	struct buf request = {0};
	struct str line, id, kind, size;
	int64_t n;
	bool is;
	int bad;

	buf_clear(out);
	buf_fmt(&request, "%s\n", name);
	bad = !b->open || child_write(&b->child, buf_view(&request)) < 0 || read_line(&line, b) < 0;
	buf_free(&request);
	if (bad)
		return broken(b, why);
	size = str_cut(&kind, str_cut(&id, line, ' '), ' ');
	n = str_number(size, INT64_MAX - 1);
	if (n < 0) {
		buf_fmt(why, "git does not have object %.*s", STR_ARG(id));
		return -1;
	}
	is = str_eq(kind, str_of(type));
	if (read_bytes(out, b, (size_t)n) < 0)
		return broken(b, why);
	if (is)
		return 0;
	buf_str(why, STR("an object is not of the kind it should be"));
	return -1;
}
