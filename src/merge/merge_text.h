/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_TEXT_H
#define TEND_MERGE_TEXT_H

#include "base/arena.h"
#include "merge/merge.h"

/*
 * Three files are cut into lists of items: keys and comments of the front-matter, items of a
 * set, sections of the text, entries of a log. Lists are merged item by item, in an order that
 * does not depend on which side is ours, and put together again.
 * Here every line ends with LF, the last one too.
 */
enum side { BASE, OURS, THEIRS, SIDES };

/* what the parts of merge.c write to */
struct merger {
	const struct merge *ask;
	struct arena *arena;
	struct buf *out;
	int conflicts;
	struct str *exempt[SIDES]; /* lines that are written anew, so that they may be missing */
	size_t nexempt[SIDES], exempt_cap[SIDES];
};

/* as written, but for blanks at the end of lines */
bool merge_same(struct str, struct str);
/* for one without a blank at the end of any line nothing is copied */
struct str merge_trimmed(struct str, struct arena *);
/*
 * The version that was changed, if at most one was or both alike. False if
 * both were, each in its way: *out is then the smaller one.
 */
bool merge_pick(struct str *out, const struct str v[SIDES]);
/* writes both, between markers */
void merge_conflict(struct merger *, struct str ours, struct str theirs);
/* merges line by line; returns the number of conflicts, which are in out and not yet counted */
int merge_lines(struct buf *out, struct merger *, const struct str v[SIDES]);
void merge_exempt(struct merger *, enum side, struct str lines);

void merge_blanks(struct buf *out, uint32_t n);
/* of numbers, as merge_pick(), the smaller one if they differ; -1 is unknown */
int merge_number(const int v[SIDES]);

#endif
