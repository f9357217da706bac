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
 * The posting is virtual and unbalanced, so that it needs no counter-account.
 * Whatever the id, the kind and the text hold, nothing of it can end the name
 * of the account, begin a comment or a line: in names such bytes, and "%", are
 * %XX; of the text there is the first line, with the words of its links, runs
 * of blanks as one space, ";" and "|" as "," and "/".
 */
void journal_entry(struct buf *out, const struct contact *, const struct settings *,
                   const struct entry *);

#endif
