/* SPDX-License-Identifier: ISC */
#ifndef TEND_TASK_H
#define TEND_TASK_H

#include <stdint.h>

#include "base/date.h"

/* the two headings below which tasks are more than a list of the user's own */
enum task_kind {
	TASK_NONE,
	TASK_ASK,     /* what I mean to ask of them */
	TASK_PROMISE, /* what I owe them */
};

/*
 * An ask or a promise, an item of a list below "Asks" or "Promises":
 *
 *	[ ] [BY-DATE] text [(since DATE)]
 */
struct task {
	struct str text; /* on one line, Markdown as written, without its dates */
	day by;          /* or DAY_NONE */
	day since;       /* when it was written down, or DAY_NONE */
	uint32_t line;   /* of the file, from 1 */
	uint32_t box;    /* offset, in the body, of what stands in the box */
	uint32_t end;    /* likewise, of the end of the item */
	enum task_kind kind;
	char mark;       /* ' ' meant, 'x' done or granted, '-' dropped or declined */
};

/*
 * Reads the text of a list item, without its marker, which may be of several
 * lines. False for what has no box. Sets by, since, mark, box (as an offset in
 * item) and text, a slice of item that may still hold line ends; *why says
 * which date is none (static), else NULL.
 */
bool task_parse(struct task *out, struct str item, const char **why);

/*
 * the kind of a heading's tasks, by its words in lower case with single blanks: "asks", "promises"
 */
enum task_kind task_heading(struct str words);
/* "Asks", "Promises" */
const char *task_kind_title(enum task_kind);

#endif
