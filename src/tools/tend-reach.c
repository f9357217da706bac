/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>

#include "cli/tool.h"
#include "network/reach.h"
#include "print/bar.h"
#include "print/prospect_text.h"

static const char help[] =
	"usage: tend-reach [options] [WHO ...]\n"
	"Counts the new people you met, week by week, or lists who to write to next.\n"
	"\n"
	"      --weeks N          show N weeks, up to the current one; without it at most\n"
	"                         52, from the first new contact on\n"
	"      --sum              print totals instead\n"
	"      --next             who to write to: admired, recommended, on the horizon\n"
	"  -n, --number N         at most N rows (all, with --next 10; 0 for all)\n"
	OPTIONS_CUT_HELP;

static const struct column columns[] = {
	{"week", CELL_TEXT}, {"new", CELL_NUMBER}, {"goal", CELL_NUMBER}, {"total", CELL_NUMBER},
	{"run", CELL_NUMBER}, {"matter", CELL_NUMBER}, {"bar", CELL_TEXT},
};

static const struct column sum_columns[] = {{"metric", CELL_TEXT}, {"value", CELL_NUMBER}};

static const struct column next_columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"how", CELL_TEXT}, {"why", CELL_TEXT},
};

static void
print_week(struct rows *rows, const struct reach_week *w, uint32_t full)
{
	struct buf bar = {0};
	char name[32];

	snprintf(name, sizeof(name), "%04d-W%02d", w->year, w->week);
	bar_add(&bar, (uint32_t)w->new, full);
	if (w->goal && w->new >= w->goal)
		rows_strong(rows);
	rows_text(rows, str_of(name));
	rows_number(rows, w->new);
	rows_number(rows, w->goal);
	rows_number(rows, w->total);
	rows_number(rows, w->streak < 0 ? CELL_UNKNOWN : w->streak);
	rows_number(rows, w->lasting);
	rows_text(rows, buf_view(&bar));
	buf_free(&bar);
}

/* tables alone have a total: programs add up themselves */
static void
print_total(struct rows *rows, const struct reach *r)
{
	struct reach_sums s = reach_sums(r);

	if (rows_format_of(rows) != ROWS_TABLE)
		return;
	rows_sum(rows);
	rows_text(rows, STR("total"));
	rows_number(rows, s.new);
	rows_number(rows, s.goal);
	rows_number(rows, CELL_UNKNOWN);
	rows_number(rows, CELL_UNKNOWN);
	rows_number(rows, s.lasting);
	rows_text(rows, STR(""));
}

static struct rows *
print_weeks(struct tool *t, const struct reach *r)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	/* one block for each new person, unless there are too many */
	uint32_t full = (uint32_t)reach_most(r, BAR_WIDTH);

	for (size_t i = 0; i < r->n; i++)
		print_week(rows, &r->week[i], full);
	print_total(rows, r);
	return rows;
}

static struct rows *
print_sums(struct tool *t, const struct reach *r)
{
	struct rows *rows = tool_rows(t, sum_columns, sizeof(sum_columns) / sizeof(sum_columns[0]));
	const struct reach_week *now = &r->week[r->n - 1];
	struct reach_sums s = reach_sums(r);
	const struct {
		const char *name;
		int64_t value;
	} sums[] = {
		{"weeks", (int64_t)r->n},
		{"new", s.new},
		{"goal", s.goal},
		{"run", now->streak < 0 ? CELL_UNKNOWN : now->streak},
		{"year", now->total},
		{"year-goal", (int64_t)now->goal * now->week},
		{"matter", s.lasting},
		{"share", s.new ? (200 * s.lasting + s.new) / (2 * s.new) : CELL_UNKNOWN},
		{"unknown", r->unknown},
	};

	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
		rows_text(rows, str_of(sums[i].name));
		rows_number(rows, sums[i].value);
	}
	return rows;
}

static struct rows *
print_next(struct tool *t, size_t number)
{
	struct rows *rows = tool_rows(t, next_columns, sizeof(next_columns) / sizeof(next_columns[0]));
	struct arena arena = {0};
	struct buf why = {0};
	struct prospect *v;
	struct people_graph w;
	size_t n;

	if (t->book.n && t->book.me == t->book.n)
		tool_hint(t, "no me.md, so the people and organisations you admire are unknown");
	people_graph_read(&w, &t->book, t->today);
	prospect_find(&v, &n, &w, t->today, &arena);
	for (size_t i = 0; i < n && (!number || i < number); i++) {
		buf_clear(&why);
		prospect_text(&why, &v[i], &t->book);
		rows_text(rows, v[i].name);
		rows_text(rows, v[i].node < w.n ? people_graph_name(&w, v[i].node) : STR(""));
		rows_text(rows, str_of(prospect_how_name(v[i].how)));
		rows_text(rows, buf_view(&why));
	}
	free(v);
	people_graph_free(&w);
	arena_free(&arena);
	buf_free(&why);
	return rows;
}

/* the weeks from the first new contact on; the current one if no contact is new */
static struct reach
since_first(const struct reach *r)
{
	struct reach shown = *r;

	for (; shown.n > 1 && !shown.week[0].new; shown.n--)
		shown.week++;
	return shown;
}

static struct rows *
print_reach(struct tool *t, size_t weeks, bool sum)
{
	struct rows *rows;
	struct reach r, shown;

	reach_find(&r, &t->book, &t->people, weeks ? weeks : 52, t->today);
	shown = weeks ? r : since_first(&r);
	rows = sum ? print_sums(t, &r) : print_weeks(t, &shown);
	if (!weeks && !sum && t->people.n && !reach_sums(&r).new)
		tool_hint(t, "no contact is new in 52 weeks; see who to write to: tend reach --next");
	reach_free(&r);
	return rows;
}

int
main(int argc, char **argv)
{
	enum { SUM = OPTIONS_OWN, NEXT, WEEKS };
	static const struct option options[] = {
		{"weeks", required_argument, NULL, WEEKS},
		{"sum", no_argument, NULL, SUM},
		{"next", no_argument, NULL, NEXT},
		OPTIONS_LONG,
	};
	struct needs needs = {REACH_KEYS, WANT_ENTRIES};
	bool sum = false, next = false;
	int64_t weeks = 0;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, OPTIONS_SHORT, options)) != -1) {
		if (opt == WEEKS)
			weeks = tool_number(&t, optarg, 1, 100000);
		else if (opt == SUM)
			sum = true;
		else if (opt == NEXT)
			next = true;
		else
			options_take(&t, opt);
	}
	if (next && (sum || weeks || argc > optind))
		tool_fail(&t, "--next cannot be used with --sum, --weeks or contacts");
	if (next)
		needs = (struct needs){PROSPECT_KEYS, PROSPECT_PARTS};
	tool_open(&t, needs, next, argc - optind, argv + optind);
	return tool_close(&t, next ? print_next(&t, options_number(&t, 10))
	                           : print_reach(&t, (size_t)weeks, sum));
}
