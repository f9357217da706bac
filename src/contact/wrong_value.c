/* SPDX-License-Identifier: ISC */
#include "base/period.h"
#include "base/utf8.h"
#include "contact/body_fields.h"
#include "contact/own_date.h"
#include "contact/wrong_value.h"
#include "entry/stamp.h"

/* the error in a value of this kind, or NULL */
static const char *
bad_value(enum key_kind kind, struct str s, const struct written_style *style)
{
	struct partial partial;
	struct period period;
	const char *why;

	switch (kind) {
	case KIND_DAY:
		if (stamp_partial(&partial, s, style, &why) == 0 && partial.year)
			return NULL;
		return why ? why : "not a date; write 2025-06-01";
	case KIND_PARTIAL:
		if (stamp_partial(&partial, s, style, &why) == 0)
			return NULL;
		return why ? why : "not a date; write 2018-07-01 or 2018";
	case KIND_PERIOD:
		return period_parse(&period, s) < 0 ? period_wrong(s) : NULL;
	case KIND_NUMBER:
		return str_number(s, 1000000) < 0 ? "not a whole number" : NULL;
	default:
		return NULL;
	}
}

/*
 * True for a key that may hold any text: a synonym of `met` often says how two people met, and
 * outside me.md a setting's name is the user's own key.
 */
static bool
free_text(struct str name, const struct parse *p)
{
	bool exact;
	enum key key = key_find(name, p->own, &exact);

	return (key == KEY_MET && !exact) || (key_is_setting(key) && !str_eq(p->path, STR("me.md")));
}

const char *
wrong_value(struct str name, struct str value, const struct parse *p)
{
	bool exact;
	const char *bad = bad_value(key_kind(key_find(name, p->own, &exact)), value, &p->dates);

	return bad && !free_text(name, p) ? bad : NULL;
}

void
wrong_value_report(struct parse *p, uint32_t line, uint32_t col, struct str name, struct str value, const char *wrong)
{
	errors_add(p->errors, p->path, line, col, "%.*s: \"%.*s\" is %s", STR_ARG(name),
	           STR_ARG(utf8_cut(str_trim(value), 60)), wrong);
}

/* in me.md, `dates` is how the owner writes them */
static void
check_own_dates(const struct field *f, struct parse *p)
{
	struct own_date date;
	const char *why;

	for (size_t i = 0; i < f->n && !str_eq(p->path, STR("me.md")); i++)
		if (own_date(&date, f, i, &p->dates, &why) < 0)
			wrong_value_report(p, f->value[i].line, f->value[i].col, str_of(f->name), field_text(f, i), why);
}

void
wrong_values_check(const struct contact *c, uint32_t body, struct parse *p)
{
	for (size_t i = 0; i < c->nfields; i++) {
		const struct field *f = &c->field[i];
		const struct value *v = f->value;
		const char *bad = f->n && f->shape != SHAPE_MAP ? bad_value(key_kind(f->key), value_text(v), &p->dates) : NULL;
		const char *inside = bad && v->line >= body ? body_fields_wrong(key_kind(f->key)) : NULL;

		if (f->key == KEY_DATES)
			check_own_dates(f, p);
		if (bad && !free_text(str_of(f->name), p))
			wrong_value_report(p, v->line, v->col, str_of(f->name), value_text(v), inside ? inside : bad);
	}
}
