/* SPDX-License-Identifier: ISC */
#ifndef TEND_PHONE_H
#define TEND_PHONE_H

#include "base/buf.h"

/* phone numbers, as they are compared */

/*
 * Appends the digits of a number, after "+" if it names its country ("+49 (0)30", "0049-30").
 * False, with nothing appended, if it has letters, such as an extension or a remark, or no digit.
 */
bool phone_form(struct buf *out, struct str s);

/* true for a form that names its country */
bool phone_abroad(struct str form);

/*
 * True if both forms are one number: equal, or one is the other without its country, with a leading
 * 0 (8 in Russia, 1 in America) or without. Short numbers are never the same as longer ones.
 */
bool phone_same(struct str, struct str);

#endif
