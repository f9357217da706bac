/* SPDX-License-Identifier: ISC */
#ifndef TEND_WHO_H
#define TEND_WHO_H

#include "account/account.h"
#include "find/topic.h"
#include "network/ties.h"

/* the keys and parts that who_find() needs, of the whole book */
#define WHO_KEYS \
	(NAME_KEYS | ACCOUNT_KEYS | KEYSET(KEY_OFFERS) | KEYSET(KEY_NEEDS) | KEYSET(KEY_AGENDA) | KEYSET(KEY_TAGS) | \
	 KEYSET(KEY_FIELD) | KEYSET(KEY_ORG) | KEYSET(KEY_TITLE) | KEYSET(KEY_ROLES) | KEYSET(KEY_PLACE) | \
	 KEYSET(KEY_WHY) | KEYSET(KEY_HOOK) | KEYSET(KEY_OTHER) | KEYSET(KEY_KNOWS) | KEYSET(KEY_VIA) | \
	 KEYSET(KEY_RECOMMENDS))
#define WHO_PARTS WANT_RAW

/* where words were found; several keys may be told as one */
enum who_where { WHO_OFFERS, WHO_TITLE, WHO_TAGS, WHO_ORG, WHO_NEEDS, WHO_NOTES, WHO_LOG, WHO_COUNT };

enum who_state { WHO_ACTIVE, WHO_DORMANT, WHO_HORIZON };

/* somebody who bears on a topic */
struct who {
	size_t who;         /* index into the book's contacts; its n for somebody on the horizon */
	struct str id;      /* of somebody on the horizon the name, as first written, in the arena */
	double score;       /* 0 .. 100, see who_find(); to a millionth, the measure of the order */
	enum who_state state;
	enum who_where where[WHO_COUNT]; /* the strongest first */
	size_t nwhere;
	const uint32_t *term; /* the topic's terms that were found, ascending; in the arena */
	size_t nterms;
};

/* what of it is wanted */
struct who_wish {
	size_t limit;   /* so many at most, 0: all */
	int min;        /* of the score, rounded */
	bool forgotten; /* only the dormant */
};

/*
 * Who bears on a topic, best first, then by id; the owner and the retired do not, nor what their
 * files say of others. The measure is BM25F (Robertson, Zaragoza and Taylor 2004): of each term t
 * and person
 *
 *	f(t) = sum over the parts of  weight * count / (1 - b + b * size / mean size)
 *	score = 100 * sum of  idf(t) * f(t) / (K1 + f(t))  over the sum of all idf(t)
 *	idf(t) = ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N people (Robertson and Spärck Jones 1976)
 *
 * Sizes are in bytes; of notes and log that of the whole body. 100 is never reached: it would be every word, again and again. How
 * long ago one was in touch does not count. Entries count once they are done.
 *
 * Of somebody on the horizon the words of each entry and sentence that names them count as those of
 * a log or of notes of mean size, and the words of the name where knows, via or recommends give it. Lets
 * go of the book's names. What cannot be read below the front-matter is told in `errors`, of those
 * who have a word of the topic: nobody else's is parsed. Texts live in the book or the arena; the caller frees *out.
 */
void who_find(struct who **out, size_t *n, struct book *, const struct topic *, day today,
              const struct who_wish *, struct arena *, struct errors *);

/* "offers", "title", … */
const char *who_where_name(enum who_where);
/* "active", "dormant", "horizon" */
const char *who_state_name(enum who_state);

#endif
