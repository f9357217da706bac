/* SPDX-License-Identifier: ISC */
#ifndef TEND_ABBREVIATIONS_H
#define TEND_ABBREVIATIONS_H

#include "base/str.h"

/*
 * True if the full stop at s.p[at], with a space after it, ends no sentence: it belongs to an
 * abbreviation ("Dr. Who", "no. 4", "z. B."), an initial, or a day ("15.12. um", "am 3. Mai"). In
 * doubt the case of the next word decides: "at 5 p.m. on", but "at 5 p.m. | She".
 */
bool abbreviation_stop(struct str s, size_t at);

#endif
