/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lsp/place.h"
#include "lsp/reply.h"

struct place_mark {
	size_t from, at; /* offsets of a line and of a place in it */
	int64_t n;       /* the units between them */
};

static void
add_line(struct lines *l, size_t at)
{
	l->at = mem_reserve(l->at, l->n, &l->cap, sizeof(*l->at));
	l->at[l->n++] = (uint32_t)at;
}

void
lines_read(struct lines *l, struct str text, bool utf8)
{
	l->text = text;
	l->utf8 = utf8;
	l->n = 0;
	if (!l->mark)
		l->mark = mem_alloc(sizeof(*l->mark));
	*l->mark = (struct place_mark){0};
	add_line(l, 0);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n' || (text.p[i] == '\r' && !(i + 1 < text.n && text.p[i + 1] == '\n')))
			add_line(l, i + 1);
}

void
lines_free(struct lines *l)
{
	free(l->at);
	free(l->mark);
	*l = (struct lines){0};
}

/* the text of a line, without its end */
static struct str
line_of(const struct lines *l, size_t i)
{
	size_t to = i + 1 < l->n ? l->at[i + 1] : l->text.n;

	while (to > l->at[i] && (l->text.p[to - 1] == '\n' || l->text.p[to - 1] == '\r'))
		to--;
	return str_sub(l->text, l->at[i], to);
}

/* the units that a character takes in UTF-16 */
static int64_t
units(int32_t c)
{
	return c > 0xFFFF ? 2 : 1;
}

size_t
place_offset(const struct lines *l, int64_t line, int64_t character)
{
	struct str rest;
	int64_t n = 0;
	size_t end;

	if (line < 0)
		return 0;
	if ((uint64_t)line >= l->n)
		return l->text.n;
	rest = line_of(l, (size_t)line);
	if (l->utf8)
		return l->at[line] + (character < 0 ? 0 : (uint64_t)character < rest.n ? (size_t)character : rest.n);
	end = l->at[line] + rest.n;
	while (rest.n) {
		size_t left = rest.n;

		n += units(utf8_next(&rest));
		if (n > character)
			return end - left;
	}
	return end;
}

size_t
place_of_msg(const struct lines *l, const struct msg *m)
{
	return place_offset(l, msg_number(m, "line"), msg_number(m, "character"));
}

size_t
place_line(const struct lines *l, size_t offset)
{
	size_t from = 0, to = l->n;

	while (to - from > 1) {
		size_t at = from + (to - from) / 2;

		if (l->at[at] <= offset)
			from = at;
		else
			to = at;
	}
	return from;
}

void
place_reply(struct buf *out, const char *key, const struct lines *l, size_t offset)
{
	size_t line = place_line(l, offset);
	size_t from = l->at[line];
	int64_t n = (int64_t)offset - (int64_t)from;

	if (!l->utf8) {
		/* places come one after another: a long line is counted once */
		bool on = l->mark->from == from && l->mark->at <= offset;
		struct str s = str_sub(l->text, on ? l->mark->at : from, offset);

		for (n = on ? l->mark->n : 0; s.n;)
			n += units(utf8_next(&s));
		*l->mark = (struct place_mark){from, offset, n};
	}
	reply_object(out, key);
	reply_number(out, "line", (int64_t)line);
	reply_number(out, "character", n);
	reply_object_end(out);
}

void
place_range(struct buf *out, const char *key, const struct lines *l, size_t from, size_t to)
{
	reply_object(out, key);
	place_reply(out, "start", l, from);
	place_reply(out, "end", l, to);
	reply_object_end(out);
}
