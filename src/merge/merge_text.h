/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_TEXT_H
#define TEND_MERGE_TEXT_H

#include "base/arena.h"
#include "merge/merge.h"

/*
 * The merge splits three files into lists of items (keys and comments of the front-matter, items of
 * a set, sections of the text, entries of a log) and merges the lists item by item, in an order
 * that does not depend on which side is ours. All texts here end every line with LF, also the last
 * one.
 */
enum side { BASE, OURS, THEIRS, SIDES };

/* the state that all parts of a merge share */
struct merger {
	const struct merge *input; /* the marker is never 0 */
	struct arena *arena;
	struct buf *out;
	int conflicts;
	struct str *exempt[SIDES]; /* lines that are rewritten, so the merged file may lack them */
	size_t nexempt[SIDES], exempt_cap[SIDES];
};

/* true if two texts are equal except for blanks at the ends of lines */
bool merge_same(struct str, struct str);
/* a text without blanks at the ends of lines; copied only if it had any */
struct str merge_trimmed(struct str, struct arena *);
/*
 * Stores the changed version in *out, if at most one side changed or both changed alike. Returns
 * false if they changed differently: *out is then the smaller one.
 */
bool merge_pick(struct str *out, const struct str v[SIDES]);
/* true if one text has all lines of another, in one piece */
bool merge_has(struct str text, struct str part);
/* writes both versions, between markers */
void merge_conflict(struct merger *, struct str ours, struct str theirs);
/*
 * merges line by line; returns the number of conflicts in out, without counting them in the merger
 */
int merge_lines(struct buf *out, struct merger *, const struct str v[SIDES]);
/* allows the merged file to lack these lines of a side */
void merge_exempt(struct merger *, enum side, struct str lines);

/* appends n blank lines */
void merge_blanks(struct buf *out, uint32_t n);
/* merge_pick() for numbers: the smaller one if both changed; -1 is unknown */
int merge_number(const int v[SIDES]);

#endif
