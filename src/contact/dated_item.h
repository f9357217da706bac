/* SPDX-License-Identifier: ISC */
#ifndef TEND_DATED_ITEM_H
#define TEND_DATED_ITEM_H

#include "base/str.h"

/*
 * True if the text of a list item begins with a date, whatever marks stand around it, or is a task:
 * "**2025-12-19** (email)", "19 Dec 2025: a call", "3 maja 2025", "[ ] a call". Under a heading
 * that names no log, such an item is no entry; it is no prose, either.
 */
bool dated_item(struct str item);

#endif
