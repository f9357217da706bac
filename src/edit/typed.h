/* SPDX-License-Identifier: ISC */
#ifndef TEND_TYPED_H
#define TEND_TYPED_H

#include "edit/edit.h"

/* entries and tasks as they are typed on a command line, or come as rows from another program */

/*
 * WHO… [DATE] [to|from] [+|-]KIND[ xN][: TEXT], the words of a command. The first is
 * always a WHO; those behind it are too, up to the first that is a date (see
 * day_parse_words()), "to", "from", "->" or "<-", begins with "+" or "-", or has
 * a ":"; without any of these up to the last, which is the kind. 0, with the number of
 * WHOs; -1 with the reason in *why (static). Texts live in the arena.
 */
int typed_words(struct edit_entry *out, size_t *who, const char *const *word, size_t n, day today,
                struct arena *, const char **why);

/* a row as tend-entries prints it; what stands behind the date may be left out from the end on */
struct typed_row {
	struct str who;
	struct str with; /* names, comma-separated */
	struct edit_entry entry;
};

/*
 * Reads a line without its end: TSV, escaped, "-" for what is unknown. 0; or -1 with
 * the reason and the column, in bytes from 1. Texts live in the arena.
 */
int typed_row(struct typed_row *out, struct str line, struct arena *, const char **why,
              size_t *col);

/*
 * An ask or promise, "TEXT [by DATE]", words on one line: text (a slice of it), by and since
 * (today) are set, the kind is not. DATE is what day_parse_words() reads, a month or year meaning
 * its last day, but weekdays and durations lie ahead: "monday", "3 months", "6w". What is no date
 * is text. 0; -1 with the reason in *why (static): no text, or a date that is past.
 */
int typed_task(struct task *out, struct str words, day today, const char **why);

#endif
