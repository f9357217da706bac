/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_DAY_SLIP_H
#define TEND_LOG_DAY_SLIP_H

#include "cli/log_slip.h"

/*
 * Ends the tool if the words after the first, before a text, hold a date with the name of its
 * month, "3 sept" or "March 3, 2026", and says how to type it. Without a year, it is the latest
 * such day until three months from today.
 */
void log_day_slip(const struct log_slip *);

#endif
