/* SPDX-License-Identifier: ISC */
#ifndef TEND_TABLE_MAP_H
#define TEND_TABLE_MAP_H

#include "base/buf.h"
#include "table/column.h"

/* What the user says about the columns of a table: "E-mail 1 - Value=email,Full Name=name". */
struct table_map_item {
	struct str header;
	struct column_meaning column;
	bool used; /* a table has had such a column */
};

/* Start it as {0}; release it with table_map_free(). */
struct table_map {
	struct table_map_item *v;
	size_t n, cap;
	struct arena arena;
};

/*
 * Adds COLUMN=KEY items, separated by commas. A column with a comma or "=" in its name may stand in
 * double quotes, a quote in it doubled. 0, or -1 and the reason in *why (cleared first).
 */
int table_map_add(struct table_map *, struct str items, struct buf *why);
/* true if a column is the name, or a part of it */
bool table_map_names(const struct table_map *);
/* the item of a header, compared like names; NULL if it has none */
struct table_map_item *table_map_find(const struct table_map *, struct str header);
/* the column of a header that is itself the name of a key; USE_NONE if it is not */
struct column_meaning table_map_by_key(struct str header);
void table_map_free(struct table_map *);

#endif
