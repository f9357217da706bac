/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_DATES_H
#define TEND_BRIEF_DATES_H

#include "brief/brief_fact.h"

/* adds the days that come back, other than birthdays: "wedding 2012-06-09; name day 05-20" */
void brief_dates(struct briefing *);

#endif
