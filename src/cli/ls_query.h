/* SPDX-License-Identifier: ISC */
#ifndef TEND_LS_QUERY_H
#define TEND_LS_QUERY_H

#include "cli/tool.h"
#include "find/cond.h"

/* the columns and conditions of tend-ls */
struct ls_query {
	struct field_ref *field;
	size_t nfields, fields_cap;
	struct cond *cond;
	size_t nconds, conds_cap;
	struct needs needs;
	struct arena arena;
};

/* adds columns, as "id,name"; a wrong one ends the tool */
void ls_query_fields(struct tool *, struct ls_query *, const char *list);
/* adds a condition on a field, as the user gave it */
void ls_query_cond(const struct tool *, struct ls_query *, struct cond, struct field_ref,
                   const char *given);
/* moves the conditions from the operands to the query; returns how many operands are left */
int ls_query_operands(struct tool *, struct ls_query *, int argc, char **argv);
void ls_query_free(struct ls_query *);

#endif
