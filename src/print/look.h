/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOOK_H
#define TEND_LOOK_H

#include "print/rows.h"

/*
 * How rows look. rows.c knows what a cell means and when a row is complete;
 * a look only knows how to put that down. Cells come in order, r->at being
 * the column.
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
	/* no more rows: writes what it kept, and releases it; may be NULL */
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
	struct buf line;     /* what look_put writes */
	bool strong, rule;   /* said of the row at hand */
	int error;           /* errno of the first write that failed, or 0 */
	struct table *table; /* of look_table */
};

/* whether the environment asks for colour, on a terminal */
bool look_colour(void);

/* writes r->line and empties it; after a failure only empties it */
void look_put(struct rows *);

#endif
