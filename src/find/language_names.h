/* SPDX-License-Identifier: ISC */
#ifndef TEND_LANGUAGE_NAMES_H
#define TEND_LANGUAGE_NAMES_H

#include "base/str.h"

/* true if a text is the name of a language alone: "Spanish", "Deutsch" */
bool language_names_is(struct str text);
/* the names of the i-th language, folded, with blanks between; empty after the last */
struct str language_names(size_t i);
/*
 * True if a need and an offer name one language and the need is not of it: "a nanny who speaks
 * Dutch", but not "wants to practise her Dutch", "Dutch lessons", "translated into Dutch".
 */
bool language_names_aside(struct str need, struct str offer);
/*
 * True if a need is of a language that a text does not name in any form: "translate Polish
 * contracts" asked of who has no Polish. English goes without saying.
 */
bool language_names_lacks(struct str need, struct str text);

#endif
