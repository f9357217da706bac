/* SPDX-License-Identifier: ISC */
#ifndef TEND_OPERAND_HINT_H
#define TEND_OPERAND_HINT_H

#include "book/book.h"

/* true if an operand has the form of a path: with a "/", or ending in ".md" */
bool operand_is_path(struct str operand);

/* appends the contacts that were found, as operands with commas between; an ellipsis if many */
void operand_list(struct buf *out, const struct book *, const struct found *);

/*
 * Appends "; did you mean ...?" with the contacts whose names are like an operand that is none;
 * nothing without any, and for all but the first few operands.
 */
void operand_near(struct buf *out, struct book *, struct str operand);

/*
 * Appends what an operand that is no contact may mean, "; did you mean ada-finch?": several
 * contacts with commas between, one or a tier with a typing error, a note, a date. Nothing if none
 * of these fits. Needs the names of the whole book.
 */
void operand_hint(struct buf *out, struct book *, struct str operand);

#endif
