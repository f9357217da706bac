/* SPDX-License-Identifier: ISC */
#ifndef TEND_RELATED_BOOK_H
#define TEND_RELATED_BOOK_H

#include "cli/tool.h"

/*
 * The book in which the related people of the contacts of a tool are found: its own, if that is
 * whole or no contact has any, else the whole book, with names and UIDs, in `scratch` ({0}), which
 * book_close() then releases. NULL if it cannot be opened.
 */
struct book *related_book(struct book *scratch, struct tool *, bool whole);

#endif
