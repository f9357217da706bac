/* SPDX-License-Identifier: ISC */
#ifndef TEND_TOPIC_H
#define TEND_TOPIC_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/stem.h"

enum {
	TOPIC_WORDS = 6,     /* words of a phrase, and terms that it stands for */
	TOPIC_LETTERS = 128, /* ASCII */
	TOPIC_WORD_MAX = 64, /* longer words take the slow path */
};

/* how another word stands for terms, closest first */
enum topic_tie {
	TOPIC_NAME,    /* it means the same: it counts beside the term's own word */
	TOPIC_KIND,    /* it is a kind or a part of it, and counts likewise */
	TOPIC_RELATED, /* a thesaurus has it, for terms that no contact has */
};

/* another word, or a phrase, for terms of the question: "funeral director" for "undertaker" */
struct topic_other {
	struct str text;
	uint32_t stem[TOPIC_WORDS], nstems; /* its words, as numbers of stems */
	uint32_t of[TOPIC_WORDS], nof;      /* the terms that it stands for */
	uint32_t next;    /* another with the same first stem, or kin; TOPIC_NONE at the end */
	double weight;    /* of one hit, compared with the term's own word; 0: it does not count */
	enum topic_tie tie;
};

/*
 * A topic: the words of a question, folded and stemmed in a language, without stop words and
 * question words. Words with the same stem are one term; terms are
 * numbered in order. The numbers from n on are those of `other`. Start it with topic_open().
 */
struct topic {
	struct str *word;   /* for each term, its first word in the question */
	uint32_t n;         /* number of terms */
	size_t cap;
	uint32_t *order;    /* the terms as they follow each other in the question */
	size_t norder, order_cap;
	struct topic_other *other;
	uint32_t nothers;
	size_t others_cap;
	struct map stems;   /* stem: its number; those of terms come first */
	uint32_t nstems;
	uint32_t *quiet;    /* the stems that are words which say nothing, as parts of phrases */
	size_t nquiet, quiet_cap;
	uint32_t kin;       /* the first of `other` by topic_add_kin(), or TOPIC_NONE */
	uint32_t *first;    /* for each stem, the first of `other` with it, or TOPIC_NONE */
	size_t first_cap;
	/* true for the first two letters of a word of a term, in lower case; 0 for none */
	bool begins[TOPIC_LETTERS][TOPIC_LETTERS];
	struct str language;
	struct stem *stem;  /* NULL if the language has no stemmer; words are then used unchanged */
	struct buf scratch;
	struct arena arena;
};

/* `language` must outlive the topic */
void topic_open(struct topic *, struct str language);
#define TOPIC_NONE UINT32_MAX

/* adds the words of a text, which need not live on */
void topic_add(struct topic *, struct str text);
/*
 * Adds another word or phrase for terms, after the last topic_add(). A phrase of words that say
 * nothing, or of the terms themselves, is not added, nor is one that is there already for a term.
 * Of other phrases, words that say nothing are left out, but a negation is not: "non-profit" is not
 * "profit". Nor, unless the phrase is related alone, is a first word that is no article
 * ("au pair"), nor one that asks ("head of people").
 */
void topic_add_other(struct topic *, struct str text, const uint32_t *of, uint32_t nof,
                     double weight, enum topic_tie);
/* adds words that are made of a term or like it, as kin.h says */
void topic_add_kin(struct topic *, uint32_t term, double weight);
/* true if `present`, for each term and other, has a term or a name that means the same */
bool topic_present(const struct topic *, const bool *present, uint32_t term);
/* true if another word stands for a term */
bool topic_stands_for(const struct topic_other *, uint32_t term);
/* false if no term begins with a character, in any case: not of all is it known */
bool topic_may_begin(const struct topic *, char);
/*
 * The numbers of the stems of a text, in order, at most TOPIC_WORDS; TOPIC_NONE for those that the
 * topic lacks. None if one of the words asks: "head of people" is not any head.
 */
uint32_t topic_stems(struct topic *, uint32_t stem[TOPIC_WORDS], struct str text);
/* the number of terms and others: the numbers of a hit are below */
uint32_t topic_size(const struct topic *);
void topic_close(struct topic *);

/* What topic_reader.h shares: */

/* for each byte, the lower-case letter or digit it is in a word, or 0 */
extern const unsigned char topic_lower[256];
/* true for a folded word that stops or asks: it is no term, only a part of phrases */
bool topic_says_nothing(struct str folded);
/* the stem of a folded word; the word itself if there is no stemmer */
struct str topic_stem_of(struct stem *, struct str folded);
/* the key in `stems` of a word that says nothing, of its letters as they are: no stem begins so */
struct str topic_quiet_key(char scratch[TOPIC_WORD_MAX], struct str folded);

#endif
