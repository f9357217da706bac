/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/ls_query.h"

static struct field_ref
add_needs(struct ls_query *q, struct field_ref f)
{
	q->needs.keys |= f.needs.keys;
	q->needs.parts |= f.needs.parts;
	return f;
}

void
ls_query_fields(struct tool *t, struct ls_query *q, const char *list)
{
	struct str name, rest = str_of(list);
	bool more;

	do {
		struct field_ref f;

		more = str_chr(rest, ',') < rest.n;
		rest = str_cut(&name, rest, ',');
		f = add_needs(q, field_find(str_trim(name), &t->book.own));
		if (!f.name.n)
			tool_fail(t, "--fields %s: a field is missing", list);
		for (size_t i = 0; i < q->nfields; i++)
			if (str_eq(q->field[i].name, f.name))
				tool_fail(t, "--fields %s: %.*s is asked for twice", list, STR_ARG(f.name));
		q->field = mem_reserve(q->field, q->nfields, &q->fields_cap, sizeof(*q->field));
		q->field[q->nfields++] = f;
	} while (more);
}

struct needs
ls_query_needs(const struct ls_query *q)
{
	return (struct needs){
		q->needs.keys | q->selection.needs.keys, q->needs.parts | q->selection.needs.parts,
	};
}

void
ls_query_free(struct ls_query *q)
{
	selection_free(&q->selection);
	free(q->field);
	arena_free(&q->arena);
}
