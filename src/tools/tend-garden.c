/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/tool.h"
#include "match/garden_stretch.h"
#include "page/bar.h"

static const char help[] =
	"usage: tend-garden [options] [KEY [WHO ...]]\n"
	"How various one's people are: the kinds, key by key, or those of one key.\n"
	"KEY may be a key of the front-matter or the decade of birth.\n"
	"\n"
	"  -s, --since DATE       only those in touch on that day or later\n"
	"  -T, --tier TIER        only those of that tier\n"
	"      --stretch          whom to see to widen it: rare, silent, within reach\n"
	"  -n, --number N         as many of these (5; 0 for all)\n"
	TOOL_HELP;

static const struct column columns[] = {
	{"key", CELL_TEXT}, {"kinds", CELL_NUMBER}, {"effective", CELL_REAL}, {"unknown", CELL_NUMBER},
	{"top", CELL_TEXT}, {"share", CELL_NUMBER},
};

static const struct column kind_columns[] = {
	{"value", CELL_TEXT}, {"count", CELL_NUMBER}, {"share", CELL_NUMBER}, {"bar", CELL_TEXT},
};

static const struct column garden_stretch_columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"score", CELL_NUMBER}, {"why", CELL_TEXT},
};

/* what is asked */
struct garden_query {
	struct garden garden;
	struct str key;  /* empty for all */
	const char *since, *tier;
	bool stretch;
	size_t number;
};

static struct rows *
print_beds(struct tool *t, const struct garden *g)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));

	for (size_t i = 0; i < g->n; i++) {
		const struct bed *b = &g->bed[i];
		const struct kind *top = bed_top(b);

		/* nobody asked for decades, where nobody's is known */
		if (b->decade && !top)
			continue;
		rows_text(rows, b->ref.name);
		rows_number(rows, (int64_t)b->n);
		rows_real(rows, round(100 * bed_effective(b)) / 100);
		rows_number(rows, (int64_t)(t->people.n - b->people));
		rows_text(rows, top ? top->name : STR(""));
		rows_number(rows, top ? bed_share(b, top) : CELL_UNKNOWN);
	}
	return rows;
}

static struct rows *
print_kinds(struct tool *t, struct bed *b)
{
	struct rows *rows = tool_rows(t, kind_columns, sizeof(kind_columns) / sizeof(kind_columns[0]));
	int64_t unknown = (int64_t)(t->people.n - b->people);
	struct buf bar = {0};

	bed_sort(b);
	for (size_t i = 0; i < b->n; i++) {
		buf_clear(&bar);
		bar_add(&bar, b->kind[i].people, b->kind[0].people);
		rows_text(rows, b->kind[i].name);
		rows_number(rows, b->kind[i].people);
		rows_number(rows, bed_share(b, &b->kind[i]));
		rows_text(rows, buf_view(&bar));
	}
	buf_free(&bar);
	if (!unknown)
		return rows;
	if (b->n)
		rows_rule(rows);
	rows_text(rows, STR(""));
	rows_number(rows, unknown);
	rows_number(rows, CELL_UNKNOWN);
	rows_text(rows, STR(""));
	return rows;
}

/* everybody who counts: rare is who is so in the whole book */
static struct people
everybody(const struct book *b)
{
	struct people all = {.who = mem_alloc(b->n * sizeof(*all.who))};

	for (; all.n < b->n; all.n++)
		all.who[all.n] = all.n;
	garden_pick(&all, b, STR(""), DAY_NONE, DAY_NONE);
	return all;
}

static struct rows *
print_stretch(struct tool *t, struct garden_query *q)
{
	struct rows *rows = tool_rows(t, garden_stretch_columns, sizeof(garden_stretch_columns) / sizeof(garden_stretch_columns[0]));
	struct people all = everybody(&t->book);
	struct garden_stretch *v;
	struct buf why = {0};
	struct people_graph w;
	size_t n;

	garden_read(&q->garden, &t->book, &all, t->today);
	people_graph_read(&w, &t->book, t->today);
	garden_stretch_find(&v, &n, &q->garden, &w, &all, &t->people, t->today);
	for (size_t i = 0; i < n && (!q->number || i < q->number); i++) {
		buf_clear(&why);
		garden_stretch_why(&why, &v[i], &q->garden, &w, t->today);
		if (v[i].who < t->book.n)
			rows_id(rows, people_graph_id(&w, v[i].who));
		else
			rows_text(rows, people_graph_id(&w, v[i].who));
		rows_text(rows, people_graph_name(&w, v[i].who));
		rows_number(rows, v[i].score);
		rows_text(rows, buf_view(&why));
	}
	people_graph_free(&w);
	free(v);
	people_free(&all);
	buf_free(&why);
	return rows;
}

