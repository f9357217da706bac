/* SPDX-License-Identifier: ISC */
#ifndef TEND_CROWDED_H
#define TEND_CROWDED_H

#include "book/book.h"

/*
 * The folder with the most contacts, with a "/" at its end (empty for the book's own), and their
 * number. With more than CROWDED_MAX, git stores more for the list of the folder than for the
 * changes themselves, since each commit writes that list anew.
 */
struct str crowded_folder(size_t *n, const struct book *);

enum { CROWDED_MAX = 5000 };

#endif
