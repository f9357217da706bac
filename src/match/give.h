/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_H
#define TEND_GIVE_H

#include "match/intro.h"

/* the keys and parts that giving needs, of the whole book */
#define GIVE_KEYS \
	(INTRO_KEYS | KEYSET(KEY_AGENDA) | KEYSET(KEY_ADMIRE) | KEYSET(KEY_WHY) | KEYSET(KEY_ORG))
#define GIVE_PARTS INTRO_PARTS

/* in the order in which they come where none was given oftener than another */
enum give_kind { GIVE_HELP, GIVE_INTRO, GIVE_QUESTION, GIVE_IDEA, GIVE_PRAISE, GIVE_FUN, GIVE_KINDS };

/* something I could give to one person, and why; the texts live in the book or in the arena */
struct gift {
	size_t who;        /* index into the book's contacts */
	enum give_kind kind;
	size_t with;       /* of an introduction: whom to; else the book's n */
	struct str what, why;
};

/* looks for gifts in one book; start it with give_open() */
struct giver;

struct giver *give_open(struct intros *, day today, struct arena *);
/*
 * What I could give to one contact, at most `limit`, into out (room for as many): the kind they were
 * given least comes first, and no kind comes a second time before each that there is has come once.
 * At least one for everybody who is not retired, and not the owner; none for those. How many.
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
