/* SPDX-License-Identifier: ISC */
#ifndef TEND_DIAL_H
#define TEND_DIAL_H

#include "base/buf.h"

/*
 * Appends what a phone dials for a number as people write it: "+49 (0)30 1234517 ext. 4" is
 * "+49301234517;ext=4", after "tel:". Of several numbers in one text it is the first; what follows
 * a pause (",") is not dialled. False, with nothing appended, if there are less than three digits
 * or more than a number can have, or if letters are part of it ("1 800 FLOWERS").
 */
bool dial_add(struct buf *out, struct str phone);

#endif
