/* SPDX-License-Identifier: ISC */
#ifndef TEND_POINTS_H
#define TEND_POINTS_H

#include "match/intro.h"

/* the keys and parts that points_open() needs, of the whole book */
#define POINTS_KEYS (INTRO_KEYS | KEYSET(KEY_ORG) | KEYSET(KEY_FIELD))
#define POINTS_PARTS (INTRO_PARTS | WANT_RAW)

/* in the order in which they come */
enum point_kind {
	POINT_PASSION,
	POINT_ORG,
	POINT_ORG_BEFORE,
	POINT_PLACE,
	POINT_FIELD,
	POINT_ACQUAINTANCE,
	POINT_NEED,
	POINT_WORD,
	POINT_VIA,
	POINT_BRIDGE,
	POINT_QUESTION,
	POINT_KINDS
};

enum {
	POINTS_ACQUAINTANCES = 5, /* rows at most of that kind */
	POINTS_WORDS = 5,
	POINTS_BRIDGES = 3,
	POINTS_RARE = 3, /* a word in the notes of more people tells nothing of two of them */
};

/*
 * Something two have in common, or might. Texts live as long as the book; a contact is an index
 * into it, the book's n for none. points_text() says it in words.
 */
struct point {
	enum point_kind kind;
	/* the thing; of a need what is needed, of a bridge the passion of the one looked at */
	struct str what;
	/* of a need what is offered, of a bridge the passion of the other */
	struct str other;
	/*
	 * an acquaintance, via, a bridge; whose a former org was, n for both; who needs; whom to
	 * ask
	 */
	size_t who;
	/* of a need: who offers */
	size_t giver;
	/* of a question: the key that is not filled in, KEY_OTHER if all are */
	enum key missing;
};

/* an organisation that somebody was at, as the history has it */
struct past_org {
	struct str id, org;
};

struct points;

/*
 * What each of `people` shares with one and the same other: a contact, or the owner, b->me (b->n
 * where there is no me.md: then nothing is known of the owner). The past is put in another order,
 * and has to live as long as they.
 */
struct points *points_open(struct book *, const struct people *, size_t with, struct past_org *,
                           size_t n, day today);

/*
 * One of the people's, in the order of the kinds; at least one. Good until the next call.
 *
 * passions      tags, the rarest first
 * acquaintances people tied to both, most entries first; for the owner, who knows all, people tied
 *               to the other
 * needs         the best fit each way, see intro_fit()
 * words         rare ones, see rare.h
 * bridges       if there is none of these: a third person with a passion of each, tied to both, to
 *               one, to none; the rarest passions first. Of a passion's people the first
 *               POSTINGS_DISTINCTIVE, and those tied to `who`, are considered
 * questions     one for each key that is missing in either file but the owner's, of place, field,
 *               tags and needs
 */
void points_of(const struct point **out, size_t *n, struct points *, size_t who);
void points_close(struct points *);

/* "passion", "org", … */
struct str point_kind_name(enum point_kind);

#endif
