/* SPDX-License-Identifier: ISC */
#ifndef TEND_AMENDS_H
#define TEND_AMENDS_H

#include "base/str.h"

/*
 * Sentences that say nothing alone, in eight languages, each tried everywhere.
 *
 * True for a short one that may reverse the sentence before it: it begins with a day, a month, or
 * a word such as "but", "inzwischen", "ya no": "Sept: lost it."
 */
bool amends(struct str sentence);
/*
 * True for one whose first clause has its subject in the sentence before: "Never bring it up.",
 * "Thema meiden, er wird laut."
 */
bool amends_refers(struct str sentence);

#endif
