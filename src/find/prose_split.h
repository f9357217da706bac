/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_SPLIT_H
#define TEND_PROSE_SPLIT_H

#include "base/str.h"

/*
 * Cuts the next sentence of *rest, a slice without blanks around it. A ";" ends one, too, since it
 * parts needs; a wink does, and an abbreviation does not.
 */
struct str prose_split(struct str *rest);

#endif
