/* SPDX-License-Identifier: ISC */
#ifndef TEND_TWIN_H
#define TEND_TWIN_H

#include "base/map.h"

/*
 * True if two files beside each other are surely one person's, by what they say: the same uid; or
 * an address or a phone number in common and half of the lines; or, without these, most lines,
 * some of them below the front-matter. Files that differ in the uid, name, birthday or, without an
 * address in common, the organisation or url are two people's. When in doubt, they are two. `own`
 * has further synonyms of keys, or is NULL.
 */
bool twin_is(struct str a, struct str b, const struct map *own);

#endif
