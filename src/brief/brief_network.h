/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_NETWORK_H
#define TEND_BRIEF_NETWORK_H

#include "brief/brief_fact.h"

/* facts about what the subject shares with the owner, its ties, and its news */

/* fills `owner_values` from the owner's file */
void brief_owner_values(struct briefing *);
void brief_common(struct briefing *);
void brief_ties(struct briefing *);
void brief_news(struct briefing *);
/* appends the name of the tied contact that a value refers to; else the value */
void brief_name(struct briefing *, struct str value);

#endif
