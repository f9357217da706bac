/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "print/ics_feed.h"

static void
add_due(struct ics *ics, const struct ics_feed *f)
{
	struct due *v;
	size_t n;

	due_find(&v, &n, f->book, f->people, f->today, f->until, false);
	for (size_t i = 0; i < n; i++)
		ics_due(ics, &v[i]);
	free(v);
}

/* an event repeats for ever; a day to act on is bounded */
static void
add_occasions(struct ics *ics, const struct ics_feed *f, enum occasion_kind kind)
{
	struct occasion *v;
	size_t n;

	dates_find(&v, &n, f->book, f->people, f->today, f->todo ? f->until : DAY_MAX);
	for (size_t i = 0; i < n; i++)
		if (v[i].kind == kind)
			ics_occasion(ics, &v[i]);
	free(v);
}

static void
add_birthdays(struct ics *ics, const struct ics_feed *f)
{
	add_occasions(ics, f, OCCASION_BIRTHDAY);
}

static void
add_anniversaries(struct ics *ics, const struct ics_feed *f)
{
	add_occasions(ics, f, OCCASION_ANNIVERSARY);
}

static void
add_dates(struct ics *ics, const struct ics_feed *f)
{
	add_occasions(ics, f, OCCASION_DATE);
}

static void
add_promises(struct ics *ics, const struct ics_feed *f)
{
	struct owed *v;
	size_t n;

	owe_find(&v, &n, f->book, f->people, f->today);
	for (size_t i = 0; i < n; i++)
		ics_promise(ics, &v[i]);
	free(v);
}

static void
add_asks(struct ics *ics, const struct ics_feed *f)
{
	struct asked *v;
	size_t n;

	asks_find(&v, &n, f->book, f->people, f->today);
	for (size_t i = 0; i < n; i++)
		ics_ask(ics, &v[i]);
	free(v);
}

static const struct {
	struct str name;
	unsigned bit;
	struct needs needs;
	void (*add)(struct ics *, const struct ics_feed *);
} kinds[] = {
	{STR_INIT("due"), ICS_FEED_DUE, {DUE_KEYS, WANT_ENTRIES}, add_due},
	/* not the first meetings of dates_find(), which would need `met` and entries */
	{STR_INIT("birthday"), ICS_FEED_BIRTHDAY, {KEYSET(KEY_BIRTHDAY) | KEYSET(KEY_BORN), 0},
	 add_birthdays},
	{STR_INIT("anniversary"), ICS_FEED_ANNIVERSARY, {KEYSET(KEY_ANNIVERSARY), 0}, add_anniversaries},
	{STR_INIT("date"), ICS_FEED_DATE, {KEYSET(KEY_DATES), 0}, add_dates},
	{STR_INIT("promise"), ICS_FEED_PROMISE, {0, WANT_TASKS}, add_promises},
	{STR_INIT("ask"), ICS_FEED_ASK, {ASKS_KEYS, ASKS_PARTS}, add_asks},
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

unsigned
ics_feed_kind(struct str name)
{
	for (size_t k = 0; k < KINDS; k++)
		if (str_eq(kinds[k].name, name))
			return kinds[k].bit;
	return 0;
}

struct needs
ics_feed_needs(unsigned wanted)
{
	struct needs all = {KEYSET(KEY_NAME), 0};

	for (size_t k = 0; k < KINDS; k++) {
		if (!(wanted & kinds[k].bit))
			continue;
		all.keys |= kinds[k].needs.keys;
		all.parts |= kinds[k].needs.parts;
	}
	return all;
}

void
ics_feed_add(struct buf *out, const struct ics_feed *f)
{
	struct ics *ics = ics_open(out, f->book,
	                           (struct ics_options){.today = f->today, .todo = f->todo,
	                                                .alarm = f->alarm, .take = f->take, .arg = f->arg});

	for (size_t k = 0; k < KINDS; k++)
		if (f->kinds & kinds[k].bit)
			kinds[k].add(ics, f);
	ics_close(ics);
}
