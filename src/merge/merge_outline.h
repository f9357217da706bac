/* SPDX-License-Identifier: ISC */
#ifndef TEND_MERGE_OUTLINE_H
#define TEND_MERGE_OUTLINE_H

#include "merge/merge_list.h"

/* a heading and the text below it, up to the next one */
struct section {
	struct str head;    /* its line or lines; empty for the text above the first heading */
	struct str path;    /* the folded words of the heading and its parent headings */
	struct str text;    /* the text below, without blank lines at its end */
	day date;           /* the day of a heading that is an entry, or DAY_NONE */
	uint32_t line;      /* number of the text's first line in the body */
	int gap;            /* number of blank lines below; -1 if no section follows */
	bool log, tasks;
	struct merge_item *block; /* the blocks of a log, or of tasks */
	size_t nblocks;
};

struct outline {
	struct section *v;
	size_t n;
	uint32_t blanks; /* number of blank lines at the end of the file */
};

/* splits the text below the front-matter into sections */
void merge_outline_read(struct outline *, struct str body, struct arena *);
/* splits the sections of logs and tasks into blocks; sets the dates of blocks and headings */
void merge_outline_entries(struct outline *, struct str body, struct arena *);

#endif
