/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOCATE_H
#define TEND_LOCATE_H

#include "base/buf.h"

/*
 * The folder of the book that a file is in, into out: the nearest one upward with a me.md, or the
 * one that is given, unless that is NULL. False if it is in none. A file of another book than the
 * given one sets *elsewhere, unless that is NULL.
 */
bool locate_book(struct buf *out, bool *elsewhere, const char *given, struct str file);
/* the path of a file from a folder, a slice of it; empty for a file outside */
struct str locate_below(struct str dir, struct str file);

#endif
