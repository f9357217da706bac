/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOOK_H
#define TEND_LOOK_H

#include "print/rows.h"

/*
 * An output format of rows. rows.c knows what a cell means and when a row is complete;
 * a look only formats it. Cells come in order; r->at is the column.
 */
struct look {
	/* before the first row; may be NULL */
	void (*begin)(struct rows *, bool header);
	/* a cell */
	void (*none)(struct rows *);
	void (*number)(struct rows *, struct str digits);
	void (*text)(struct rows *, struct str);
	void (*list)(struct rows *, const struct str *, size_t n);
	/* the row is complete */
	void (*end)(struct rows *);
	/* after the last row: writes and frees what it kept; may be NULL */
	void (*finish)(struct rows *);
};

extern const struct look look_tsv, look_table, look_json;

struct table;

struct rows {
	FILE *f;
	const struct look *look;
	enum rows_form form;
	bool terminal, colour;
	struct column *column;
	size_t n;
	size_t at;           /* the column of the next cell */
	struct buf line;     /* the text for look_put() */
	bool strong, rule;   /* of the current row */
	int error;           /* errno of the first write that failed, or 0 */
	struct table *table; /* of look_table */
};

/* true if the environment allows colour on a terminal */
bool look_colour(void);

/* writes r->line and clears it; after a failed write, only clears it */
void look_put(struct rows *);

#endif
