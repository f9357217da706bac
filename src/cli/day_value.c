/* SPDX-License-Identifier: ISC */
#include "base/dayword.h"
#include "cli/day_value.h"

/* "next friday": the coming one, or that of next week? */
static void
check_clear(const struct tool *t, struct str key, struct str value)
{
	struct str word, rest = str_cut(&word, str_trim(value), ' ');

	if ((str_eq(word, STR("next")) || str_eq(word, STR("last"))) && dayword_named(rest))
		tool_fail(t, "%.*s=%.*s: could mean two days; type %.*s=%.*s, or the date", STR_ARG(key), STR_ARG(value),
		          STR_ARG(key), STR_ARG(str_trim(rest)));
}

bool
day_value(day *d, struct str *value, const struct tool *t, struct str name, struct arena *arena)
{
	const struct book *b = &t->book;
	struct parse p = {.path = STR("x.md"), .own = &b->own, .dates = b->set.dates};
	char iso[DAY_SIZE];
	bool exact;
	enum key key = key_find(name, &b->own, &exact);
	enum key_kind kind = key_kind(key);
	int ret;

	/* contact_wrong() knows the keys and synonyms of a date that may hold any text */
	if ((kind != KIND_DAY && kind != KIND_PARTIAL) || !contact_wrong(name, *value, &p))
		return false;
	check_clear(t, name, *value);
	if (key == KEY_NEXT || key == KEY_SNOOZE)
		ret = dayword_ahead(d, *value, t->today, false);
	else
		ret = dayword_past(d, *value, t->today, false);
	if (ret < 0)
		return false;
	*value = arena_str(arena, str_of(day_format(iso, *d)));
	return true;
}

void
day_value_said(struct buf *out, day d)
{
	char iso[DAY_SIZE];

	buf_fmt(out, "%s%s %s", out->n ? ", " : "", dayword_weekday(d), day_format(iso, d));
}
