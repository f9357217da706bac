/* SPDX-License-Identifier: ISC */
#ifndef TEND_WRONG_VALUE_H
#define TEND_WRONG_VALUE_H

#include "contact/contact.h"

/* Values that are not the date, period or number that their key has; other keys have any text. */

/*
 * What is wrong with this value of this key, in words that follow "is": "not a date; write
 * 2025-06-01" (static). NULL if nothing is.
 */
const char *wrong_value(struct str name, struct str value, const struct parse *);

/* reports a wrong value in p->errors; line 0 without a place in the file */
void wrong_value_report(struct parse *p, uint32_t line, uint32_t col, struct str name,
                        struct str value, const char *wrong);

/* reports the wrong values of a contact whose body begins on line `body` of its file */
void wrong_values_check(const struct contact *, uint32_t body, struct parse *p);

#endif
