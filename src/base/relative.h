/* SPDX-License-Identifier: ISC */
#ifndef TEND_RELATIVE_H
#define TEND_RELATIVE_H

#include "base/buf.h"

/*
 * Appends a number of days in the largest unit that leaves two or more: "1 day", "13 days", "3
 * weeks", "4 months", "2 years", rounded down; a month has 30.44 days. n is at least 0.
 */
void relative_days(struct buf *out, int64_t n);
/* appends when a day is, `ahead` days from today: "in 3 weeks", "tomorrow", "3 weeks ago" */
void relative_when(struct buf *out, int64_t ahead);

#endif
