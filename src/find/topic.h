/* SPDX-License-Identifier: ISC */
#ifndef TEND_TOPIC_H
#define TEND_TOPIC_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/stem.h"

/*
 * A topic: the words of a question, folded and stemmed in a language, without stop words and
 * question words ("who", "knows", "somebody"). Words with the same stem are one term; terms are
 * numbered in order. Start it with topic_open().
 */
struct topic {
	struct str *word;   /* for each term, its first word in the question */
	uint32_t n;         /* number of terms */
	size_t cap;
	struct map stems;   /* stem: its term */
	bool begins[256];   /* true for each ASCII byte that can begin a word of a term */
	struct str language;
	struct stem *stem;  /* NULL if the language has no stemmer; words are then used unchanged */
	struct buf scratch;
	struct arena arena;
};

/* `language` must outlive the topic */
void topic_open(struct topic *, struct str language);
/* adds the words of a text, which need not live on */
void topic_add(struct topic *, struct str text);
void topic_close(struct topic *);

/* a term in a text, and the byte offset of its word */
struct topic_hit {
	uint32_t term;
	size_t at;
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
	bool slow;          /* reads every word with words_next(), to test the fast path */
};

#define TOPIC_OTHER (MAP_NONE - 1)

void topic_reader_open(struct topic_reader *, const struct topic *);
/* finds the terms of a text and stores them in r->hit */
void topic_read(struct topic_reader *, struct str text);
void topic_reader_close(struct topic_reader *);

#endif
