/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_WHO_SLIP_H
#define TEND_LOG_WHO_SLIP_H

#include "cli/log_slip.h"

/* WHO where tend-log does not expect it. Each ends the tool, with the command to type. */

/* the first word holds WHO and more: "ada:call", "'ada moore: call'" */
void log_who_slip_joined(const struct log_slip *);

/* a KIND or a day comes first: "call with ada", "yesterday ada call"; needs the book's names */
void log_who_slip(const struct log_slip *);

#endif
