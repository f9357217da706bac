/* SPDX-License-Identifier: ISC */
#ifndef TEND_TASK_H
#define TEND_TASK_H

#include <stdint.h>

#include "base/buf.h"
#include "base/written.h"

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
 *
 * or as Obsidian Tasks, Dataview, Todoist or Logseq write one: see task_dates.h.
 */
struct task {
	struct str text; /* on one line, Markdown as written, without its dates */
	day by;          /* or DAY_NONE */
	day since;       /* the day it was written down, or DAY_NONE */
	uint32_t line;   /* in the file, from 1 */
	uint32_t box;    /* offset of the character in the box, or of a word as TODO, in the body */
	uint32_t end;    /* offset of the end of the item, in the body */
	enum task_kind kind;
	char mark;       /* ' ' meant, 'x' done or granted, '-' dropped or declined */
	uint8_t width;   /* of the mark in the file: 1 in a box, else that of the word */
	/* how it has the day when it was answered */
	enum task_stamp { STAMP_NONE, STAMP_EMOJI, STAMP_FIELD } stamp;
};

/*
 * Skips a box and the blanks after it, or a word that Logseq writes instead: TODO LATER NOW DOING
 * WAITING WAIT DONE CANCELED CANCELLED. Returns the character in the box, an 'x' in lower case, or
 * that of the word: ' ', 'x', '-'; 0 without either. Sets *width, unless it is NULL, to that of the
 * character or word.
 */
char task_state(struct str *s, size_t *width);

/*
 * Reads the text of a list item without its marker, of one or more lines. False if it has no state.
 * Sets all but line, end and kind; box is an offset in item, and text, which may hold line ends, a
 * slice of it or of `scratch`. *why reports an invalid date or an unknown box (static), or is NULL.
 */
bool task_parse(struct task *out, struct buf *scratch, struct str item,
                const struct written_style *, const char **why);

/* the kind of tasks below a heading; `words` are in lower case with single blanks */
enum task_kind task_heading(struct str words);
/* "Asks", "Promises" */
const char *task_kind_title(enum task_kind);

#endif
