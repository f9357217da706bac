/* SPDX-License-Identifier: ISC */
#ifndef TEND_CSV_H
#define TEND_CSV_H

#include "base/error.h"

/*
 * Reads comma-separated values (RFC 4180) row by row. Lines end in LF, CRLF or CR; a quoted field
 * may contain line ends (returned as LF); blank lines are skipped; blanks around an unquoted field
 * are dropped.
 */
struct csv;

/* a quote that is still open this many bytes after its first line is broken */
#define CSV_SPAN ((size_t)64 * 1024)
/* after this many broken quotes the rest of the file is skipped */
#define CSV_BROKEN 100

struct csv_row {
	const struct str *field; /* valid until the next row is read */
	size_t n;                /* at least 1 */
	uint32_t line;           /* the first line of the row */
};

/* bytes, path and errors must live until csv_close(); `between` separates the fields */
struct csv *csv_open(struct str bytes, char between, struct str path, struct errors *);
/*
 * Sets the number of fields that rows must have; 0 for any. From now on a row over several lines
 * with another number counts as a broken quote, as does one whose quotes are not strictly valid.
 */
void csv_expect(struct csv *, size_t n);
/*
 * Reads the next row; false at the end. If a row has a broken quote, it is reported, and only its
 * first line is skipped.
 */
bool csv_next(struct csv *, struct csv_row *);
/* the number of lines that were skipped so far for a broken quote */
size_t csv_broken(const struct csv *);
void csv_close(struct csv *);

#endif
