/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVER_H
#define TEND_GIVER_H

#include "match/give.h"
#include "match/give_fits.h"
#include "match/give_history.h"
#include "match/give_noted.h"
#include "match/give_talk.h"

/* what give.c and give_question.c share: the state of give_open() and of the contact at hand */
struct giver {
	const struct intros *s;
	const struct book *book;
	day today;
	struct arena *arena;
	struct give_fits fits;
	struct give_noted noted; /* without a book, the notes are not read */
	struct give_things passions, places;
	struct cues cues;
	struct map admired;      /* values of `admire` in the owner's file, folded */
	struct buf scratch;
	/* of the contact that gifts are found for */
	const struct contact *c;
	struct give_talk talk;
	struct give_history history[GIVE_KINDS];
	struct str sad, advice; /* sentences of the notes, see cues.h */
	bool mourns; /* `sad` is more than a job that is lost, which an introduction may mend */
	/* the gifts found */
	struct gift *out;
	size_t n, limit;
};

/* the next gift; NULL if there is no room for it */
struct gift *giver_add(struct giver *, enum give_kind, enum give_reason);
/* adds a gift whose evidence is a text of an entry, or of the notes if that is NULL */
void giver_add_evidence(struct giver *, enum give_kind, enum give_reason, struct str what,
                        const struct entry *);

#endif
