/* SPDX-License-Identifier: ISC */
#ifndef TEND_CSV_H
#define TEND_CSV_H

#include "base/error.h"

/*
 * Comma-separated values (RFC 4180), a row at a time. Lines may end in LF, CRLF or CR, a field in
 * quotes may hold them (as LF), blank lines are no rows, and blanks around a field without quotes are dropped.
 */
struct csv;

#define CSV_SPAN ((size_t)64 * 1024) /* a quote that is not closed so many bytes behind its first line is broken */
#define CSV_BROKEN 100               /* after so many broken quotes the rest of the file is left out */

struct csv_row {
	const struct str *field; /* valid until the next row is read */
	size_t n;                /* 1 at least */
	uint32_t line;           /* the first of the row */
};

/* bytes, path and errors must live until csv_close(); `between` parts the fields */
struct csv *csv_open(struct str bytes, char between, struct str path, struct errors *);
/*
 * How many fields a row has: from now on one over several lines that has another number is
 * taken for a broken quote, as is always one whose quotes are not strictly right. 0 is any.
 */
void csv_expect(struct csv *, size_t n);
/* false at the end. A row with a broken quote is told, and its first line alone is left out. */
bool csv_next(struct csv *, struct csv_row *);
void csv_close(struct csv *);

#endif
