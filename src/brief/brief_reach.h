/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_REACH_H
#define TEND_BRIEF_REACH_H

#include "brief/brief_fact.h"

/* BRIEF_REACH: "+351 123, ana@example.org"; of several the first, and how many more */
void brief_reach(struct briefing *);

#endif
