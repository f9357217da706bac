/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPEATS_H
#define TEND_REPEATS_H

#include "calendar/calendar.h"

enum { REPEATS_MAX = 20000 };

/*
 * The times of an event up to `until`, by its rule and further days, without exceptions: in *out,
 * which the caller frees, as written in the event's zone. After REPEATS_MAX of them it stops. 0, or
 * -1 with the reason in *why (static), and as many as could be found: a rule that is none, that
 * repeats several times a day, or that has more.
 */
int repeats_find(struct calendar_time **out, size_t *n, const struct calendar_item *, day until,
                 const char **why);

#endif
