/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_NETWORK_H
#define TEND_BRIEF_NETWORK_H

#include "brief/briefing.h"

/* facts about what ties them to the owner and to others, and what has become of them */

/* fills `mine` */
void brief_mine(struct briefing *);
void brief_common(struct briefing *);
void brief_ties(struct briefing *);
void brief_news(struct briefing *);
/* appends the name of whom a value means, who is tied to them; else the value */
void brief_name(struct briefing *, struct str value);

#endif
