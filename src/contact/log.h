/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_H
#define TEND_LOG_H

#include "contact/body.h"

/*
 * Collects the entries, tasks and links of a body, block by block. The reader, cmark or the short
 * cut of body_plain.c, passes the blocks; log.c alone interprets them. Places are offsets into the
 * text, and lines count from 1 in it.
 */
struct log {
	struct parse *parse;
	struct str text;   /* as written in the file */
	uint32_t line;     /* number of its first line in the file */
	struct entry *entry;
	struct str *texts;  /* the texts of the entries, if wanted */
	struct span *places; /* their places, if wanted */
	size_t nentries, entries_cap, texts_cap, places_cap;
	struct span *logs;
	size_t nlogs, logs_cap;
	struct link *link;
	size_t nlinks, links_cap;
	struct task *task;
	size_t ntasks, tasks_cap;
	int level;         /* level of the log's heading, or 0 */
	struct str like;   /* the last heading, if it may be meant for a log; empty once reported */
	int task_level;    /* level of the heading of asks or promises, or 0 */
	enum task_kind tasks; /* the kind below that heading */
	struct span task_place[TASK_PROMISE + 1]; /* the first section of each kind */
	int headed;        /* level of the heading that is an entry, or 0 */
	size_t headed_entry;
	size_t headed_from; /* where the text below that heading begins */
	size_t headed_to;   /* where an item that is an entry ends that text early, or 0 */
	bool in_item;      /* true within an item that is an entry; the reader clears it */
	size_t item_entry;
	struct buf scratch, run;
};

/* true if a part WANT_… is wanted */
bool log_wants(const struct log *, unsigned what);

/* begins a text */
void log_begin(struct log *);

/* true where items may be entries or tasks: in a log, or below a heading of tasks */
bool log_items(const struct log *);
/* adds a heading from `from` to `to`; `title` is its text without marks */
void log_heading(struct log *, int level, struct str title, size_t line, size_t from, size_t to);
/*
 * Begins a log, asks or promises whose title is an item of an outline, up to log_outline_end(); its
 * items stand below that item, from `to` on. False for another title, and in a log.
 */
bool log_outline(struct log *, struct str title, size_t to);
void log_outline_end(struct log *, size_t to);
/* log_item() of an item outside a log, if it begins with a whole date; else false */
bool log_dated(struct log *, size_t line, size_t col, size_t from, size_t para, size_t to);
/*
 * Adds an item of a list: its first paragraph goes from `from` (after the marker, at column `col`)
 * to `para`, the item ends at `to`. Sets in_item if it is an entry. Ignores items where log_items()
 * is false.
 */
void log_item(struct log *, size_t line, size_t col, size_t from, size_t para, size_t to);
/* adds an entry that is the row of a table */
void log_row(struct log *, struct entry, struct str text, struct span place);
/* reports "what: why" at a line of the text */
void log_report(struct log *, size_t line, size_t col, const char *what, const char *why);
/* reports the first line of a paragraph with a date where check_like() reports items */
void log_plain(struct log *, size_t line, struct str para);
/* adds an address, or the inside of [[…]], of the block that begins at `line` */
void log_address(struct log *, size_t line, struct str url);
void log_wiki(struct log *, size_t line, struct str inside);

/* ends the text, and stores the result in *out and the arena */
void log_end(struct log *, struct body *out);
void log_free(struct log *);

#endif
