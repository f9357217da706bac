/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_H
#define TEND_MERGE_H

#include "base/buf.h"
#include "base/map.h"

/*
 * Three versions of one contact's file made into one: what "Merging" in
 * tend-merge(1) says. A pure function of their bytes: it does not matter which
 * side is called ours, but within a conflict.
 */
struct merge {
	struct str base, ours, theirs; /* base is empty where both made the file */
	const struct map *own;         /* the book's own synonyms of keys, or NULL */
	unsigned short marker;         /* length of conflict markers; 0 is git's 7 */
};

/*
 * The merged file into out (cleared first). Returns how many conflicts stand in it, between
 * markers, or -1 if it cannot be merged at all, being binary: out is then ours. *why says
 * what kept it from being merged as a contact (static), so that it was merged line by
 * line; NULL if nothing did.
 */
int merge_files(struct buf *out, const struct merge *, const char **why);

#endif
