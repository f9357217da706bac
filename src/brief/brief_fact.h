/* SPDX-License-Identifier: ISC */
#ifndef TEND_BRIEF_FACT_H
#define TEND_BRIEF_FACT_H

#include "brief/brief.h"
#include "find/cues.h"

/* the state that the parts of a brief share, and how each part adds a fact */
struct briefing {
	struct book *book;
	day today;
	const struct news *news;
	size_t nnews;
	struct arena *arena;
	struct intros intros;
	struct giver *giver;
	struct cues cues;
	struct map owner_values; /* the owner's tags, place …; see brief_owner_values() */
	struct fact *fact;
	size_t n, cap;
	size_t who;              /* index of the subject of the brief */
	const struct contact *c; /* the subject */
	struct account account;
	struct buf scratch;      /* the plain text of the next fact */
};

/* a text on one line: line ends and runs of blanks become one blank */
struct str brief_fact_line(struct briefing *, struct str);
/*
 * Adds a fact, whose lead is the first lead_length bytes of `scratch` and whose tail is the rest;
 * then clears `scratch`.
 */
void brief_fact_add(struct briefing *, enum brief_part, size_t lead_length, struct str markdown);
/* adds a fact of all of `scratch`, without Markdown */
void brief_fact_plain(struct briefing *, enum brief_part);
/* appends "1 day", "3 days" to scratch */
void brief_fact_count(struct briefing *, int64_t n, const char *one);
/* appends "in 3 weeks", "today", "3 weeks ago" */
void brief_fact_when(struct briefing *, day);

#endif
