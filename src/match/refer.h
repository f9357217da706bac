/* SPDX-License-Identifier: ISC */
#ifndef TEND_REFER_H
#define TEND_REFER_H

#include "match/give.h"

/* the keys and parts that referring needs, of the whole book */
#define REFER_KEYS GIVE_KEYS
#define REFER_PARTS GIVE_PARTS

/* names to ask of one contact */
#define REFER_NAMES 3

/* the next step with one contact; also the order of their rows */
enum refer_next {
	REFER_ASK,       /* for the names that are missing, and nothing else is to be done */
	REFER_RESEARCH,  /* somebody named has no file, or one with neither needs nor agenda */
	REFER_INTRODUCE, /* somebody is not yet contacted, and could be introduced to somebody */
	REFER_REACH,     /* somebody is not yet contacted */
	REFER_DONE,
};

/* a contact whose account is positive */
struct refer {
	size_t who;   /* index into the book's contacts */
	int64_t asks; /* account_asks() */
	size_t named; /* how many they recommend, all counted: also me, and the retired */
	enum refer_next next;
};

/* somebody recommended */
struct referred {
	/* index into the book's contacts, or its n: there is no file of that name */
	size_t who;
	struct str name;    /* the id, or the name as it was first written */
	const uint32_t *by; /* who recommends them, ascending; indices, in the arena */
	size_t nby;
	/* the offer of mine that comes nearest to a need of theirs; share 0 for none */
	struct fit help;
	struct fit meet;    /* of other people likewise, see give_meet() */
	day contacted;      /* last contact, `met` alone being none; or DAY_NONE */
};

/*
 * The positive accounts of `people` but the owner's and those of the retired: by the next step,
 * then those that bear most asks (a ratio of 0 bears any number), then by id. The caller frees
 * *out.
 */
void refer_find(struct refer **out, size_t *n, struct giver *, struct book *, const struct people *,
                day today);

/*
 * Whom `people` recommend, the owner's and the retired's words left aside, however the accounts
 * stand; the owner and the retired are not among them. Who is named by most comes first, then by id
 * or name. The same name, folded, is one person. Texts live in the book or the arena; the caller
 * frees *out.
 */
void refer_people(struct referred **out, size_t *n, struct giver *, struct book *,
                  const struct people *, day today, struct arena *);

/* "ask", "research", … */
const char *refer_next_name(enum refer_next);

#endif
