/* SPDX-License-Identifier: ISC */
#ifndef TEND_OPERAND_HINT_H
#define TEND_OPERAND_HINT_H

#include "book/book.h"

/*
 * Appends what an operand that is no contact may mean, "; did you mean ada-finch?": several contacts
 * with commas between, one or a tier with a typing error, a note, a date. Nothing if none of these
 * fits. Needs the names of the whole book.
 */
void operand_hint(struct buf *out, struct book *, struct str operand);

#endif
