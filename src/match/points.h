/* SPDX-License-Identifier: ISC */
#ifndef TEND_POINTS_H
#define TEND_POINTS_H

#include "match/former_orgs.h"
#include "match/intro.h"
#include "match/open_question.h"
#include "match/tag_words.h"

/* the keys and parts that points_open() needs, of the whole book */
#define POINTS_KEYS \
	(INTRO_KEYS | OPEN_QUESTIONS_KEYS | TAG_WORDS_KEYS | KEYSET(KEY_ORG) | KEYSET(KEY_FIELD))
#define POINTS_PARTS (INTRO_PARTS | OPEN_QUESTIONS_PARTS | TAG_WORDS_PARTS)

/* in the order of the points of a contact */
enum point_kind {
	POINT_CAREFUL,
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
	POINTS_WORDS = 5, /* points of that kind, at most */
	POINTS_FEW = 3,   /* a word in common is in the notes of at most so many contacts */
};

/*
 * Something that two people have in common, or might have. Its texts are borrowed from the book; a
 * contact is an index into the book, or the book's n for none. points_text() makes it a sentence.
 */
struct point {
	enum point_kind kind;
	/* why to keep them apart; the thing in common; the need; the tag of a bridge and the one */
	struct str what;
	struct str other; /* the offer; the tag of a bridge and the other */
	/*
	 * the acquaintance, the via or the bridge; the one who needs; the one to ask; the one whose
	 * former org it is, or b->n for both
	 */
	size_t who;
	size_t giver;     /* the one who offers */
	enum key missing; /* the key that a question is for; KEY_OTHER if none is missing */
	bool asked;       /* `what` is their own question, to answer first */
	bool quoted;      /* `what` is a value of their file to ask about */
	bool sad;         /* the question is how they are, and `what` is why */
};

struct points;

/*
 * Prepares to find what each of `people` has in common with one and the same other: a contact, or
 * the owner, b->me (b->n if there is no me.md, so that nothing is known of the owner). It sorts the
 * former organisations, and borrows them and the book.
 */
struct points *points_open(struct book *, const struct people *, size_t with,
                           struct former_org *, size_t n, day today);

/*
 * Finds the points of one of the people, in the order of the kinds. *out is valid until the next
 * call.
 *
 * careful       why two contacts must not meet, see intro_apart(); then there is nothing else
 * passions      tags, the rarest first
 * places        without those of the owner, and those of a tenth of a book of TERMS_BOOK or more
 * acquaintances contacts tied to both, most entries first; for the owner, who knows everyone, those
 *               tied to the contact
 * needs         the best fit each way, see intro_fit()
 * words         distinctive words of the notes, see distinctive_words.h; then tags of one in the
 *               notes of the other, see tag_words.h; not where either is delicate, see delicate.h
 * bridges       only if there is none of these: contacts who share a tag with each, see bridges.h
 * questions     of either file, without the owner's, see open_question.h; if there is no point,
 *               one about what matters to the contact
 */
void points_of(const struct point **out, size_t *n, struct points *, size_t who);
void points_close(struct points *);

/* "passion", "org", ... */
struct str point_kind_name(enum point_kind);

#endif
