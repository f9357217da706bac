/* SPDX-License-Identifier: ISC */
#ifndef TEND_WEEK_ROWS_H
#define TEND_WEEK_ROWS_H

#include "cli/tool.h"

/*
 * NOTED and SAID follow a row of DUE or QUIET, PLAN one of READY, GIVE or COLD, WITH one of PAIR.
 * The parts from PAIR on, of week_advice.h, take longer: --part alone brings them.
 */
enum week_rows_part {
	WEEK_ROWS_ASKED, WEEK_ROWS_WROTE, WEEK_ROWS_PROMISED, WEEK_ROWS_PLANNED, WEEK_ROWS_BIRTHDAY,
	WEEK_ROWS_MONTH, WEEK_ROWS_KNOWN, WEEK_ROWS_ANNIVERSARY, WEEK_ROWS_DATE, WEEK_ROWS_DUE,
	WEEK_ROWS_NOTED, WEEK_ROWS_SAID, WEEK_ROWS_QUIET, WEEK_ROWS_WAITS, WEEK_ROWS_READY,
	WEEK_ROWS_GIVE, WEEK_ROWS_COLD, WEEK_ROWS_PLAN, WEEK_ROWS_INTRO, WEEK_ROWS_PAIR,
	WEEK_ROWS_WITH, WEEK_ROWS_GIFT, WEEK_ROWS_SORROW, WEEK_ROWS_PARTS
};

/* parts as one bit each */
#define WEEK_ROWS_PART(part) (1u << (part))
/* those of a week without --part */
#define WEEK_ROWS_ALL (WEEK_ROWS_PART(WEEK_ROWS_PAIR) - 1)

enum { WEEK_ROWS_ANSWERS = 3 }; /* contacts of ASKED that GIFT is for, too */

/* where the rows of tend-week go, and which of its parts; see its page for the columns */
struct week_rows {
	struct tool *tool;
	struct rows *out;
	unsigned parts; /* of week_rows_parts() */
	/* filled by week_rows_write() */
	size_t *turn;   /* contacts of DUE and QUIET, in their order; owned */
	size_t nturn;
	size_t answer[WEEK_ROWS_ANSWERS]; /* the first contacts of ASKED */
	size_t nanswer;
	bool asked;     /* true if a contact was asked about an introduction */
	struct sorrow *sorrow; /* of WEEK_ROWS_SORROW, latest first; owned */
	size_t nsorrow;
	struct arena arena;    /* their texts */
};

/* what a row says beside the contact and the part */
struct week_rows_line {
	day day, last;
	int64_t number; /* an age, years, missing deposits or a score; CELL_UNKNOWN for none */
	struct str text;
};

/* what the rows need of each contact */
struct needs week_rows_needs(void);

/* sets *parts to those that a list such as "asked,due" names; 0, or -1 for a name of none */
int week_rows_parts(unsigned *parts, struct str list);

/* writes the wanted rows in the order of the parts; `budget` as in week_find() */
void week_rows_write(struct week_rows *, size_t budget);

/* writes a row about a contact, if its part is wanted; its text is printed as it is */
void week_rows_add(struct week_rows *, size_t who, enum week_rows_part,
                   const struct week_rows_line *);

/* true if WEEK_ROWS_SORROW has a row about a contact */
bool week_rows_mourns(const struct week_rows *, size_t who);

void week_rows_free(struct week_rows *);

#endif
