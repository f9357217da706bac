/* SPDX-License-Identifier: ISC */
#include "print/garden_text.h"

/* adds a value with its key, for what follows "the only one": "in theatre" */
static void
add_value(struct buf *out, const struct garden_reason *r)
{
	static const struct {
		enum key key;
		const char *words;
	} keys[] = {
		{KEY_FIELD, "in"}, {KEY_PLACE, "in"}, {KEY_ORG, "at"}, {KEY_STAGE, "at the stage"},
		{KEY_TAGS, "with the tag"},
	};
	struct str value = r->kind->name;

	if (r->bed->decade) {
		buf_fmt(out, "of the %.*s", STR_ARG(value));
		return;
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (r->bed->ref.computed < 0 && r->bed->ref.key == keys[i].key) {
			buf_fmt(out, "%s %.*s", keys[i].words, STR_ARG(value));
			return;
		}
	buf_fmt(out, "with %.*s %.*s", STR_ARG(r->bed->ref.name), STR_ARG(value));
}

static void
add_reasons(struct buf *out, const struct garden *g, size_t person)
{
	struct garden_reason reason[2];
	size_t n = garden_suggestion_reasons(reason, g, person);

	for (size_t i = 0; i < n; i++) {
		buf_str(out, i ? STR(", ") : STR(""));
		if (reason[i].kind->people > 1)
			buf_fmt(out, "one of %u ", (unsigned)reason[i].kind->people);
		else
			buf_str(out, STR("the only one "));
		add_value(out, &reason[i]);
	}
}

/* adds how long a contact is silent */
static void
add_silence(struct buf *out, day last, day today)
{
	int y, m, d, year, month, mday;

	if (last == DAY_NONE) {
		buf_str(out, STR("; never in touch"));
		return;
	}
	day_civil(last, &y, &m, &d);
	day_civil(today, &year, &month, &mday);
	month += 12 * (year - y) - m - (mday < d);
	if (month >= 24)
		buf_fmt(out, "; %d years silent", month / 12);
	else if (month >= 2)
		buf_fmt(out, "; %d months silent", month);
	else
		buf_fmt(out, "; %d day%s silent", (int)(today - last),
		        today - last == 1 ? "" : "s");
}

void
garden_text(struct buf *out, const struct garden_suggestion *s, const struct garden *g,
            const struct people_graph *graph, day today)
{
	add_reasons(out, g, s->person);
	add_silence(out, s->last, today);
	if (s->email)
		buf_str(out, STR("; by e-mail"));
	if (s->phone)
		buf_str(out, STR("; by telephone"));
	if (s->through < graph->book->n)
		buf_fmt(out, "; knows %.*s", STR_ARG(people_graph_id(graph, s->through)));
	if (s->others)
		buf_fmt(out, " and %zu more", s->others);
}
