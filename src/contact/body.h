/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_H
#define TEND_BODY_H

#include "entry/entry.h"
#include "entry/link.h"
#include "entry/task.h"
#include "front/front.h"

/*
 * The Markdown below the front-matter: log entries, tasks and links. The only file
 * that includes cmark.
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

/*
 * Appends Markdown as HTML that runs no code: without raw HTML, and without javascript:, vbscript:,
 * file: and data: addresses (except of pictures). What guard.h rejects is left out and reported in
 * p->errors. Returns 0, or -1 if it takes more than BODY_BUDGET bytes: then it reports that and
 * appends nothing.
 */
int body_html(struct buf *out, struct str markdown, struct parse *p);

/* new addresses for the links of a text */
struct relink {
	/*
	 * Appends the address that replaces `to`, which is the address of a link or picture as
	 * written, or the text between the brackets of a wiki-link (`wiki`). False if there is
	 * none: only the link's text then stays.
	 */
	bool (*to)(struct buf *out, struct str to, bool wiki, void *arg);
	void *arg;
};

/*
 * As body_html(), for a page of its own; `line` is the text's first line in its file. Links get
 * their addresses from `relink`, pictures become links, raw HTML is shown as text, and first-level
 * headings move to the second level. Returns 1 instead of 0 if a part was left out.
 */
int body_page(struct buf *out, struct str markdown, uint32_t line, const struct relink *relink,
              struct parse *p);

#define BODY_BUDGET (256u << 20)

#endif
