/* SPDX-License-Identifier: ISC */
#ifndef TEND_MENTION_LINE_H
#define TEND_MENTION_LINE_H

#include "names/spoken.h"

/* what the blocks of a note have that go on beyond a line */
enum mention_open {
	MENTION_TEXT,
	MENTION_PERCENT, /* a comment of Obsidian: %% … %% */
	MENTION_HTML,    /* <!-- … --> */
};

/* the contacts of a line */
struct mention_line {
	const struct spoken *spoken;
	uint32_t *who; /* each once, in order; owned */
	size_t n, cap;
	const char *several; /* the first name in the line that several contacts have, or NULL */
	size_t several_n;    /* its length */
	enum mention_open open; /* at the end of the line */
	struct buf scratch, word;
};

/* clears the contacts and reads a line; `open` says in what it begins */
void mention_line_read(struct mention_line *, struct str line);
/* adds the contact of a value that names one and nothing else; false if there is none */
bool mention_line_value(struct mention_line *, struct str value);
void mention_line_clear(struct mention_line *);
void mention_line_free(struct mention_line *);

#endif
