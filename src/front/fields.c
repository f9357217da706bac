/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/period.h"
#include "base/text.h"
#include "entry/stamp.h"
#include "front/fields.h"
#include "front/part.h"
#include "front/relation.h"
#include "front/shown.h"

bool
fields_wanted(const struct fields *f)
{
	/* a name may come in parts */
	keyset keys = f->parse->keys;

	if (keys & KEYSET(KEY_NAME))
		keys |= KEYSET(KEY_FIRST_NAME) | KEYSET(KEY_LAST_NAME);
	return (keys & KEYSET(f->now.key)) || (f->now.relation && (keys & KEYSET_RELATIONS));
}

static uint16_t
place(uint32_t n)
{
	return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX;
}

static struct value
value(struct fields *f, struct str text, uint32_t line, uint32_t col)
{
	return (struct value){arena_str(f->parse->arena, text).p, text.n & INT32_MAX, 0, place(line),
	                      place(col)};
}

/* true for "contact", which is a cadence if its value is: "contact: weekly" */
static bool
is_contact(struct str key)
{
	return key.n == 7 && text_same(key, STR("contact"));
}

void
fields_begin(struct fields *f, struct str key, uint32_t line, uint32_t col)
{
	bool exact;
	unsigned relation;
	enum key known = key_find_relation(key, f->parse->own, &exact, &relation);

	f->now = (struct field){.key = known, .line = place(line), .col = place(col), .relation = relation & RELATION_MAX};
	f->loose = f->now.key == KEY_OTHER && is_contact(key) && (f->parse->keys & KEYSET(KEY_EVERY));
	if (f->loose)
		f->now.key = KEY_EVERY;
	/* most names are tend's own and need no copy */
	if (fields_wanted(f))
		f->now.name = str_eq(key, str_of(key_name(f->now.key))) ? key_name(f->now.key)
		                                                         : arena_str(f->parse->arena, key).p;
	f->nvalues = 0;
	f->pair = (struct value){0};
}

void
fields_pair(struct fields *f, struct str key)
{
	f->pair = fields_wanted(f) ? value(f, key, 0, 0) : (struct value){0};
}

void
fields_value(struct fields *f, struct str text, uint32_t line, uint32_t col)
{
	if (!fields_wanted(f) || !text.n)
		return;
	f->value = mem_reserve(f->value, f->nvalues, &f->values_cap, sizeof(*f->value));
	f->key = mem_reserve(f->key, f->nvalues, &f->keys_cap, sizeof(*f->key));
	f->key[f->nvalues] = f->pair;
	f->value[f->nvalues++] = value(f, text, line, col);
}

/* a value that shows an item; its place is that of the whole */
static struct value
shown_value(struct fields *f, const struct shown_item *item, const struct value *whole)
{
	struct value v = *whole;
	char *p;

	v.n = item->text.n & INT32_MAX;
	v.linked = item->target.n > 0;
	v.p = p = arena_bytes(f->parse->arena, item->text.n + 1 + item->target.n);
	memcpy(p, item->text.p, item->text.n);
	p[item->text.n] = '\0';
	if (v.linked)
		memcpy(p + item->text.n + 1, item->target.p, item->target.n);
	p[item->text.n + 1 + item->target.n] = '\0';
	return v;
}

/* puts the items that a value shows in place of it; returns their number */
static size_t
show_value(struct fields *f, size_t at, enum shown_cut cut)
{
	struct value whole = f->value[at], name = f->key[at];
	struct shown shown;
	size_t n;

	shown_read(&shown, f->now.key, cut, value_text(&whole), f->parse->arena);
	n = shown.n;
	if (cut == SHOWN_WHOLE && !n)
		f->value[at].n = 0;
	if (cut == SHOWN_WHOLE && !n)
		return 1;
	if (n == 1 && !shown.v->target.n && str_eq(shown.v->text, str_trim(value_text(&whole))))
		return 1;
	for (size_t i = f->nvalues; i + 1 < f->nvalues + n; i++) {
		f->value = mem_reserve(f->value, i, &f->values_cap, sizeof(*f->value));
		f->key = mem_reserve(f->key, i, &f->keys_cap, sizeof(*f->key));
	}
	memmove(f->value + at + n, f->value + at + 1, (f->nvalues - at - 1) * sizeof(*f->value));
	memmove(f->key + at + n, f->key + at + 1, (f->nvalues - at - 1) * sizeof(*f->key));
	f->nvalues += n - 1;
	for (size_t i = 0; i < n; i++) {
		f->value[at + i] = shown_value(f, &shown.v[i], &whole);
		f->key[at + i] = name;
	}
	return n;
}

/* replaces the values by what they show */
static void
show_values(struct fields *f, enum shape *shape)
{
	enum shown_cut cut = *shape == SHAPE_MAP ? SHOWN_WHOLE :
	                     shown_cut(f->now.key, str_of(f->now.name), *shape == SHAPE_SCALAR);

	/* below the front-matter, only "#a #b" has blanks between tags */
	if (f->body && cut == SHOWN_WORDS && f->nvalues && value_text(f->value).p[0] != '#')
		cut = SHOWN_COMMAS;
	for (size_t i = 0; i < f->nvalues;)
		i += shown_plain(cut, value_text(&f->value[i])) ? 1 : show_value(f, i, cut);
	if (*shape == SHAPE_SCALAR && f->nvalues > 1)
		*shape = SHAPE_LIST;
}

