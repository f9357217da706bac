/* SPDX-License-Identifier: ISC */
#ifndef TEND_SETTLED_H
#define TEND_SETTLED_H

#include "contact/contact.h"

/* the days for which a question may stay open, once there was contact after it */
enum { SETTLED_DAYS = 183 };

/*
 * True if an entry after a question settles it: any in which you reached out, or met. What you
 * wrote settles nothing if it is a greeting for a birthday or the like, and no entry does that
 * says that you have not answered yet.
 */
bool settled_by(const struct contact *, const struct entry *);

#endif
