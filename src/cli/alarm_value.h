/* SPDX-License-Identifier: ISC */
#ifndef TEND_ALARM_VALUE_H
#define TEND_ALARM_VALUE_H

#include <stdint.h>

#include "base/str.h"

/*
 * Reads when an alarm of a whole day rings: "9:00", "18:30", "9h" or "9am" on that day; "1d", "2w"
 * or "2 days" before it at 9:00; "1d 18:00" both. Sets *minutes, from the midnight when the day
 * begins: 0, or -1.
 */
int alarm_value(int32_t *minutes, struct str);

#endif
