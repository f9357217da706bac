/* SPDX-License-Identifier: ISC */
#ifndef TEND_MINOR_H
#define TEND_MINOR_H

#include "base/str.h"

enum { MINOR_AGE = 18 };

/*
 * True if notes say that the contact is a child or goes to school, at the beginning of a sentence:
 * "14 years old", "She is 16.", "Schüler, 8. Klasse". Not "Her son is 14".
 */
bool minor_noted(struct str notes);

#endif
