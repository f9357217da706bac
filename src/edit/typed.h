/* SPDX-License-Identifier: ISC */
#ifndef TEND_TYPED_H
#define TEND_TYPED_H

#include "edit/edit.h"

/* entries and tasks from a command line, or from rows of another program */

/*
 * Reads the words of a command: WHO… [DATE] [to|from] [+|-]KIND[ xN][: TEXT]. The first word is
 * always a WHO. The WHOs end before the first word that is a date (see day_parse_words()), is "to",
 * "from", "->" or "<-", begins with "+" or "-", or has a ":"; without such a word, before the last
 * one, which is the kind. Returns 0 and the number of WHOs, or -1 with the reason in *why (static).
 * Texts live in the arena.
 */
int typed_words(struct edit_entry *out, size_t *who, const char *const *word, size_t n, day today,
                struct arena *, const char **why);

/* a row of tend-entries; the columns after the date may be missing, from the last on */
struct typed_row {
	struct str who;
	struct str with; /* names, comma-separated */
	struct edit_entry entry;
};

/*
 * Reads a line without its line end: escaped TSV, "-" for unknown values. Returns 0, or -1 with the
 * reason (static) and the column, in bytes from 1. Texts live in the arena.
 */
int typed_row(struct typed_row *out, struct str line, struct arena *, const char **why,
              size_t *col);

/*
 * Reads an ask or promise from words on one line, "TEXT [by DATE]". Sets text (a slice of `words`),
 * by and since (today), but not the kind. DATE is read as by day_parse_words(); a month or year
 * means its last day, and weekdays and durations lie in the future: "monday", "3 months", "6w".
 * Other words after "by" are part of the text. Returns 0, or -1 with the reason in *why (static):
 * the text is missing, or the date is past.
 */
int typed_task(struct task *out, struct str words, day today, const char **why);

#endif
