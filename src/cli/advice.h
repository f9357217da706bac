/* SPDX-License-Identifier: ISC */
#ifndef TEND_ADVICE_H
#define TEND_ADVICE_H

#include "base/buf.h"

/*
 * Appends a message with the book, `-C DIR`, in each command that it advises, so that the command
 * works as it is printed. A command that names a book keeps its own; without `dir`, which may be
 * NULL, the message stays as it is.
 */
void advice_book(struct buf *out, struct str message, const char *dir);

#endif
