/* SPDX-License-Identifier: ISC */
#ifndef TEND_JOURNAL_H
#define TEND_JOURNAL_H

#include "book/settings.h"

/*
 * Appends a deposit or withdrawal as a transaction of a plain-text journal, as
 * hledger and ledger read it, and an empty line:
 *
 *	2025-05-11 -reference: asked for a letter
 *	    (ana-lopez:taken:reference)  -7  ; x1, ratio 7
 *
 * The posting is virtual and unbalanced, so it needs no counter-account. No id, kind
 * or text can end the account name or begin a comment or a line: in names, such bytes
 * and "%" become %XX; of the text, only the first line is used, links become their
 * shown text, runs of blanks one space, ";" becomes "," and "|" becomes "/".
 */
void journal_entry(struct buf *out, const struct contact *, const struct settings *,
                   const struct entry *);

#endif
