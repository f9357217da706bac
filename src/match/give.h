/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_H
#define TEND_GIVE_H

#include "match/intro.h"

/* the keys and parts that giving needs, of the whole book */
#define GIVE_KEYS \
	(INTRO_KEYS | KEYSET(KEY_AGENDA) | KEYSET(KEY_ADMIRE) | KEYSET(KEY_WHY) | KEYSET(KEY_ORG))
#define GIVE_PARTS INTRO_PARTS

/* in the order in which they come where none was given oftener than another */
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
	GIVE_NEEDED,         /* it comes near to a need */
	GIVE_NEVER_ASKED,    /* no needs are known, and I never asked */
	GIVE_ASKED,          /* the same, but for the asking: the last resort */
	GIVE_OUT_OF_REACH,   /* a need that nothing comes near to: likewise */
	GIVE_AGENDA,         /* it stands on their agenda */
	GIVE_THEIR_PASSION,
	GIVE_OUR_PASSION,
	GIVE_OUR_PLACE,
	GIVE_NEVER_PRAISED,  /* I never said so */
	GIVE_ADMIRED,        /* likewise, of an organisation that I admire */
};

/* how far an introduction has come that is under way */
enum give_progress { GIVE_NOT_BEGUN, GIVE_ONE_ASKED, GIVE_BOTH_AGREED };

enum { GIVE_TOPICS = 3 };

/*
 * something I could give to one person, and why; the texts live in the book. give_text.h says it
 * in words.
 */
struct gift {
	size_t who;        /* index into the book's contacts */
	enum give_kind kind;
	enum give_reason reason;
	size_t with;       /* of an introduction: whom to; else the book's n */
	enum give_progress progress; /* of that */
	/* an offer, a point of the agenda, what is admired, a passion or place */
	struct str what;
	struct str need;   /* the need that `what` comes near to, or that is out of reach */
	struct str topic[GIVE_TOPICS]; /* in place of `what`: passions that an idea may be about */
	size_t ntopics;
	day asked;         /* when I last asked, or DAY_NONE */
};

/* looks for gifts in one book; start it with give_open() */
struct giver;

struct giver *give_open(struct intros *, day today, struct arena *);
/*
 * What I could give to one contact, at most `limit`, into out (room for as many): the kind they
 * were given least comes first, and no kind comes a second time before each that there is has come
 * once. At least one for everybody who is not retired, and not the owner; none for those. How many.
 */
size_t give_to(struct gift *out, size_t limit, struct giver *, size_t who);
void give_close(struct giver *);

/* "help", "intro", … */
const char *give_kind_name(enum give_kind);

/*
 * The people whose offers come nearest to a need of `who`, nearest first, at most `limit`
 * (INTRO_FIT_MIN at least): in good standing, neither tied to `who` nor apart. How many.
 */
size_t give_meet(struct fit *out, size_t limit, struct giver *, size_t who);
/* my own offers that do, likewise */
size_t give_help(struct fit *out, size_t limit, struct giver *, size_t who);

#endif
