/* SPDX-License-Identifier: ISC */
#ifndef TEND_TABLE_HEAD_H
#define TEND_TABLE_HEAD_H

#include "base/buf.h"
#include "table/column.h"
#include "table/csv.h"

enum {
	TABLE_HEAD_WITHIN = 20, /* rows; prose may come before the header */
	TABLE_NAME_LONG = 64,   /* bytes; a longer field is not a column name */
	TABLE_QUOTE = 200,      /* bytes quoted in a message */
};

/* the header of a table, of whatever kind */
struct table_head {
	enum column_kind kind; /* COLUMN_ANY for none that is known */
	uint32_t line;
	struct buf names;      /* "Name; Mail; Notes" */
};

/*
 * Finds the header of a text in UTF-8: that of a known kind, else the first of two rows with as
 * many fields. False if it is no table. The caller frees head->names.
 */
bool table_head(struct table_head *, struct str text);

/*
 * Writes the fields of the row with the most fields to names (cleared first): the likely header,
 * perhaps in another language. Returns its line, or 0 for none.
 */
uint32_t table_head_likely(struct buf *names, struct str text, const char *join_with);

/* appends s, after `between` if it is not the first; nothing for an empty s */
void table_head_join(struct buf *out, struct str s, const char *between);
/* appends the fields of a row, TABLE_QUOTE bytes at most */
void table_head_names(struct buf *out, const struct csv_row *, const char *between);
/* the ith separator to try; 0 after the last. A first line "sep=;" leaves only that one. */
char table_separator(struct str text, size_t i);

#endif
