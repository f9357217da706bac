/* SPDX-License-Identifier: ISC */
#ifndef TEND_LS_QUERY_H
#define TEND_LS_QUERY_H

#include "cli/tool.h"

/* the columns and conditions of tend-ls */
struct ls_query {
	struct field_ref *field;
	size_t nfields, fields_cap;
	struct selection selection;
	struct needs needs; /* of the columns */
	struct arena arena;
};

/* adds columns, as "id,name"; a wrong one ends the tool */
void ls_query_fields(struct tool *, struct ls_query *, const char *list);
/* what the columns and the conditions need */
struct needs ls_query_needs(const struct ls_query *);
void ls_query_free(struct ls_query *);

#endif
