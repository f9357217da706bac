/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_NEAR_SLIP_H
#define TEND_LOG_NEAR_SLIP_H

#include "cli/log_slip.h"

/*
 * Ends the tool if a word after the first, before a text, is nearly a day, "tomorow", or "weekend",
 * and the command can be read with the day in its place. Names of the open book are none.
 */
void log_near_slip(const struct log_slip *);

#endif