/* takes the key off the operands; how many people are left, who begin at *argv */
static int
take_key(struct tool *t, struct garden_query *q, int argc, char ***argv)
{
	if (!argc || strcmp(**argv, "-") == 0)
		return argc;
	q->key = str_trim(str_of(*(*argv)++));
	if (!q->key.n)
		tool_fail(t, "the key is empty");
	return argc - 1;
}

static struct needs
ask_for(const struct garden_query *q)
{
	struct needs ask = q->garden.ask;

	if (q->tier)
		ask.keys |= KEYSET(KEY_TIER);
	if (q->since || q->stretch) {
		ask.keys |= ACCOUNT_KEYS;
		ask.parts |= WANT_ENTRIES;
	}
	if (q->stretch) {
		ask.keys |= GARDEN_STRETCH_KEYS;
		ask.parts |= GARDEN_STRETCH_PARTS;
	}
	return ask;
}

static void
hint(const struct tool *t, const struct garden_query *q)
{
	for (size_t i = 0; i < q->garden.n && !t->people.named; i++) {
		const struct field_ref *ref = &q->garden.bed[i].ref;
		const char *meant = q->garden.bed[i].decade ? NULL : field_meant(ref, &t->book);

		if (meant)
			tool_hint(t, "%.*s: nobody has this key; did you mean %s?", STR_ARG(ref->name), meant);
	}
	if (q->tier && t->book.n && !t->people.n)
		tool_hint(t, "%s: nobody is of this tier%s", q->tier, q->since ? ", and in touch since" : "");
}

static struct rows *
show(struct tool *t, struct garden_query *q)
{
	if (q->stretch)
		return print_stretch(t, q);
	garden_read(&q->garden, &t->book, &t->people, t->today);
	return q->key.n ? print_kinds(t, &q->garden.bed[0]) : print_beds(t, &q->garden);
}

static void
read_options(struct tool *t, struct garden_query *q, int argc, char **argv)
{
	static const struct option options[] = {
		{"since", required_argument, NULL, 's'},
		{"tier", required_argument, NULL, 'T'},
		{"stretch", no_argument, NULL, TOOL_OWN},
		{"number", required_argument, NULL, 'n'},
		TOOL_LONG,
	};
	bool numbered = false;
	int opt;

	while ((opt = options_next(t, argc, argv, "s:T:n:" TOOL_SHORT, options)) != -1) {
		if (opt == 's')
			q->since = optarg;
		else if (opt == 'T')
			q->tier = optarg;
		else if (opt == TOOL_OWN)
			q->stretch = true;
		else if (opt == 'n')
			q->number = (size_t)tool_number(t, optarg, 0, 1000000000);
		else
			tool_option(t, opt);
		numbered = numbered || opt == 'n';
	}
	if (numbered && !q->stretch)
		tool_fail(t, "--number: only with --stretch");
	if (q->tier && !*q->tier)
		tool_fail(t, "--tier: a tier is missing");
}

int
main(int argc, char **argv)
{
	struct garden_query q = {.number = 5};
	day since = DAY_NONE;
	struct rows *rows;
	struct tool t;
	int people, status;

	tool_begin(&t, argv, help);
	read_options(&t, &q, argc, argv);
	argv += optind;
	people = take_key(&t, &q, argc - optind, &argv);
	/* only now, since a day may be told from today, and -t may stand behind it */
	if (q.since)
		since = tool_day(&t, q.since, false);
	tool_book(&t);
	garden_open(&q.garden, &t.book.set, &t.book.own, q.key);
	tool_open(&t, ask_for(&q), q.stretch, people, argv);
	garden_pick(&t.people, &t.book, str_of(q.tier), since, t.today);
	hint(&t, &q);
	rows = show(&t, &q);
	status = tool_close(&t, rows);
	garden_close(&q.garden);
	return status;
}
