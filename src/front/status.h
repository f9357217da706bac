/* SPDX-License-Identifier: ISC */
#ifndef TEND_STATUS_H
#define TEND_STATUS_H

#include "base/str.h"

/*
 * The word of keys.def that a status means, such as "passed away", "† 2025" or "inactive". NULL
 * if it is the user's own text, which makes no one inactive.
 */
const char *status_means(struct str);
/* true if it means that the contact died */
bool status_is_death(struct str);
/* true for a tag that says that the contact died or wants no contact; not "dead languages" */
bool status_is_tag(struct str);

#endif
