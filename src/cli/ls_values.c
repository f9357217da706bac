/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/ls_values.h"

void
ls_values_begin(struct ls_values *l, struct str key, const struct map *own, struct needs *needs)
{
	l->kinds = str_eq(key, STR("kind"));
	l->field = field_find(l->kinds ? STR("entries") : key, own);
	needs->keys |= l->field.needs.keys;
	needs->parts |= l->field.needs.parts;
}

static void
add(struct ls_values *l, struct str text, int64_t count)
{
	if (!text.n)
		return;
	l->v = mem_reserve(l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = (struct ls_value){arena_str(&l->arena, text), count};
}

void
ls_values_add(struct ls_values *l, struct field_view *view)
{
	const struct body *b = &view->contact->body;
	struct field_value value;

	if (l->kinds) {
		for (uint32_t i = 0; i < b->nentries; i++)
			add(l, entry_kind(&b->entry[i]), 1);
		return;
	}
	value = field_get(&l->field, view);
	for (size_t i = 0; i < value.n; i++)
		add(l, value.text[i], 1);
}

static void
add_known(struct ls_values *l, const struct settings *set)
{
	static const char *const kinds[] = {"call", "email", "fun", "help", "idea", "intro", "praise"};
	const struct key_words *words = l->field.computed < 0 ? key_words(l->field.key) : NULL;

	for (size_t i = 0; l->kinds && i < sizeof(kinds) / sizeof(kinds[0]); i++)
		add(l, str_of(kinds[i]), 0);
	for (size_t i = 0; l->field.key == KEY_TIER && i < set->ntiers; i++)
		add(l, set->tier[i].name, 0);
	for (size_t i = 0; words && i < 4 && words->word[i]; i++)
		add(l, str_of(words->word[i]), 0);
}

static int
value_order(const void *va, const void *vb)
{
	const struct ls_value *a = va, *b = vb;

	return str_cmp(a->text, b->text);
}

struct rows *
ls_values_rows(struct ls_values *l, struct tool *t)
{
	static const struct column columns[] = {{"value", CELL_TEXT}, {"count", CELL_NUMBER}};
	struct rows *rows;

	add_known(l, &t->book.set);
	if (l->n)
		qsort(l->v, l->n, sizeof(*l->v), value_order);
	rows = tool_rows(t, columns, 2);
	t->none = "no contact has this key; list all contacts: tend ls";
	for (size_t i = 0; i < l->n; i++) {
		int64_t count = l->v[i].count;

		while (i + 1 < l->n && str_eq(l->v[i].text, l->v[i + 1].text))
			count += l->v[++i].count;
		rows_text(rows, l->v[i].text);
		rows_number(rows, count);
	}
	return rows;
}

void
ls_values_free(struct ls_values *l)
{
	free(l->v);
	arena_free(&l->arena);
}
