/* SPDX-License-Identifier: ISC */
#ifndef TEND_CLOCK_H
#define TEND_CLOCK_H

#include "base/str.h"

/* Times of day as people write them beside a date. Each function leaves *s if there is none. */

/* skips one time: "10:00", "9:30 pm", "10h30", "10am", "10 Uhr" */
bool clock_skip_hour(struct str *s);
/* skips a time or a range of times, also after "at" or "@" */
bool clock_skip(struct str *s);

#endif
