/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "cli/garden_rows.h"
#include "find/cond.h"

static const char help[] =
	"usage: tend-garden [options] [KEY [WHO ...]]\n"
	"Measures how varied your contacts are: kinds for each key, or values of one.\n"
	"KEY is a key of the front-matter, or decade (of birth).\n"
	"\n"
	"  -s, --since DATE       count only contacts in touch on that day or later\n"
	"      --tier TIER        count only contacts of that tier\n"
	"      --stretch          list contacts to see: rare, silent, within reach\n"
	"  -n, --number N         at most N rows (all, with --stretch 5; 0 for all)\n"
	OPTIONS_CUT_HELP;

/* the command line */
struct garden_query {
	struct garden garden;
	struct str key;  /* empty for all */
	const char *since, *tier;
	bool stretch;
};

/* removes the key from the operands; returns the number of people, the first at *argv */
static int
take_key(struct tool *t, struct garden_query *q, int argc, char ***argv)
{
	struct cond c;
	struct str key;

	if (!argc || strcmp(**argv, "-") == 0 || cond_cut(&c, &key, str_of(**argv)))
		return argc;
	q->key = str_trim(str_of(*(*argv)++));
	if (!q->key.n)
		tool_fail(t, "the key is empty");
	return argc - 1;
}

static struct needs
ask_for(const struct garden_query *q)
{
	struct needs needs = q->garden.needs;

	if (q->tier)
		needs.keys |= KEYSET(KEY_TIER);
	if (q->since || q->stretch) {
		needs.keys |= ACCOUNT_KEYS;
		needs.parts |= WANT_ENTRIES;
	}
	if (q->stretch) {
		needs.keys |= GARDEN_SUGGESTION_KEYS;
		needs.parts |= GARDEN_SUGGESTION_PARTS;
	}
	return needs;
}

static void
hint(const struct tool *t, const struct garden_query *q)
{
	for (size_t i = 0; i < q->garden.n && !t->people.named; i++)
		if (!q->garden.bed[i].decade)
			tool_hint_key(t, &q->garden.bed[i].ref);
	if (q->tier && t->book.n && !t->people.n)
		tool_hint(t, "%s: no contact has this tier%s", q->tier, q->since ? ", and in touch since" : "");
}

/* true if none of the keys is known of any contact */
static bool
nothing_known(const struct tool *t, const struct garden_query *q)
{
	for (size_t i = 0; i < q->garden.n; i++)
		if (q->garden.bed[i].n)
			return false;
	return t->people.n && !q->stretch;
}

static struct rows *
show(struct tool *t, struct garden_query *q)
{
	if (q->stretch)
		return garden_rows_stretch(t, &q->garden, options_number(t, 5));
	garden_read(&q->garden, &t->book, &t->people, t->today);
	return q->key.n ? garden_rows_kinds(t, &q->garden.bed[0]) : garden_rows_beds(t, &q->garden);
}

static void
read_options(struct tool *t, struct garden_query *q, int argc, char **argv)
{
	static const struct option options[] = {
		{"since", required_argument, NULL, 's'},
		{"tier", required_argument, NULL, OPTIONS_OWN + 1},
		{"stretch", no_argument, NULL, OPTIONS_OWN},
		OPTIONS_LONG,
	};
	int opt;

	while ((opt = options_next(t, argc, argv, "s:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 's')
			q->since = optarg;
		else if (opt == OPTIONS_OWN + 1)
			q->tier = optarg;
		else if (opt == OPTIONS_OWN)
			q->stretch = true;
		else
			options_take(t, opt);
	}
	if (q->tier && !*q->tier)
		tool_fail(t, "--tier: a tier is missing");
}

int
main(int argc, char **argv)
{
	struct garden_query q = {0};
	day since = DAY_NONE;
	struct rows *rows;
	struct needs needs;
	struct tool t;
	bool empty;
	int people, status;

	tool_begin(&t, argv, help);
	read_options(&t, &q, argc, argv);
	argv += optind;
	people = take_key(&t, &q, argc - optind, &argv);
	/* after all options, because a day may be relative to today, which -t sets */
	if (q.since)
		since = tool_day(&t, q.since, false);
	tool_book(&t);
	garden_open(&q.garden, &t.book.set, &t.book.own, q.key);
	needs = ask_for(&q);
	/* how many of the book have a tag says whether it counts */
	tool_open(&t, needs, q.stretch || (needs.keys & KEYSET(KEY_TAGS)), people, argv);
	garden_pick(&t.people, &t.book, str_of(q.tier), since, t.today);
	hint(&t, &q);
	rows = show(&t, &q);
	empty = nothing_known(&t, &q);
	status = tool_close(&t, rows);
	if (empty && !q.key.n && status == DONE)
		tool_hint(&t, "add what you know: tend set WHO field=TEXT place=TEXT tags+=TAG");
	garden_close(&q.garden);
	return status;
}
