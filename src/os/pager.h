/* SPDX-License-Identifier: ISC */
#ifndef TEND_PAGER_H
#define TEND_PAGER_H

#include "base/str.h"

/*
 * The program that shows more text than the screen holds, as git has it: $TEND_PAGER, else $PAGER,
 * else less, run by sh. If LESS is unset, it is FRX, and LV -c.
 */

/*
 * Shows the text and waits until the reader has seen enough; a reader who stops early is no error.
 * False if there is no pager to show it (none is wanted: the command is empty or cat; none can be
 * started): then nothing has been shown.
 */
bool pager_show(struct str text);

#endif
