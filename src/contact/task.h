/* SPDX-License-Identifier: ISC */
#ifndef TEND_TASK_H
#define TEND_TASK_H

#include <stdint.h>

#include "base/date.h"

/* the headings below which tend reads tasks; other lists are the user's own */
enum task_kind {
	TASK_NONE,
	TASK_ASK,     /* what I want to ask of them */
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
	day since;       /* the day it was written down, or DAY_NONE */
	uint32_t line;   /* in the file, from 1 */
	uint32_t box;    /* offset of the character in the box, in the body */
	uint32_t end;    /* offset of the end of the item, in the body */
	enum task_kind kind;
	char mark;       /* ' ' meant, 'x' done or granted, '-' dropped or declined */
};

/*
 * Reads the text of a list item without its marker, of one or more lines. False if it has no box.
 * Sets by, since, mark, box (an offset in item) and text (a slice of item that may hold line ends).
 * *why reports an invalid date (static), or is NULL.
 */
bool task_parse(struct task *out, struct str item, const char **why);

/* the kind of tasks below a heading; `words` are in lower case with single blanks */
enum task_kind task_heading(struct str words);
/* "Asks", "Promises" */
const char *task_kind_title(enum task_kind);

#endif
