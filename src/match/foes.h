/* SPDX-License-Identifier: ISC */
#ifndef TEND_FOES_H
#define TEND_FOES_H

#include "find/cues.h"
#include "match/acquainted.h"
#include "network/ties.h"

enum foe_kind {
	FOE_NONE,
	FOE_QUARREL, /* a quarrel or a secret: a matter of the two */
	FOE_NAMESAKE, /* likewise, one of several who have the first name of an ex or an enemy */
	FOE_EX,      /* an ex, a rival: kept from those tied to the contact, too */
	FOE_DANGER,  /* violent, on trial: kept from all */
};

/* the notes of contact `of` say so of contact `who` */
struct foe {
	uint32_t of, who;
	enum foe_kind kind;
};

struct foes {
	struct foe *v;
	size_t n, cap;
	bool ready;
};

/* contacts of a book whose notes are all read; of a larger one, those that are in memory */
enum { FOES_BOOK = 2000 };

/*
 * Reads them once, of a book with WANT_RAW or WANT_RAW_LATER, from sentences of the notes that
 * name another contact, see acquainted_called(), and have such a cue.
 */
void foes_read(struct foes *, struct book *, struct acquainted *);
void foes_free(struct foes *);
/* what the notes of one say of the other, the worst */
enum foe_kind foes_between(const struct foes *, size_t a, size_t b);
/* true to introduce two contacts never: one is a foe of the other, or of one tied to the other */
bool foes_bar(const struct foes *, const struct ties *, size_t a, size_t b);

#endif
