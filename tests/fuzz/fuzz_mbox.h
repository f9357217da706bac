/* SPDX-License-Identifier: ISC */
#ifndef FUZZ_MBOX_H
#define FUZZ_MBOX_H

#include "base/str.h"

/*
 * A plain reader of an mbox, of bytes that are all there, by what mailbox.h says: each message
 * begins with a line "From ..." that a header follows; without one at the beginning, all is one
 * message. Start it by plain_mbox(), with the bytes of a line that are looked at.
 */
struct plain_mbox {
	struct str rest;
	size_t piece;
	uint32_t line; /* number of the line that is next */
	bool single;   /* one message; then `rest` is empty after it */
};

struct plain_head {
	struct str head;
	uint32_t line;
};

static inline struct plain_mbox
plain_mbox(struct str bytes, size_t piece)
{
	bool single = !str_starts(bytes, STR("From "));

	return (struct plain_mbox){.rest = bytes, .piece = piece, .line = 1, .single = single};
}

/* the next line, with its end */
static inline struct str
plain_line(const struct plain_mbox *m)
{
	size_t end = str_chr(m->rest, '\n');

	return str_sub(m->rest, 0, end + (end < m->rest.n));
}

static inline void
plain_skip(struct plain_mbox *m)
{
	m->rest = str_sub(m->rest, plain_line(m).n, m->rest.n);
	m->line++;
}

/* "Name:", of printable characters; blanks may stand before the colon */
static inline bool
plain_header(const struct plain_mbox *m)
{
	struct str line = str_sub(plain_line(m), 0, m->piece);
	size_t colon = str_chr(line, ':'), n = colon;

	while (n && (line.p[n - 1] == ' ' || line.p[n - 1] == '\t'))
		n--;
	for (size_t i = 0; i < n; i++)
		if (line.p[i] <= ' ' || line.p[i] >= 0x7f)
			return false;
	return n && colon < line.n;
}

/* the headers of the next message; false if there is none */
static inline bool
plain_mbox_next(struct plain_head *out, struct plain_mbox *m)
{
	bool found = m->single && plain_header(m);
	const char *from;

	while (!m->single && !found && m->rest.n) {
		bool marks = str_starts(m->rest, STR("From "));

		plain_skip(m);
		found = marks && !str_starts(m->rest, STR("From ")) && plain_header(m);
	}
	if (!found)
		return false;
	*out = (struct plain_head){.line = m->line};
	for (from = m->rest.p; m->rest.n; plain_skip(m)) {
		struct str line = plain_line(m);

		if (str_eq(line, STR("\n")) || str_eq(line, STR("\r\n")))
			break;
		if (!m->single && str_starts(line, STR("From ")))
			break;
	}
	out->head = (struct str){from, (size_t)(m->rest.p - from)};
	if (m->single)
		m->rest = STR("");
	return true;
}

#endif
