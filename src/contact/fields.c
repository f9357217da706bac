/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "contact/fields.h"

static bool
wanted(const struct fields *f)
{
	return (f->parse->keys & KEYSET(f->now.key)) != 0;
}

static uint16_t
place(uint32_t n)
{
	return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}

static struct value
value(struct fields *f, struct str text, uint32_t line, uint32_t col)
{
	return (struct value){arena_str(f->parse->arena, text).p, (uint32_t)text.n, place(line), place(col)};
}

void
fields_begin(struct fields *f, struct str key, uint32_t line, uint32_t col)
{
	bool exact;

	f->now = (struct field){.key = key_find(key, f->parse->own, &exact), .line = place(line), .col = place(col)};
	/* most names are tend's own and need no copy */
	if (wanted(f))
		f->now.name = str_eq(key, str_of(key_name(f->now.key))) ? key_name(f->now.key)
		                                                         : arena_str(f->parse->arena, key).p;
	f->nvalues = 0;
	f->pair = (struct value){0};
}

void
fields_pair(struct fields *f, struct str key)
{
	f->pair = wanted(f) ? value(f, key, 0, 0) : (struct value){0};
}

void
fields_value(struct fields *f, struct str text, uint32_t line, uint32_t col)
{
	if (!wanted(f) || !text.n)
		return;
	f->value = mem_reserve(f->value, f->nvalues, &f->values_cap, sizeof(*f->value));
	f->key = mem_reserve(f->key, f->nvalues, &f->keys_cap, sizeof(*f->key));
	f->key[f->nvalues] = f->pair;
	f->value[f->nvalues++] = value(f, text, line, col);
}

void
fields_end(struct fields *f, enum shape shape)
{
	if (!wanted(f))
		return;
	f->now.shape = shape;
	f->now.n = (uint16_t)f->nvalues;
	f->now.value = arena_alloc(f->parse->arena, (shape == SHAPE_MAP ? 2 : 1) * f->nvalues * sizeof(*f->value));
	if (f->nvalues)
		memcpy(f->now.value, f->value, f->nvalues * sizeof(*f->value));
	if (f->nvalues && shape == SHAPE_MAP)
		memcpy(f->now.value + f->nvalues, f->key, f->nvalues * sizeof(*f->key));
	f->v = mem_reserve(f->v, f->n, &f->cap, sizeof(*f->v));
	f->v[f->n++] = f->now;
}

/*
 * Appends the values of b to those of a, whose capacity is *cap. Growth doubles it, since a list
 * may continue a thousand times.
 */
static void
append_values(struct field *a, const struct field *b, uint32_t *cap, struct arena *arena)
{
	uint32_t n = (uint32_t)a->n + b->n;
	struct value *v = a->value;

	if (n > *cap) {
		*cap = n * 2;
		a->value = arena_alloc(arena, *cap * sizeof(*v));
		if (a->n)
			memcpy(a->value, v, a->n * sizeof(*v));
	}
	if (b->n)
		memcpy(a->value + a->n, b->value, b->n * sizeof(*v));
	a->n = (uint16_t)n;
	if (a->shape == SHAPE_MAP || b->shape == SHAPE_MAP)
		a->shape = SHAPE_LIST;
}

/* merges b into the earlier field a of the same key, as front_parse() documents */
static void
merge_field(struct field *a, const struct field *b, uint32_t *cap, struct parse *p)
{
	bool a_exact, b_exact;

	key_find(str_of(a->name), p->own, &a_exact);
	key_find(str_of(b->name), p->own, &b_exact);
	if (a_exact == b_exact && strcmp(a->name, b->name) == 0)
		errors_add(p->errors, p->path, b->line, b->col, "%s: given twice; line %u counts", b->name,
		           (unsigned)a->line);
	else if (key_is_list(a->key))
		append_values(a, b, cap, p->arena);
	else if (!a->n || (b_exact && !a_exact && b->n))
		*a = *b;
}

void
fields_keep(struct field **out, uint32_t *n, const struct fields *f)
{
	uint32_t seen[KEY_COUNT] = {0}, cap[KEY_COUNT] = {0};
	struct field *v = arena_alloc(f->parse->arena, f->n * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < f->n; i++) {
		const struct field *field = &f->v[i];

		if (field->key != KEY_OTHER && seen[field->key]) {
			merge_field(&v[seen[field->key] - 1], field, &cap[field->key], f->parse);
			continue;
		}
		v[(*n)++] = *field;
		seen[field->key] = *n;
	}
	*out = v;
}

void
fields_free(struct fields *f)
{
	free(f->v);
	free(f->value);
	free(f->key);
}
