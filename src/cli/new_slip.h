/* SPDX-License-Identifier: ISC */
#ifndef TEND_NEW_SLIP_H
#define TEND_NEW_SLIP_H

#include "cli/tool.h"

/*
 * Ends the tool for mistakes in the n operands of tend-new, NAME and its changes: a key that is
 * given twice, an address or an id of the book in place of the name. The message has what to type.
 * Needs an open book.
 */
void new_slip(const struct tool *, char *const *operand, int n);
/* ends the tool: operand `at` is not key=value, but a word of what stands before it */
_Noreturn void new_slip_quotes(const struct tool *, char *const *operand, int n, int at);

/*
 * Hints, after the contact was made with this id: another contact has the name already, or a key is
 * like one of tend's.
 */
void new_slip_made(struct tool *, char *const *operand, int n, struct str id);

#endif
