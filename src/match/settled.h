/* SPDX-License-Identifier: ISC */
#ifndef TEND_SETTLED_H
#define TEND_SETTLED_H

#include "contact/contact.h"

enum { SETTLED_DAYS = 14 }; /* in which whatever you wrote after a question may be its answer */

/*
 * True if an entry after a question of that day may have answered it: one in which you reached out,
 * or met, within SETTLED_DAYS, or later one that says yes, no, answered or the like. Not greetings
 * for a birthday, and not one that says that you have not answered yet.
 */
bool settled_by(const struct contact *, const struct entry *, day asked);

#endif