/* "prm-paused: true" stands for "every: never", "deceased: 2024-05-06" for "status: deceased" */
static void
read_truth(struct fields *f)
{
	const char *stands = f->nvalues ? key_truth(str_of(f->now.name)) : NULL;
	struct str text;

	if (!stands)
		return;
	text = value_text(f->value);
	if (text_same(text, STR("true")) || text_same(text, STR("yes")) ||
	    (f->now.key == KEY_STATUS && str_has_digit(text)))
		*f->value = value(f, str_of(stands), f->value->line, f->value->col);
	else if (text_same(text, STR("false")) || text_same(text, STR("no")))
		f->nvalues = 0;
}

/* true if the map gives parts of a name: {first: Ana, last: López} */
static bool
join_map(struct fields *f)
{
	static const struct str parts[] = {
		STR_INIT("first"), STR_INIT("given"), STR_INIT("firstname"), STR_INIT("givenname"),
		STR_INIT("middle"), STR_INIT("middlename"),
		STR_INIT("last"), STR_INIT("family"), STR_INIT("lastname"), STR_INIT("familyname"), STR_INIT("surname"),
	};
	struct buf out = {0};

	for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
		for (size_t i = 0; i < f->nvalues; i++) {
			char scratch[KEY_MAX];

			if (!str_eq(key_fold(scratch, value_text(&f->key[i])), parts[k]))
				continue;
			buf_str(&out, out.n ? STR(" ") : STR(""));
			buf_str(&out, value_text(&f->value[i]));
		}
	if (out.n)
		*f->value = value(f, buf_view(&out), f->value->line, f->value->col);
	if (out.n)
		f->nvalues = 1;
	buf_free(&out);
	return f->nvalues == 1;
}

/* true for a period; a bare number may be one of a phone */
static bool
is_period(struct str s)
{
	struct period p;

	return period_parse(&p, s) == 0 && !str_digits(str_trim(s));
}

/* of a map {home: a@example.org, type: work}, keeps the addresses */
static void
keep_addresses(struct fields *f)
{
	enum shape list = SHAPE_LIST;
	size_t n = 0;

	for (size_t i = 0; i < f->nvalues; i++) {
		if (part_label(value_text(&f->key[i])))
			continue;
		f->value[n] = f->value[i];
		f->key[n] = part_of(value_text(&f->key[i])) == PART_VALUE ? (struct value){0} : f->key[i];
		n++;
	}
	f->nvalues = n;
	/* read as a list, it stays a map, which no tool edits */
	show_values(f, &list);
}

enum fields_item
fields_item(const struct fields *f)
{
	if (f->now.key == KEY_DATES || f->now.key == KEY_RELATIONS)
		return ITEM_PAIR;
	if (key_is_address(f->now.key))
		return ITEM_ADDRESS;
	return f->now.relation || key_kind(f->now.key) == KIND_PEOPLE ? ITEM_PERSON : ITEM_NONE;
}

void
fields_item_value(struct fields *f, enum fields_item item, struct str text, uint32_t line, uint32_t col)
{
	enum part part = part_of(value_text(&f->pair));
	struct value pair = f->pair;

	if (part == PART_EITHER)
		part = f->now.key == KEY_DATES ? PART_NAME : PART_VALUE;
	f->pair = (struct value){0};
	if ((item == ITEM_ADDRESS && !part_label(value_text(&pair))) || (item == ITEM_PERSON && part == PART_VALUE)) {
		fields_value(f, text, line, col);
	} else if (item == ITEM_PAIR && part == PART_OTHER) {
		f->pair = pair;
		fields_value(f, text, line, col);
	} else if (item == ITEM_PAIR && fields_wanted(f)) {
		f->part[part] = value(f, text, line, col);
	}
}

void
fields_item_end(struct fields *f)
{
	const struct value *v = &f->part[PART_VALUE];

	f->pair = f->part[PART_NAME];
	if (v->n)
		fields_value(f, value_text(v), v->line, v->col);
	f->part[PART_NAME] = f->part[PART_VALUE] = f->pair = (struct value){0};
}

