/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_SLIP_H
#define TEND_LOG_SLIP_H

#include "cli/tool.h"
#include "edit/typed.h"

/* the words after tend-log, which users mistype: it says what was understood, and what to type */
struct log_slip {
	struct tool *tool;
	const char *const *word;
	size_t n;
	struct typed_place at; /* of its parts; set by log_slip_read() */
};

/*
 * Reads the words as typed_words() does. What it cannot read ends the tool, and so do an option
 * after WHO, and a text without a colon.
 */
void log_slip_read(struct log_slip *, struct edit_entry *, struct arena *);

/*
 * tool_open() with the contacts among the words, which `operand` has, too. Ends the tool if one is
 * not found, if two are one name without quotes, and if the KIND is the name of a contact.
 */
void log_slip_open(struct log_slip *, const struct edit_entry *, char **operand);

#endif
