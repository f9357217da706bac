/* SPDX-License-Identifier: ISC */
#ifndef TEND_TABLE_H
#define TEND_TABLE_H

#include "read/card.h"
#include "table/column.h"

/*
 * Reads the people of a table: a header, then a row for each. Fields are separated by commas,
 * semicolons or TABs, as the header shows; a first line "sep=;" says it. Text before the header is
 * skipped. The columns mean what column.def says of the kind; for COLUMN_ANY, what cards->map says,
 * or without one, the keys of these names.
 */
void table_read(struct cards *, struct str bytes, struct str path, enum column_kind);

/* table_read() of one kind */
void google_read(struct cards *, struct str bytes, struct str path);
void outlook_read(struct cards *, struct str bytes, struct str path);
void csv_table_read(struct cards *, struct str bytes, struct str path);

#endif
