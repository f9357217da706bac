/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_OUTLINE_H
#define TEND_MERGE_OUTLINE_H

#include "merge/merge_list.h"

/* a heading with what stands below it, up to the next one */
struct section {
	struct str head;    /* its line or lines; empty for what stands above the first */
	struct str path;    /* the folded words of the heading and of those above it */
	struct str text;    /* what is below, without the blank lines at its end */
	day date;           /* of a heading that is an entry, or DAY_NONE */
	uint32_t line;      /* number of the text's first line in the body */
	int gap;            /* blank lines below; -1 if nothing follows */
	bool log, tasks;
	struct merge_item *block; /* of a log, or of tasks */
	size_t nblocks;
};

struct outline {
	struct section *v;
	size_t n;
	uint32_t blanks; /* lines at the end of the file */
};

/* cuts the text below the front-matter of a file */
void merge_outline_read(struct outline *, struct str body, struct arena *);
/*
 * finds the entries in it: cuts the sections into blocks, gives these and the headings their dates
 */
void merge_outline_entries(struct outline *, struct str body, struct arena *);

#endif
