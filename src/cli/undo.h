/* SPDX-License-Identifier: ISC */
#ifndef TEND_UNDO_H
#define TEND_UNDO_H

#include "base/buf.h"

/* true for a word that other programs have for this, as "revert" */
bool undo_word(const char *word);

/*
 * Appends what to type to undo the last commit of the book that the arguments name with -C, or else
 * of the one that tools find; argv ends in NULL. git makes the commit that undoes it: if
 * git cannot name its user, the command has the name and address of the last commit.
 */
void undo_hint(struct buf *out, char *const *argv);

#endif
