/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_TEXT_SLIP_H
#define TEND_LOG_TEXT_SLIP_H

#include "cli/log_slip.h"

/*
 * Texts of tend-log that are no text as typed. Each ends the tool with a command that can be read.
 */

/*
 * After typed_words() failed: quotes that hold more than the text, "'met at the fair'", and a time
 * of day that is no part of a text.
 */
void log_text_slip(const struct log_slip *);

/* likewise for a time of day among the words before `end`, such as "ada 6pm call" */
void log_text_slip_time(const struct log_slip *, size_t end);

#endif
