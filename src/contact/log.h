/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_H
#define TEND_LOG_H

#include "contact/body.h"

/*
 * Entries, tasks and links as they are come across in a body, block by block. Who
 * reads the blocks, cmark or the short cut of body_plain.c, hands them over here;
 * what they mean is decided here alone. Places are offsets into the text,
 * lines count from 1 in it.
 */
struct log {
	struct parse *parse;
	struct str text;   /* as it stands in the file */
	uint32_t line;     /* of its first byte, in the file */
	struct entry *entry;
	struct str *texts;  /* of the entries, if wanted */
	struct span *places; /* likewise */
	size_t nentries, entries_cap, texts_cap, places_cap;
	struct span *logs;
	size_t nlogs, logs_cap;
	struct link *link;
	size_t nlinks, links_cap;
	struct task *task;
	size_t ntasks, tasks_cap;
	int level;         /* of the log's heading, or 0 */
	int task_level;    /* of the heading of asks or promises, or 0 */
	enum task_kind tasks; /* which */
	struct span task_place[TASK_PROMISE + 1]; /* the first section of each kind */
	int headed;        /* level of a heading that is an entry, or 0 */
	size_t headed_entry;
	size_t headed_from; /* where the text below that heading begins */
	size_t headed_to;   /* where an item that is an entry ends it early, or 0 */
	bool in_item;      /* within an item that is an entry: cleared by who reads */
	size_t item_entry;
	struct buf scratch, run;
};

/* whether a part of WANT_… is wanted */
bool log_wants(const struct log *, unsigned what);

/* whether items may be something where we are: in a log, or below a heading of tasks */
bool log_items(const struct log *);
/* a heading of a level, its text without marks, from `from` to `to`, its end */
void log_heading(struct log *, int level, struct str title, size_t line, size_t from, size_t to);
/*
 * An item of a list: its first paragraph is from `from` (behind the marker, at
 * column `col`) to `para`, all of it ends at `to`. Sets in_item if it is an
 * entry; outside a log, and below no heading of tasks, it is nothing.
 */
void log_item(struct log *, size_t line, size_t col, size_t from, size_t para, size_t to);
/* an address, or the inside of [[…]], in the block that begins at `line` */
void log_address(struct log *, size_t line, struct str url);
void log_wiki(struct log *, size_t line, struct str inside);

/* the end of the text: what was found goes into *out and the arena */
void log_end(struct log *, struct body *out);
void log_free(struct log *);

/*
 * The short cut: reads a body of none but the plainest blocks (headings,
 * bullets and paragraphs at the margin) without cmark. False, with nothing
 * done, for every other one. What it finds is what cmark finds: tests and the
 * fuzzer hold the two against each other.
 */
bool log_plain(struct log *);

#endif
