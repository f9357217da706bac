/* SPDX-License-Identifier: ISC */
#ifndef TEND_HELD_H
#define TEND_HELD_H

#include "base/str.h"

/*
 * True if `now` has the edit that made `after` of `before`: each line that the edit added is there
 * as often as after it, and each line that it removed is there no oftener. Other programs may have
 * changed the rest.
 */
bool held_in(struct str now, struct str before, struct str after);

/* the next line of *rest, which begins as `after`, that `before` does not have: false at the end */
bool held_added(struct str *line, struct str *rest, struct str before);

#endif
