/* SPDX-License-Identifier: ISC */
#ifndef TEND_WHO_H
#define TEND_WHO_H

#include "account/account.h"
#include "find/synonyms.h"
#include "network/ties.h"

/* the keys and parts of the whole book that who_find() needs */
#define WHO_KEYS (NAME_KEYS | ACCOUNT_KEYS | key_searched())
#define WHO_PARTS WANT_RAW

/* where words were found; several keys may share one value */
enum who_where {
	WHO_OFFERS, WHO_TITLE, WHO_TAGS, WHO_ORG, WHO_NEEDS, WHO_NOTES, WHO_LOG, WHO_COUNT
};

enum who_state { WHO_ACTIVE, WHO_DORMANT, WHO_UNFILED };

/* a term of the topic, and how it was found: `other` is TOPIC_NONE for the word itself */
struct who_word {
	uint32_t term, other;
};

/* a part of a score: a word, where it stands, how often, with what weight; its share */
struct who_reason {
	struct who_word word;
	enum who_where where;
	uint32_t count;
	double weight, points;
};

/* a person who has to do with a topic */
struct who {
	/* index into the book's contacts; the number of contacts for a person without a file */
	size_t who;
	/* for a person without a file, the name as first written; in the arena */
	struct str id;
	double score;       /* 0..100, see who_find(); rounded to a millionth for sorting */
	enum who_state state;
	enum who_where where[WHO_COUNT]; /* strongest first */
	size_t nwhere;
	const struct who_word *word; /* what was found, in the order of the terms; in the arena */
	size_t nwords;
	const struct who_reason *reason; /* if asked for, in the order of the terms; in the arena */
	size_t nreasons;
};

/* options of who_find() */
struct who_options {
	size_t limit;   /* maximum number of results, 0: all */
	int min;        /* minimum score, rounded */
	bool forgotten; /* only dormant people */
	bool explain;   /* fills who.reason */
	const struct thesauri *thesauri; /* for words that no contact has */
};

/*
 * Finds people who have to do with a topic, best first, then by id. The owner and inactive contacts
 * are excluded, and so is what their files say of others. The score is BM25F (Robertson, Zaragoza
 * and Taylor 2004); for a term t and a person
 *
 *	f(t) = sum over the parts of  weight * count / (1 - b + b * size / mean size)
 *	score = 100 * sum of  idf(t) * f(t) / (K1 + f(t))  over the sum of all idf(t)
 *	idf(t) = ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N people
 *	(Robertson and Spärck Jones 1976)
 *
 * For a term, f is that of the word itself or, if that is more, of one of the topic's names or
 * kinds for it, times its weight; n counts people with either. For a term that no contact has by
 * itself or by a name that means the same, the thesauri are asked, and words like it. What they
 * have adds up, and weighs less the more people have it; 1 in 12 is too many:
 *
 *	1 - product of  1 - weight * (idf(word) / idf(n = 0))^2 * f(word) / (K1 + f(word))
 *
 * Sizes are in bytes; notes and log both have the size of the whole body. The score never reaches
 * 100, which would need infinite counts. Time since the last contact does not matter. Entries with
 * future dates do not count.
 *
 * For a person without a file, the words of each entry and sentence with the name count as in a log
 * or notes of mean size, and so do words near the name in knows, via or recommends. The function
 * frees the book's name index. It parses only the bodies with a word of the topic, and adds their
 * errors to `errors`. Texts are in the book or the arena; the caller frees *out.
 */
void who_find(struct who **out, size_t *n, struct book *, struct topic *, day today,
              const struct who_options *, struct arena *, struct errors *);

/* "offers", "title", … */
const char *who_where_name(enum who_where);
/* "active", "dormant", "horizon" */
const char *who_state_name(enum who_state);

#endif
