/* SPDX-License-Identifier: ISC */
#ifndef TEND_SET_SLIP_H
#define TEND_SET_SLIP_H

#include "cli/tool.h"
#include "edit/key_change.h"

/* mistakes in the operands of tend-set, each with what to type instead */

/* Ends the tool: of n operands none is a change, as in "ada tier many" or "ada tier =many". */
_Noreturn void set_slip_none(const struct tool *, size_t n, char *const *word);

/* Ends the tool if word i of n of tend-new, which is no change, is a key before its value. */
void set_slip_new(const struct tool *, size_t i, size_t n, char *const *word);
/* likewise, if a word of tend-new is a key, a colon and a value: "org:Acme" */
void set_slip_colon(const struct tool *, const char *word);

/* the operands of tend-set that are no change; some follow one of the changes */
struct set_slip_words {
	char *const *who;
	size_t nwho, from, n; /* n of them, from `from` on, follow change `of` of nv */
	const struct key_change *v;
	size_t nv, of;
};

/*
 * Ends the tool if the first of the words that follow a change is no contact, or may be several:
 * the value has several words. Needs open people.
 */
void set_slip_quotes(const struct tool *, const struct set_slip_words *);

/*
 * Each ends the tool, and needs an open book: a key that is set after it was set or changed, so
 * that only the last would count; an item with its sign after "=", as "tags=+d"; a column that is
 * no key, as "due=friday", unless one of the people has such a key. Without people, the contact is
 * new.
 */
void set_slip_twice(const struct tool *, const struct key_change *, size_t n);
void set_slip_item(const struct tool *, const struct key_change *);
void set_slip_column(const struct tool *, const struct key_change *);

/*
 * Hints at a standard key, and at the command that moves the value there, if none of the people has
 * the key of this change and the names are similar. `who` is the operand of that command. Without
 * people the contact is new.
 */
void set_slip_near(const struct tool *, const struct key_change *, struct str who);

#endif
