/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/cell.h"
#include "book/stream.h"

enum { CAPACITY = 256 * 1024 };

static struct str
unread(const struct stream *s)
{
	return str_sub(buf_view(&s->in), s->at, s->in.n);
}

static int
fail(struct stream *s, const char *why)
{
	s->error = why;
	return -1;
}

/* reads more, after moving the unread bytes to the front: 1, 0 at the end, -1 */
static int
fill(struct stream *s)
{
	struct str left = unread(s);
	ssize_t got;

	if (s->at && left.n)
		memmove(s->in.p, left.p, left.n);
	s->in.n = left.n;
	s->at = 0;
	buf_reserve(&s->in, CAPACITY);
	do
		got = read(s->fd, s->in.p + s->in.n, CAPACITY);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fail(s, strerror(errno));
	buf_filled(&s->in, (size_t)got);
	return got > 0;
}

/* takes the header line of the next file: 1, 0 at the end, -1 */
static int
take_line(struct str *line, struct stream *s)
{
	size_t seen = 0;
	int got;

	for (;;) {
		struct str left = unread(s);

		seen += str_chr(str_sub(left, seen, left.n), '\n');
		if (seen < left.n) {
			*line = str_sub(left, 0, seen);
			s->at += seen + 1;
			return 1;
		}
		if (seen > STREAM_LINE)
			return fail(s, "tend-cat wrote a line without end");
		if ((got = fill(s)) < 0)
			return -1;
		if (!got)
			return seen ? fail(s, "what tend-cat wrote ends within a line") : 0;
	}
}

/* reads until n bytes are available: 0 or -1 */
static int
wait_for(struct stream *s, size_t n)
{
	int got = 1;

	while (got > 0 && unread(s).n < n)
		got = fill(s);
	return got > 0 ? 0 : got < 0 ? -1 : fail(s, "what tend-cat wrote ends within a file");
}

/* skips n bytes: 0 or -1 */
static int
skip(struct stream *s, int64_t n)
{
	int got = 1;

	while (got > 0 && n) {
		size_t here = unread(s).n < (uint64_t)n ? unread(s).n : (size_t)n;

		s->at += here;
		n -= (int64_t)here;
		if (n)
			got = fill(s);
	}
	return got > 0 ? 0 : got < 0 ? -1 : fail(s, "what tend-cat wrote ends within a file");
}

int
stream_next(struct frame *out, struct stream *s, size_t max)
{
	struct str line, size;
	int64_t n;
	int got = take_line(&line, s);

	if (got <= 0)
		return got;
	line = str_cut(&size, line, '\t');
	buf_clear(&s->path);
	cell_unescape(&s->path, line);
	n = str_number(size, INT64_MAX / 16);
	if (n < 0 || !s->path.n)
		return fail(s, "tend-cat wrote a line that is no size and path");
	*out = (struct frame){.path = buf_view(&s->path), .large = (uint64_t)n > max};
	if (out->large ? skip(s, n) < 0 || wait_for(s, 1) < 0 : wait_for(s, (size_t)n + 1) < 0)
		return -1;
	if (!out->large) {
		out->bytes = str_sub(unread(s), 0, (size_t)n);
		s->at += (size_t)n;
	}
	return s->in.p[s->at++] == '\n' ? 1 : fail(s, "tend-cat wrote a file that is not as long as it said");
}

void
stream_free(struct stream *s)
{
	buf_free(&s->in);
	buf_free(&s->path);
}
