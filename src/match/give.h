/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_H
#define TEND_GIVE_H

#include "match/intro.h"

/* the keys and parts that giving needs, of the whole book */
#define GIVE_KEYS \
	(INTRO_KEYS | KEYSET(KEY_AGENDA) | KEYSET(KEY_ADMIRE) | KEYSET(KEY_WHY) | KEYSET(KEY_ORG))
#define GIVE_PARTS INTRO_PARTS

/* kinds of gifts, in the order of those that were given equally often */
enum give_kind {
	GIVE_HELP,
	GIVE_INTRO,
	GIVE_QUESTION,
	GIVE_IDEA,
	GIVE_PRAISE,
	GIVE_FUN,
	GIVE_KINDS
};

/* why something would be a gift */
enum give_reason {
	GIVE_NEEDED,         /* it fits a need */
	GIVE_NEVER_ASKED,    /* no needs are known, and the owner never asked */
	GIVE_ASKED,          /* no needs are known, but the owner asked: a last resort */
	GIVE_OUT_OF_REACH,   /* no offer fits the need: likewise */
	GIVE_AGENDA,         /* it is on their agenda */
	GIVE_THEIR_PASSION,
	GIVE_OUR_PASSION,    /* a passion that the owner shares */
	GIVE_OUR_PLACE,      /* a place that the owner shares */
	GIVE_NEVER_PRAISED,  /* the owner never said so */
	GIVE_ADMIRED,        /* likewise, and it is an organisation that the owner admires */
};

/* how far an introduction under way has come */
enum give_progress { GIVE_NOT_BEGUN, GIVE_ONE_ASKED, GIVE_BOTH_AGREED };

enum { GIVE_TOPICS = 3 };

/*
 * Something that the owner could give to a contact, and why. The texts are borrowed from the book.
 * give_text.h makes it a sentence.
 */
struct gift {
	size_t who;        /* index into the book's contacts */
	enum give_kind kind;
	enum give_reason reason;
	size_t with;       /* of an introduction: the contact to meet; otherwise the book's n */
	enum give_progress progress; /* of an introduction */
	/* an offer, an item of the agenda, what is admired, a passion or place */
	struct str what;
	struct str need;   /* the need that `what` fits, or that is out of reach */
	struct str topic[GIVE_TOPICS]; /* in place of `what`: passions that an idea may be about */
	size_t ntopics;
	day asked;         /* the last day the owner asked, or DAY_NONE */
};

/* finds gifts in one book; it borrows the intros and the arena */
struct giver;

struct giver *give_open(struct intros *, day today, struct arena *);
void give_close(struct giver *);

/*
 * Finds what the owner could give to a contact, at most `limit` gifts; `out` has room for them. The
 * kind that was given least comes first, and no kind comes a second time before each kind found has
 * come once. There is at least one gift for an active contact, and none for the owner and inactive
 * contacts. Returns how many.
 */
size_t give_to(struct gift *out, size_t limit, struct giver *, size_t who);

/* "help", "intro", ... */
const char *give_kind_name(enum give_kind);

/*
 * Finds the contacts whose offers fit a need of `who`, the best fit of each, best first, at most
 * `limit`: in good standing, neither tied to `who` nor kept apart. Returns how many.
 */
size_t give_meet(struct fit *out, size_t limit, struct giver *, size_t who);
/* likewise, the owner's offers */
size_t give_help(struct fit *out, size_t limit, struct giver *, size_t who);

#endif
