/* SPDX-License-Identifier: ISC */
#ifndef TEND_REFER_H
#define TEND_REFER_H

#include "match/give.h"
#include "match/noted_needs.h"

/* the keys and parts that referring needs, of the whole book */
#define REFER_KEYS GIVE_KEYS
#define REFER_PARTS GIVE_PARTS

/* the names that each contact is asked for */
#define REFER_NAMES 3

/* the next step with a contact, in the order of the rows */
enum refer_next {
	REFER_ASK,       /* to ask for the missing names: the balance covers it, all else is done */
	REFER_RESEARCH,  /* to read up on a name without a file, or with neither needs nor agenda */
	REFER_INTRODUCE, /* to introduce a named contact, not yet in touch, to a third */
	REFER_REACH,     /* to reach a named contact, not yet in touch */
	REFER_GIVE,      /* to give: as REFER_ASK, but the account does not bear a favour */
	REFER_DONE,
};

/* a contact with a positive balance */
struct refer {
	size_t who;   /* index into the book's contacts */
	int64_t asks; /* account_asks() */
	size_t named; /* how many they recommend, with the owner and inactive contacts */
	enum refer_next next;
};

/* someone who is recommended */
struct referred {
	size_t who;         /* index into the book's contacts, or its n without a file */
	struct str name;    /* the id, or the name as it was first written */
	const uint32_t *by; /* the contacts who recommend them: ascending indices, in the arena */
	size_t nby;
	struct fit help;    /* the owner's offer that fits a need of theirs best, or share 0 */
	struct fit meet;    /* the best fit of another contact, see give_meet(), or share 0 */
	day contacted;      /* last contact, one of kind `met` alone being none; or DAY_NONE */
};

/* notes the needs, see noted_needs_add(), of all that any of `people` recommends */
void refer_note_needs(struct book *, const struct people *, day today);

/*
 * Finds the contacts among `people` with a positive balance, without the owner, inactive ones, and
 * those that your notes warn of or tell of a sorrow of:
 * sorted by the next step, then by asks, most first (a ratio of 0 allows any number), then by id.
 * The caller frees *out.
 */
void refer_find(struct refer **out, size_t *n, struct giver *, struct book *, const struct people *,
                day today);

/*
 * Finds those that `recommends` of any of `people` names, whatever the balance, without what the
 * owner and inactive contacts say; the owner and inactive contacts are not among them. Those named
 * by most come first, then by id or name. Names that fold alike are one person. Texts are borrowed
 * from the book or the arena; the caller frees *out.
 */
void refer_people(struct referred **out, size_t *n, struct giver *, struct book *,
                  const struct people *, day today, struct arena *);

/* "ask", "research", ... */
const char *refer_next_name(enum refer_next);

#endif
