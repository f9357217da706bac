/* SPDX-License-Identifier: ISC */
#ifndef TEND_ROWS_H
#define TEND_ROWS_H

#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/date.h"

/*
 * Rows of typed cells, in one of three looks. What is said never depends on
 * the terminal, only how.
 *
 *	tsv    a line a row, TABs between; \t \n \r \\ escaped
 *	table  columns aligned, a header; control and bidi characters visible;
 *	       never cut to the terminal's width; without rows, nothing at all
 *	json   an object a line (RFC 8259): strings, numbers, lists, null; always
 *	       valid UTF-8, control and bidi characters as \uXXXX
 *
 * A cell that is empty or unknown, of any type, is "-" in tsv and table and
 * null in json, but for the empty list, which is [] there.
 */
enum rows_form { ROWS_AUTO, ROWS_TSV, ROWS_TABLE, ROWS_JSON };

/* their names, for what reads, offers and explains them; see LIST_OR */
#define ROWS_FORMS(first, next, last) \
	first("tsv", ROWS_TSV) next("table", ROWS_TABLE) last("json", ROWS_JSON)

enum cell_type {
	CELL_TEXT,
	CELL_NUMBER, /* int64_t, CELL_UNKNOWN for none; to the right in a table */
	CELL_DAY,    /* day, DAY_NONE for none; a string in json */
	/* double, NAN for none; 12 digits, in a table 4 after the point; to the right there */
	CELL_REAL,
	CELL_LIST,   /* text items; ", " between, in tsv "," ; a list in json */
};

#define CELL_UNKNOWN INT64_MIN

struct column {
	const char *name;
	enum cell_type type;
};

struct rows;

/*
 * Begins rows on f. ROWS_AUTO is a table on a terminal, tsv elsewhere; a table
 * with any row has a header, tsv with `header`, even without rows. columns
 * (copied, names too) are n. Colour only on a terminal that is not dumb,
 * NO_COLOR unset or empty. tsv and json are written row by row, a table when
 * it is closed. The caller closes it.
 */
struct rows *rows_open(FILE *f, enum rows_form, bool header, const struct column *columns,
                       size_t n);
/* what ROWS_AUTO came to */
enum rows_form rows_form(const struct rows *);

/* the cells of a row, one call for each column, in order, each of its column's type */
void rows_text(struct rows *, struct str);
/* an id, in a column of texts, as link_operand() writes it */
void rows_id(struct rows *, struct str);
void rows_number(struct rows *, int64_t);
void rows_real(struct rows *, double);
void rows_day(struct rows *, day);
void rows_list(struct rows *, const struct str *, size_t n);

/*
 * The row now being written (say so before its last cell) stands out in a
 * table: bold, on a terminal with colour.
 */
void rows_strong(struct rows *);
/* a rule before the next row, in a table alone: what follows is a sum */
void rows_rule(struct rows *);

/*
 * Writes what is left, flushes, and releases; a row begun and not ended is
 * dropped. 0, or -1 with errno set (EPIPE: the reader went away) when anything
 * since rows_open could not be written. Does not close f. NULL is allowed.
 */
int rows_close(struct rows *);

/* the form of a name of ROWS_FORMS; 0 or -1 */
int rows_form_parse(enum rows_form *, const char *);

#endif
