/* SPDX-License-Identifier: ISC */
#ifndef TEND_RECORD_CHECKS_H
#define TEND_RECORD_CHECKS_H

#include "git/record.h"

/* What record_index.c has to know of a file and of the repository before it commits. */

/* true if git would run a hook when it commits */
bool record_hooks(const struct repo *);
/*
 * Compares a file with the index, HEAD, ignore files and attributes, and leaves it out if it cannot
 * be committed. True if git itself has to do the whole commit.
 */
bool record_check(struct record *, struct record_item *, struct stage *);
/*
 * Stores the bytes of a file in git, or leaves it out: 0; 1 if git would store other bytes than
 * these, and has to do it; -1 with the reason
 */
int record_store(struct record *, struct record_item *);
/* true if a filter of this name can be run here */
bool record_filter_runs(const struct repo *, struct str name);

#define RECORD_CONFLICT "it has a merge conflict in git's index"
#define RECORD_UNSEEN \
	"git ignores changes to it (a sparse checkout, or update-index --assume-unchanged)"
#define RECORD_NO_FILTER \
	"it has a filter (see gitattributes) that is not set up here, and would be stored " \
	"without it"

#endif
