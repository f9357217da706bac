/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEFING_H
#define TEND_BRIEFING_H

#include "brief/brief.h"

/* what the parts of brief.c work on, and how each of them adds a fact */
struct briefing {
	struct book *book;
	day today;
	const struct news *news;
	size_t nnews;
	struct arena *arena;
	struct intros intros;
	struct giver *giver;
	struct map mine;         /* the owner's tags, place …: see brief_mine() */
	struct fact *fact;
	size_t n, cap;
	size_t who;              /* of whom is spoken */
	const struct contact *c; /* them */
	struct account standing;
	struct buf scratch;         /* where plain text is put together */
};

/* a text on one line: line ends and runs of blanks are one blank */
struct str briefing_line(struct briefing *, struct str);
/*
 * a fact of plain text, as it stands in `scratch`, of Markdown, and of what was put into scratch
 * behind `lead` bytes
 */
void briefing_add(struct briefing *, enum brief_part, size_t lead, struct str said);
/* the same, all of it plain */
void briefing_plain(struct briefing *, enum brief_part);
/* appends "1 day", "3 days" to scratch */
void briefing_count(struct briefing *, int64_t n, const char *one);
/* appends "in 3 days", "today", "3 days ago" */
void briefing_when(struct briefing *, day);

#endif
