/* SPDX-License-Identifier: ISC */
#ifndef TEND_TOPIC_H
#define TEND_TOPIC_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/stem.h"

/*
 * A topic: the words of a question, folded and stemmed in a language, without
 * stop words and those with which one asks ("who", "knows", "somebody"). Words
 * of one stem are one term; terms are numbered as they come. Start it with
 * topic_open().
 */
struct topic {
	struct str *word;   /* of each term, as it first stands in the question */
	uint32_t n;         /* terms */
	size_t cap;
	struct map stems;   /* stem: its term */
	bool begins[256];   /* the ASCII bytes with which a word of a term can begin */
	struct str language;
	struct stem *stem;  /* NULL for a language without a stemmer: words as they are */
	struct buf scratch;
	struct arena arena;
};

/* `language` must live on */
void topic_open(struct topic *, struct str language);
/* adds the words of a text, which may be gone afterwards */
void topic_add(struct topic *, struct str text);
void topic_close(struct topic *);

/* a term in a text, and the offset of the word */
struct topic_hit {
	uint32_t term;
	size_t at;
};

/* reads texts for a topic, which must be complete by then; for one thread */
struct topic_reader {
	const struct topic *topic;
	struct stem *stem;
	struct map words;   /* folded word: its term, or TOPIC_OTHER */
	unsigned char look[256]; /* at which bytes to look */
	struct buf scratch;
	struct arena arena;
	struct topic_hit *hit; /* what topic_read() found, in the order of the text */
	size_t n, cap;
	bool slow;          /* every word by text_word(): for the test of the short cut */
};

#define TOPIC_OTHER (MAP_NONE - 1)

void topic_reader_open(struct topic_reader *, const struct topic *);
/* finds the terms of a text: r->hit */
void topic_read(struct topic_reader *, struct str text);
void topic_reader_close(struct topic_reader *);

#endif
