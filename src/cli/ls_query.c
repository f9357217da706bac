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

void
ls_query_cond(const struct tool *t, struct ls_query *q, struct cond c, struct field_ref f, const char *given)
{
	struct error err = {0};

	if (cond_open(&c, add_needs(q, f), t->today, &q->arena, &err) < 0 && err.col)
		tool_fail(t, "%s: %.*s, in column %u of the pattern", given, STR_ARG(err.what), (unsigned)err.col);
	if (err.what.n)
		tool_fail(t, "%s: %.*s", given, STR_ARG(err.what));
	q->cond = mem_reserve(q->cond, q->nconds, &q->conds_cap, sizeof(*q->cond));
	q->cond[q->nconds++] = c;
}

int
ls_query_operands(struct tool *t, struct ls_query *q, int argc, char **argv)
{
	struct cond c;
	struct str key;
	int people = 0;

	for (int i = 0; i < argc; i++)
		if (cond_cut(&c, &key, str_of(argv[i])))
			ls_query_cond(t, q, c, field_find(key, &t->book.own), argv[i]);
		else
			argv[people++] = argv[i];
	return people;
}

void
ls_query_free(struct ls_query *q)
{
	for (size_t i = 0; i < q->nconds; i++)
		cond_close(&q->cond[i]);
	free(q->cond);
	free(q->field);
	arena_free(&q->arena);
}
