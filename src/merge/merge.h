/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_H
#define TEND_MERGE_H

#include "base/buf.h"
#include "base/map.h"

/*
 * Merges three versions of one contact's file, as tend-merge(1) documents. A pure function of their
 * bytes. Only the text of a conflict depends on which side is ours.
 */
struct merge {
	struct str base, ours, theirs; /* base is empty if both sides created the file */
	const struct map *own;         /* further synonyms of keys in the book, or NULL */
	unsigned short marker;         /* length of conflict markers; 0 means MARKER_SIZE */
	/*
	 * If not empty, the id of theirs: two contacts become one, base is empty, and there are no
	 * conflicts. If both have a value, ours stays and theirs becomes a comment below it. A list
	 * of theirs that cannot be merged becomes a comment, too. Their prose comes below ours.
	 * Lines end as in ours.
	 */
	struct str joined;
};

/*
 * Stores the merged file in out (cleared first). Returns the number of conflicts in it, or -1 if a
 * version is binary: out is then ours. If the file cannot be merged as a contact, it is merged line
 * by line, and *why is the reason (static); else *why is NULL.
 */
int merge_files(struct buf *out, const struct merge *, const char **why);

#endif
