/* SPDX-License-Identifier: ISC */
#ifndef TEND_WHO_H
#define TEND_WHO_H

#include "account/account.h"
#include "find/topic.h"
#include "network/ties.h"

/* the keys and parts of the whole book that who_find() needs */
#define WHO_KEYS (NAME_KEYS | ACCOUNT_KEYS | key_searched())
#define WHO_PARTS WANT_RAW

/* where words were found; several keys may share one value */
enum who_where {
	WHO_OFFERS, WHO_TITLE, WHO_TAGS, WHO_ORG, WHO_NEEDS, WHO_NOTES, WHO_LOG, WHO_COUNT
};

enum who_state { WHO_ACTIVE, WHO_DORMANT, WHO_UNFILED };

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
	const uint32_t *term; /* the topic's terms that were found, ascending; in the arena */
	size_t nterms;
};

/* options of who_find() */
struct who_options {
	size_t limit;   /* maximum number of results, 0: all */
	int min;        /* minimum score, rounded */
	bool forgotten; /* only dormant people */
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
 * Sizes are in bytes; notes and log both have the size of the whole body. The score never reaches
 * 100, which would need infinite counts. Time since the last contact does not matter. Entries with
 * future dates do not count.
 *
 * For a person without a file, the words of each entry and sentence with the name count as in a log
 * or notes of mean size, and so do words near the name in knows, via or recommends. The function
 * frees the book's name index. It parses only the bodies with a word of the topic, and adds their
 * errors to `errors`. Texts are in the book or the arena; the caller frees *out.
 */
void who_find(struct who **out, size_t *n, struct book *, const struct topic *, day today,
              const struct who_options *, struct arena *, struct errors *);

/* "offers", "title", … */
const char *who_where_name(enum who_where);
/* "active", "dormant", "horizon" */
const char *who_state_name(enum who_state);

#endif
