/* SPDX-License-Identifier: ISC */
#ifndef TEND_STATUS_H
#define TEND_STATUS_H

#include "base/str.h"

/*
 * The word of keys.def that a status means, such as "passed away", "† 2025" or "inactive". NULL
 * if it is the user's own text, which makes no one inactive.
 */
const char *status_means(struct str);

#endif
