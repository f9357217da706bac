/* SPDX-License-Identifier: ISC */
#include "base/dayguess.h"
#include "base/dayword.h"
#include "base/shell.h"
#include "cli/day_value.h"
#include "contact/wrong_value.h"
#include "entry/link.h"
#include "entry/stamp.h"

/* "next friday": the coming one, or that of next week? */
static void
check_clear(const struct tool *t, struct str key, struct str value)
{
	struct str word, rest = str_cut(&word, str_trim(value), ' ');

	if ((str_eq(word, STR("next")) || str_eq(word, STR("last"))) && dayword_named(rest))
		tool_fail(t, "%.*s=%.*s: could mean two days; type %.*s=%.*s, or the date", STR_ARG(key), STR_ARG(value),
		          STR_ARG(key), STR_ARG(str_trim(rest)));
}

/* a value that is nearly a day in words, "tomorow" or "+1w": the tool ends with it */
static void
check_near(const struct tool *t, struct str name, struct str value, bool ahead)
{
	struct str near = dayword_near(value), plus = str_sub(value, 1, value.n);
	day read;

	if (str_starts(value, STR("+")) && dayword_ahead(&read, plus, t->today, false) == 0)
		near = plus;
	if (near.n)
		tool_fail(t, "%.*s=%.*s: not a day; did you mean %.*s=%.*s?", STR_ARG(name), STR_ARG(value), STR_ARG(name),
		          STR_ARG(near));
	if (ahead)
		tool_fail(t, "%.*s=%.*s: not a day; type one as %.*s=friday, %.*s=2w or %.*s=2027-03-01", STR_ARG(name),
		          STR_ARG(value), STR_ARG(name), STR_ARG(name), STR_ARG(name));
}

/* true for a key whose date may lack its year, as it comes back every year */
static bool
lacks_year(enum key key)
{
	return key == KEY_BIRTHDAY || key == KEY_BORN || key == KEY_ANNIVERSARY;
}

/* ends the tool for a date that no key reads, "15/12"; a birthday may lack its year */
static void
check_read(const struct tool *t, struct str name, struct str value, enum key key)
{
	bool ahead = key == KEY_NEXT || key == KEY_SNOOZE, yearly = lacks_year(key);
	struct dayguess g = dayguess(value, t->today, ahead, &t->book.set.dates);
	char iso[DAY_SIZE], other[DAY_SIZE];

	if (g.is == DAYGUESS_NO_DAY)
		tool_fail(t, "%.*s=%.*s: there is no such day; nothing changed", STR_ARG(name), STR_ARG(value));
	if (g.is == DAYGUESS_NONE)
		check_near(t, name, value, ahead);
	if (yearly || g.is < DAYGUESS_TWO)
		return;
	day_format(iso, g.d);
	day_format(other, g.other);
	if (g.is == DAYGUESS_TWO)
		tool_fail(t, "%.*s=%.*s: %s or %s? type the one you mean: %.*s=%s", STR_ARG(name), STR_ARG(value), iso, other,
		          STR_ARG(name), iso);
	tool_fail(t, "%.*s=%.*s: type this date as %.*s=%s", STR_ARG(name), STR_ARG(value), STR_ARG(name), iso);
}

/*
 * A date that the key accepts as typed, "15 March 2021": in its ISO form, unless it has that. One
 * without its year is 12-10.
 */
static bool
make_iso(day *d, struct str *value, const struct tool *t, struct str name, enum key key, struct arena *arena)
{
	struct partial p, as_is;
	char iso[PARTIAL_SIZE];
	struct str text;
	const char *why;

	if (stamp_partial(&p, *value, &t->book.set.dates, &why) < 0)
		return false;
	if (!p.year && !lacks_year(key))
		check_read(t, name, *value, key);
	if (p.year && p.month && p.mday)
		*d = day_of(p.year, p.month, p.mday);
	/* a link stays one */
	if (partial_parse(&as_is, *value) == 0 || str_starts(str_trim(*value), STR("[[")))
		return false;
	text = str_of(partial_format(iso, p));
	str_skip(&text, STR("--"));
	*value = arena_str(arena, text);
	return true;
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

	*d = DAY_NONE;
	/* wrong_value() knows the keys and synonyms of a date that may hold any text, as "x" */
	if ((kind != KIND_DAY && kind != KIND_PARTIAL) || !wrong_value(name, STR("x"), &p))
		return false;
	if (!wrong_value(name, *value, &p))
		return make_iso(d, value, t, name, key, arena);
	check_clear(t, name, *value);
	if (key == KEY_NEXT || key == KEY_SNOOZE)
		ret = dayword_ahead(d, *value, t->today, false);
	else
		ret = dayword_past(d, *value, t->today, false);
	if (ret < 0) {
		check_read(t, name, *value, key);
		return false;
	}
	*value = arena_str(arena, str_of(day_format(iso, *d)));
	return true;
}

/* the side of today on which the day of a key lies */
static const struct side {
	enum key key;
	bool ahead, ends; /* the tool ends if it is on the other side */
	const char *so, *advice;
	const char *value; /* of the command, or NULL: the day without its year */
} sides[] = {
	{KEY_SNOOZE, true, true, "nothing changed", "for a day to come", "2w"},
	{KEY_NEXT, true, false, "so it is their turn now", "for a day to come", "2w"},
	{KEY_BIRTHDAY, false, true, "nothing changed", "without its year", NULL},
	{KEY_MET, false, false, "so it does not count yet", "for today", "today"},
};

/* appends "tend set WHO KEY=VALUE"; a new contact has no WHO yet, and the change stands alone */
static void
add_set(struct buf *out, const struct tool *t, struct str name, const char *value)
{
	if (t->people.n) {
		buf_str(out, STR("tend set "));
		if (t->people.n == 1)
			link_operand(out, t->book.contact[t->people.who[0]].id);
		else
			buf_str(out, STR("WHO"));
		buf_chr(out, ' ');
	}
	buf_fmt(out, "%.*s=%s", STR_ARG(name), value);
}

void
day_value_side(const struct tool *t, struct str name, struct str typed, struct str value)
{
	const struct side *side = NULL;
	struct buf set = {0}, what = {0};
	char iso[DAY_SIZE];
	bool exact;
	enum key key = key_find(name, &t->book.own, &exact);
	day d;

	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
		if (sides[i].key == key)
			side = &sides[i];
	if (!side || day_parse(&d, value) < 0 || d == t->today || side->ahead == (d > t->today))
		return;
	day_format(iso, d);
	add_set(&set, t, name, side->value ? side->value : iso + strlen("2026-"));
	buf_fmt(&what, "%.*s=%.*s: %s %s is %s; %s; %s: %s", STR_ARG(name), STR_ARG(typed), dayword_weekday(d), iso,
	        side->ahead ? "past" : "to come", side->so, side->advice, set.p);
	if (side->ends)
		tool_fail(t, "%s", what.p);
	tool_hint(t, "%s", what.p);
	buf_free(&what);
	buf_free(&set);
}

void
day_value_said(struct buf *out, day d)
{
	char iso[DAY_SIZE];

	buf_fmt(out, "%s%s %s", out->n ? ", " : "", dayword_weekday(d), day_format(iso, d));
}
