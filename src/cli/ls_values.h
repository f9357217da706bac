/* SPDX-License-Identifier: ISC */
#ifndef TEND_LS_VALUES_H
#define TEND_LS_VALUES_H

#include "cli/tool.h"

/* the values of one key, each with how many contacts have it; for a shell's completion, too */
struct ls_values {
	struct field_ref field;
	bool kinds; /* the kinds of log entries, in place of a key; it counts entries */
	struct ls_value {
		struct str text;
		int64_t count;
	} *v;
	size_t n, cap;
	struct arena arena; /* owns the texts */
};

/* sets `key`, and adds the needs of the field; start it as {0} */
void ls_values_begin(struct ls_values *, struct str key, const struct map *own, struct needs *);
/* adds the values of a contact */
void ls_values_add(struct ls_values *, struct field_view *);
/*
 * Adds what the settings and tend know for the key, with a count of 0: tiers, words of status,
 * common kinds. Returns the rows, sorted by value, each value once.
 */
struct rows *ls_values_rows(struct ls_values *, struct tool *);
void ls_values_free(struct ls_values *);

#endif
