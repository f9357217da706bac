/* SPDX-License-Identifier: ISC */
#ifndef TEND_ROWS_H
#define TEND_ROWS_H

#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/date.h"
#include "print/palette.h"

/*
 * Rows of typed cells, in one of four formats. The terminal may change the format,
 * never the content.
 *
 *	tsv    one row a line, TABs between cells; \t \n \r \\ escaped
 *	csv    RFC 4180 with LF for line ends: a header, even without rows; a cell with a
 *	       comma, a quote or a line end in quotes; control and bidi characters visible
 *	table  columns aligned, a header; control and bidi characters visible; on a
 *	       terminal folded at words to its width, the id joined to the name, numbers
 *	       of days in words; without rows, no output
 *	json   one object a line (RFC 8259): strings, numbers, lists, null; always
 *	       valid UTF-8, control and bidi characters as \uXXXX
 *
 * An empty or unknown cell of any type is "-" in tsv and table, empty in csv and null
 * in json, except the empty list, which is [] in json.
 */
enum rows_format { ROWS_AUTO, ROWS_TSV, ROWS_CSV, ROWS_TABLE, ROWS_JSON };

/* the names of the formats, for parsing, completion and help; see LIST_OR */
#define ROWS_FORMATS(first, next, last) \
	first("tsv", ROWS_TSV) next("csv", ROWS_CSV) next("table", ROWS_TABLE) \
	last("json", ROWS_JSON)

enum cell_type {
	CELL_TEXT,
	CELL_NUMBER, /* int64_t, CELL_UNKNOWN for none; right-aligned in a table */
	CELL_DAY,    /* day, DAY_NONE for none; a string in json */
	/* double, NAN for none; 12 digits; in a table 4 after the point, right-aligned */
	CELL_REAL,
	/* numbers of days: on a terminal "3 weeks"; negative is "in 3 weeks" and zero "today": */
	CELL_DAYS,   /* how long something has lasted, never negative */
	CELL_LATE,   /* how late something is */
	CELL_AHEAD,  /* how far ahead something is: the other way round, "3 weeks ago" */
	CELL_LIST,   /* texts; separated by ", ", in tsv and csv by ","; a list in json */
};

#define CELL_UNKNOWN INT64_MIN

struct column {
	const char *name;
	enum cell_type type;
};

struct rows;

/*
 * Begins rows on f. ROWS_AUTO is a table on a terminal, tsv elsewhere. A table with
 * rows has a header; tsv has one with `header`, even without rows. The n columns are
 * copied, names too. All but a table are written row by row, a table by rows_close(). The caller
 * closes it.
 */
struct rows *rows_open(FILE *f, enum rows_format, bool header, const struct column *columns,
                       size_t n);
/*
 * Colours a table `when`. With `pager`, more lines than a terminal holds go through the user's
 * pager. The default is PALETTE_AUTO and false.
 */
void rows_look(struct rows *, enum palette_when when, bool pager);
/* drops all rows after the first n */
void rows_limit(struct rows *, size_t n);
/* how many rows rows_limit() has dropped from a table on a terminal; elsewhere 0 */
size_t rows_left(const struct rows *);
/* how many rows are complete, with those dropped */
size_t rows_count(const struct rows *);
/* the format in use, never ROWS_AUTO */
enum rows_format rows_format_of(const struct rows *);

/* add the cells of a row: one call for each column, in order, of the column's type */
void rows_text(struct rows *, struct str);
/* adds an id to a column of texts, in the form of link_operand() */
void rows_id(struct rows *, struct str);
void rows_number(struct rows *, int64_t);
void rows_real(struct rows *, double);
void rows_day(struct rows *, day);
void rows_list(struct rows *, const struct str *, size_t n);

/*
 * Makes the current row bold in a table with colour. Call it before the row's last
 * cell.
 */
void rows_strong(struct rows *);
/*
 * In a table, puts a rule before the next row. On a terminal it bears the title, a static string,
 * unless that is NULL.
 */
void rows_rule(struct rows *, const char *title);
/* likewise; the next row is a sum, which rows_limit() keeps */
void rows_sum(struct rows *);

/*
 * Writes what is left, flushes and frees; drops an incomplete row. 0, or -1 with
 * errno set (EPIPE if the reader has gone) if any write since rows_open() failed.
 * Does not close f. NULL is allowed.
 */
int rows_close(struct rows *);

/* finds the format of a name of ROWS_FORMATS; 0 or -1 */
int rows_format_parse(enum rows_format *, const char *);

#endif
