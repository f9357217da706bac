/* SPDX-License-Identifier: ISC */
#include "base/marker.h"

static const char of[] = {[MARKER_OURS] = '<', [MARKER_BASE] = '|', [MARKER_THEIRS] = '=', [MARKER_END] = '>'};

/* the marker that a line would be among markers of `min` or more characters, and its *size */
static enum marker
kind(struct str line, size_t min, size_t *size)
{
	enum marker m = MARKER_OURS;
	size_t n = 0;

	if (line.n < min)
		return MARKER_NONE;
	while (m <= MARKER_END && of[m] != line.p[0])
		m++;
	if (m > MARKER_END)
		return MARKER_NONE;
	while (n < line.n && line.p[n] == of[m])
		n++;
	*size = n;
	return n < min || (n < line.n && line.p[n] != ' ') ? MARKER_NONE : m;
}

bool
marker_is(struct str line, enum marker m)
{
	size_t size;

	return kind(line, MARKER_SIZE, &size) == m;
}

enum marker
marker_next(struct marker_reader *r, struct str line)
{
	size_t size;
	enum marker m = kind(line, MARKER_SIZE, &size);

	if (m == MARKER_NONE || (r->part ? size != r->size : m != MARKER_OURS))
		return MARKER_NONE;
	r->part = m == MARKER_END ? MARKER_NONE : m;
	r->size = size;
	return m;
}

bool
marker_conflict(struct str text)
{
	struct marker_reader r = {0};
	struct str line;

	while (str_line(&line, &text)) {
		enum marker before = r.part;

		if (marker_next(&r, line) == MARKER_END && before == MARKER_THEIRS)
			return true;
	}
	return false;
}

/* moves *text past the next line that begins a conflict of this size, and counts the lines */
static bool
next_conflict(struct str *text, size_t size, uint32_t *lines)
{
	struct str line;
	size_t here;

	while (str_line(&line, text)) {
		++*lines;
		if (kind(line, size, &here) == MARKER_OURS && here == size)
			return true;
	}
	return false;
}

int
marker_count(struct str text, size_t size)
{
	uint32_t lines = 0;
	int n = 0;

	while (next_conflict(&text, size, &lines))
		n++;
	return n;
}

uint32_t
marker_first(struct str text, size_t size)
{
	uint32_t lines = 0;

	return next_conflict(&text, size, &lines) ? lines : 0;
}

void
marker_add(struct buf *out, enum marker m, size_t size, const char *label)
{
	for (size_t i = 0; i < size; i++)
		buf_chr(out, of[m]);
	if (label)
		buf_fmt(out, " %s", label);
	buf_chr(out, '\n');
}
