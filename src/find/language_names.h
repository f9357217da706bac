/* SPDX-License-Identifier: ISC */
#ifndef TEND_LANGUAGE_NAMES_H
#define TEND_LANGUAGE_NAMES_H

#include "base/str.h"

/* true if a text is the name of a language alone: "Spanish", "Deutsch" */
bool language_name_is(struct str text);
/* the i-th of all names, folded; empty after the last */
struct str language_name_at(size_t i);
/*
 * True if a need and an offer name one language and the need is not of it: "a nanny who speaks
 * Dutch", but not "wants to practise her Dutch", "Dutch lessons", "translated into Dutch".
 */
bool language_name_aside(struct str need, struct str offer);

#endif
