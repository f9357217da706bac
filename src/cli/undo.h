/* SPDX-License-Identifier: ISC */
#ifndef TEND_UNDO_H
#define TEND_UNDO_H

#include "base/buf.h"

/* true for a word that other programs have for this, as "revert" */
bool undo_word(const char *word);

/*
 * Prints the command that undoes the last commit of the book that the arguments name with -C, or
 * else of the one that tools find, and says on standard error what that commit is, or that there is
 * none; argv ends in NULL. git makes the commit that undoes it: if git cannot name its user, the
 * command has the name and address of the last commit. 0, or -1 without a book or with an operand.
 */
int undo_print(char *const *argv);

#endif
