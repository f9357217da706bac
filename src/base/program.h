/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROGRAM_H
#define TEND_PROGRAM_H

#include "base/buf.h"

/*
 * Where the programs of the suite are: those that people type in PREFIX/bin,
 * those that only other programs start in PREFIX/libexec/tend. A build folder
 * has all of them in one place. The folders, in the order in which they are
 * searched:
 *
 *	0  $TEND_EXEC_PATH, if it is absolute; else ../libexec/tend, seen from this program's own folder
 *	1  this program's own folder
 *	2  PREFIX/libexec/tend as compiled in, unless $TEND_EXEC_PATH says otherwise
 *
 * The first finds the children of the same installation wherever it was moved
 * to, and comes before the second, where an older version may have left one of
 * the same name. The third is for systems that do not tell a program where it is.
 */
enum { PROGRAM_PLACES = 3 };

/* the place number i in *out, with a "/" after it: false if there is none of that kind */
bool program_place(struct buf *out, unsigned i);

#endif
