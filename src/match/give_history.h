/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_HISTORY_H
#define TEND_GIVE_HISTORY_H

#include "contact/contact.h"
#include "match/give_kind.h"

/* the gifts of one kind in the log of a contact */
struct give_history {
	int64_t given; /* summed weight of the deposits */
	day last;      /* the last deposit, or DAY_NONE */
};

/* reads the log up to and including today */
void give_history_read(struct give_history[GIVE_KINDS], const struct contact *, day today);
/* sorts the kinds: the least given first, then the one given longest ago */
void give_history_order(enum give_kind order[GIVE_KINDS], const struct give_history[GIVE_KINDS]);

#endif
