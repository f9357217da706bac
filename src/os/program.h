/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROGRAM_H
#define TEND_PROGRAM_H

#include "base/buf.h"

/*
 * Where the programs of the suite are installed: those that people type in PREFIX/bin, those that
 * only other programs start in PREFIX/libexec/tend. A build folder holds all of them. The folders,
 * in search order:
 *
 *   0  $TEND_EXEC_PATH, if it is absolute; else ../libexec/tend relative to this program's folder
 *   1  this program's own folder
 *   2  PREFIX/libexec/tend as compiled in, unless $TEND_EXEC_PATH is absolute
 *
 * Folder 0 finds the children of the same installation even if it was moved. It comes before folder
 * 1, which may hold an older version of the same name. Folder 2 is for systems that do not tell a
 * program its path.
 */
enum { PROGRAM_PLACES = 3 };

/* sets *out to folder number i with a "/" at its end; false if there is no such folder */
bool program_place(struct buf *out, unsigned i);

/*
 * sets *out to the path of a program in the first absolute folder of $PATH that has it; false if
 * none has. Relative folders are skipped: they may lead into the book.
 */
bool program_find(struct buf *out, const char *name);

#endif
