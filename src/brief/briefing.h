/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEFING_H
#define TEND_BRIEFING_H

#include "brief/brief.h"

/* the parts of brief.c, which begins and orders; brief_log.c says what was, brief_web.c what ties */
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
struct str brief_line(struct briefing *, struct str);
/* a fact of plain text, as it stands in `scratch`, of Markdown, and of what was put into scratch behind `lead` bytes */
void brief_add(struct briefing *, enum brief_part, size_t lead, struct str said);
/* the same, all of it plain */
void brief_plain(struct briefing *, enum brief_part);
/* appends "1 day", "3 days" to scratch */
void brief_count(struct briefing *, int64_t n, const char *one);
/* appends "in 3 days", "today", "3 days ago" */
void brief_when(struct briefing *, day);

void brief_log(struct briefing *);
void brief_account(struct briefing *);
void brief_give(struct briefing *);
void brief_promises(struct briefing *);
void brief_asks(struct briefing *);

/* fills `mine` */
void brief_mine(struct briefing *);
void brief_common(struct briefing *);
void brief_ties(struct briefing *);
void brief_news(struct briefing *);
/* appends the name of whom a value means, who is tied to them; else the value */
void brief_name(struct briefing *, struct str value);

#endif
