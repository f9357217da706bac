/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_DAY_SLIP_H
#define TEND_LOG_DAY_SLIP_H

#include "cli/log_slip.h"

/*
 * Ends the tool if the words after the first, before a text, hold a date that is not read, "3
 * sept", "15/10/2026", "this morning" or "next friday", and says how to type it; see dayguess().
 * With an open book, its order of days counts. "on" before a date ends it, too.
 */
void log_day_slip(const struct log_slip *);

#endif
