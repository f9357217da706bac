/* SPDX-License-Identifier: ISC */
#ifndef TEND_TOPIC_READER_H
#define TEND_TOPIC_READER_H

#include "find/topic.h"

/* a term in a text, and the byte offsets of its word or phrase */
struct topic_hit {
	uint32_t term;
	size_t at, end;
};

/* reads texts for a complete topic; one thread at a time may use it */
struct topic_reader {
	const struct topic *topic;
	struct stem *stem;
	struct map words;   /* folded word: its term, or TOPIC_OTHER */
	unsigned char look[256]; /* for each byte, whether a word there needs a lookup */
	struct buf scratch;
	struct arena arena;
	struct topic_hit *hit; /* the result of topic_read(), in the order of the text */
	size_t n, cap;
	struct topic_hit *found; /* the stems of a text, with numbers of stems */
	size_t nfound, found_cap;
	bool slow;          /* reads every word with words_next(), to test the fast path */
};

#define TOPIC_OTHER (MAP_NONE - 1)

void topic_reader_open(struct topic_reader *, const struct topic *);
/* finds the terms of a text and stores them in r->hit */
void topic_read(struct topic_reader *, struct str text);
void topic_reader_close(struct topic_reader *);

#endif