void
fields_end(struct fields *f, enum shape shape)
{
	if (f->loose && (shape != SHAPE_SCALAR || f->nvalues != 1 || !is_period(value_text(f->value))))
		f->now.key = KEY_OTHER;
	if (!fields_wanted(f))
		return;
	if (shape == SHAPE_MAP && key_is_address(f->now.key))
		keep_addresses(f);
	else
		show_values(f, &shape);
	if (f->now.key == KEY_EVERY || f->now.key == KEY_STATUS)
		read_truth(f);
	else if (f->now.key == KEY_NAME && shape == SHAPE_MAP && join_map(f))
		shape = SHAPE_SCALAR;
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

/* true for "prm-paused: true", which wins over any other period */
static bool
is_paused(const struct field *f)
{
	return f->key == KEY_EVERY && f->n && key_is_paused(str_of(f->name));
}

bool
fields_later(const struct field *a, const struct field *b, const struct written_style *style)
{
	struct partial x, y;
	const char *why;

	if (a->key != KEY_LAST || !a->n || !b->n ||
	    stamp_partial(&x, field_text(a, 0), style, &why) < 0 ||
	    stamp_partial(&y, field_text(b, 0), style, &why) < 0)
		return false;
	return y.year != x.year ? y.year > x.year : y.month != x.month ? y.month > x.month : y.mday > x.mday;
}

/* true if b goes before the earlier field a, of two names of a key with one value */
static bool
goes_before(const struct field *a, const struct field *b, bool a_exact, bool b_exact,
            const struct written_style *style)
{
	if (!a->n || !b->n)
		return !a->n;
	if (a->key == KEY_LAST)
		return fields_later(a, b, style);
	return !is_paused(a) && (is_paused(b) || (b_exact && !a_exact));
}

/* keeps one of two fields in a; reports to who asks for it that the other says something else */
static void
choose_field(struct field *a, const struct field *b, bool second, struct parse *p)
{
	const struct field *kept = second ? b : a, *lost = second ? a : b;

	/* of days of contact the last counts; people say in several words how they met */
	if ((p->want & WANT_LINT) && kept->n && lost->n && a->key != KEY_LAST && !is_paused(kept) &&
	    a->key != KEY_MET && !text_same(field_text(kept, 0), field_text(lost, 0)))
		errors_add(p->errors, p->path, lost->line, lost->col, "%s: not read, since %s on line %u counts",
		           lost->name, kept->name, (unsigned)kept->line);
	if (second)
		*a = *b;
}

/* merges b into the earlier field a of the same key, as front_parse() documents */
static void
merge_field(struct field *a, const struct field *b, uint32_t *cap, bool body, struct parse *p)
{
	bool a_exact, b_exact;

	key_find(str_of(a->name), p->own, &a_exact);
	key_find(str_of(b->name), p->own, &b_exact);
	if (!body && a_exact == b_exact && strcmp(a->name, b->name) == 0)
		errors_add(p->errors, p->path, b->line, b->col, "%s: given twice; line %u counts", b->name,
		           (unsigned)a->line);
	else if (key_is_list(a->key))
		append_values(a, b, cap, p->arena);
	else
		choose_field(a, b, goes_before(a, b, a_exact, b_exact, &p->dates), p);
}

/* makes a name of its parts if there is none, in the place of the first part */
static void
join_parts(struct field *v, uint32_t *n, const uint32_t *seen, struct parse *p)
{
	const struct field *first = NULL, *last = NULL;
	struct field *at = NULL;
	struct buf out = {0};

	if (!(p->keys & KEYSET(KEY_NAME)))
		return;
	if (seen[KEY_FIRST_NAME] && v[seen[KEY_FIRST_NAME] - 1].n)
		first = &v[seen[KEY_FIRST_NAME] - 1];
	if (seen[KEY_LAST_NAME] && v[seen[KEY_LAST_NAME] - 1].n)
		last = &v[seen[KEY_LAST_NAME] - 1];
	if ((first || last) && !(seen[KEY_NAME] && v[seen[KEY_NAME] - 1].n)) {
		at = seen[KEY_NAME] ? &v[seen[KEY_NAME] - 1] : &v[(*n)++];
		*at = first ? *first : *last;
		at->key = KEY_NAME;
		at->n = 1;
		at->shape = SHAPE_SCALAR;
		buf_str(&out, first ? field_text(first, 0) : STR(""));
		buf_str(&out, first && last ? STR(" ") : STR(""));
		buf_str(&out, last ? field_text(last, 0) : STR(""));
		at->value = arena_alloc(p->arena, sizeof(*at->value));
		*at->value = *(first ? first : last)->value;
		at->value->p = arena_str(p->arena, buf_view(&out)).p;
		at->value->n = out.n & INT32_MAX;
		at->value->linked = 0;
	}
	buf_free(&out);
}

void
fields_keep(struct field **out, uint32_t *n, const struct fields *f)
{
	uint32_t seen[KEY_COUNT] = {0}, cap[KEY_COUNT] = {0}, kept = 0;
	struct field *v = arena_alloc(f->parse->arena, (f->n + 1) * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < f->n; i++) {
		const struct field *field = &f->v[i];

		if (field->key != KEY_OTHER && seen[field->key]) {
			merge_field(&v[seen[field->key] - 1], field, &cap[field->key], f->body, f->parse);
			continue;
		}
		v[(*n)++] = *field;
		seen[field->key] = *n;
	}
	if (seen[KEY_FIRST_NAME] || seen[KEY_LAST_NAME]) {
		join_parts(v, n, seen, f->parse);
		for (uint32_t i = 0; i < *n; i++)
			if (f->parse->keys & KEYSET(v[i].key))
				v[kept++] = v[i];
		*n = kept;
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
