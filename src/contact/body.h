/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_H
#define TEND_BODY_H

#include "entry/entry.h"
#include "entry/link.h"
#include "entry/task.h"
#include "front/front.h"

/*
 * The Markdown below the front-matter: log entries, tasks and links.
 */
struct body {
	struct entry *entry; /* in the order of the file */
	/* the text of each entry, Markdown as written; NULL without WANT_TEXTS */
	struct str *text;
	struct link *link;
	struct task *task;   /* asks and promises, in the order of the file */
	/* with WANT_PLACES: each entry, from its text (after the marker) to its end */
	struct span *place;
	/*
	 * with WANT_PLACES: for each kind of task its first section, from the end of the heading to
	 * the end of the section; else NULL
	 */
	struct span *tasks;
	/* with WANT_PLACES: each log, from the end of its heading to its own end */
	struct span *log;
	/*
	 * the last nnoted entries are of dated notes, not of this file: the path of each; only
	 * diary.h adds them
	 */
	struct str *note;
	uint32_t nentries, nlinks, nlogs, ntasks, nnoted;
};

/*
 * Parses `text`, whose first line is `line` of its file. The result lives in p->arena. Reports
 * items that look like entries but are not, and texts beyond the limits of guard.h, and reads the
 * rest. Parsing takes at most BODY_BUDGET bytes, from bump.h.
 */
void body_parse(struct body *out, struct str text, uint32_t line, struct parse *p);

#define BODY_BUDGET (256u << 20)

#endif
