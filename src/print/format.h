/* SPDX-License-Identifier: ISC */
#ifndef TEND_FORMAT_H
#define TEND_FORMAT_H

#include "os/screen.h"
#include "print/rows.h"

/*
 * An output format of rows. rows.c knows what a cell means and when a row is complete;
 * a format only writes it. Cells come in order; r->at is the column.
 */
struct format {
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

extern const struct format format_tsv, format_csv, format_table, format_json;

struct rows_table;

struct rows {
	FILE *f;
	const struct format *functions;
	enum rows_format format;
	bool terminal, colour;
	struct column *column;
	size_t n;
	size_t at;           /* the column of the next cell */
	struct buf line;     /* the text for format_put() */
	bool strong, rule;   /* of the current row */
	const char *title;   /* of the rule before it, or NULL */
	int error;           /* errno of the first write that failed, or 0 */
	struct rows_table *table; /* of format_table */
	struct screen screen;
	bool keeps;          /* all lines go to `page`, so that they can be counted */
	bool pager;          /* more lines than the screen holds go through the pager */
	struct buf page;
	enum hue hue;        /* of the current cell */
	size_t rows;         /* how many are complete */
	size_t limit;        /* how many are written, 0 for all */
	bool sum;            /* the current row is written in any case */
};

/* writes r->line, or keeps it for the pager, and clears it; after a failed write, only clears it */
void format_put(struct rows *);

#endif
