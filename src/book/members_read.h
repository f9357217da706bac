/* SPDX-License-Identifier: ISC */
#ifndef TEND_MEMBERS_READ_H
#define TEND_MEMBERS_READ_H

#include "book/members.h"
#include "book/scan.h"

/*
 * Reads `people:` of the front-matter of me.md: a condition or a list of them, in which a text is a
 * folder, "#text" a tag, and a map a key with one value or several. One that is none of these is
 * reported and left out. The result lives in the arena.
 */
struct members members_read(struct str yaml, uint32_t line, const struct map *own, struct arena *,
                            struct errors *);

/* reports each folder of `people:` that holds no file, with a similar one if there is one */
void members_check(const struct members *, const struct scan *, struct errors *);

#endif
