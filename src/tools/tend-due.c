/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>

#include "account/due.h"
#include "cli/forecast_rows.h"
#include "cli/none.h"

static const char help[] =
	"usage: tend-due [options] [WHO ...]\n"
	"Lists the people to contact, first things first.\n"
	"\n"
	"  -a, --ahead DURATION   list also contacts due within that time, or by that day\n"
	"  -b, --by ORDER         tier (default), shortest period first; late\n"
	"      --new              list contacts you do not follow yet: never in touch\n"
	"      --forecast DURATION\n"
	"                         count how many fall due each week, beside your budget\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"tier", CELL_TEXT}, {"last", CELL_DAY},
	{"due", CELL_DAY}, {"late", CELL_LATE}, {"state", CELL_TEXT},
};

enum { NEW = OPTIONS_OWN, FORECAST };

static void
print(const struct tool *t, struct rows *rows, const struct due *d)
{
	const struct contact *c = &t->book.contact[d->who];

	if (d->state == DUE_LATE || d->state == DUE_DORMANT)
		rows_strong(rows);
	tool_contact(rows, c);
	rows_text(rows, contact_text(c, KEY_TIER));
	rows_day(rows, d->last);
	rows_day(rows, d->due);
	rows_number(rows, d->due == DAY_NONE ? CELL_UNKNOWN : d->late);
	rows_text(rows, str_of(due_state_name(d->state)));
}

/* false for "tier", true for "late" */
static bool
parse_by(const struct tool *t, const char *arg)
{
	bool late = str_eq(str_of(arg), STR("late"));

	if (!late && !str_eq(str_of(arg), STR("tier")))
		tool_fail(t, "--by %s: no such order; there are tier and late", arg);
	return late;
}

/* why no contact is due: those who were never in touch cannot be */
static const char *
reason(const struct tool *t, bool ahead, char *scratch, size_t size)
{
	struct due *fresh;
	size_t n;

	due_find(&fresh, &n, &t->book, &t->people, t->today, t->today, true);
	free(fresh);
	if (!n)
		return none_text(ahead ? "tend-due --ahead" : t->people.named ? "tend-due WHO" : "tend-due");
	snprintf(scratch, size, "no contact is due; %zu %s never in touch: tend due --new", n, n == 1 ? "was" : "were");
	return scratch;
}

/* true if no contact of the whole book was ever in touch: these are the first days */
static bool
all_new(const struct tool *t, size_t fresh)
{
	size_t active = 0;

	for (size_t i = 0; i < t->people.n; i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		active += !c->me && !c->inactive;
	}
	return fresh && fresh == active && !t->people.named;
}

static int
list(struct tool *t, const char *ahead, bool newcomers, bool late)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	day until = ahead ? tool_ahead(t, ahead) : t->today;
	struct due *due;
	char none[80], some_day[DAY_SIZE];
	bool first_days;
	int status;
	size_t n;

	due_find(&due, &n, &t->book, &t->people, t->today, until, newcomers);
	if (late)
		due_sort_late(due, n);
	for (size_t i = 0; i < n; i++) {
		if (!late && i && due[i].quiet && !due[i - 1].quiet)
			rows_rule(rows, "dormant: say hello to one or two a week");
		print(t, rows, &due[i]);
	}
	free(due);
	if (newcomers)
		t->none = none_text("tend-due --new");
	else if (!n)
		t->none = reason(t, until > t->today, none, sizeof(none));
	first_days = newcomers && all_new(t, n);
	day_format(some_day, day_add(t->today, (struct period){-60, PERIOD_DAYS}));
	status = tool_close(t, rows);
	if (first_days && status == DONE)
		tool_hint(t, "to begin, log when you were last in touch: tend log WHO %s call", some_day);
	return status;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"ahead", required_argument, NULL, 'a'},
		{"by", required_argument, NULL, 'b'},
		{"new", no_argument, NULL, NEW},
		{"forecast", required_argument, NULL, FORECAST},
		OPTIONS_LONG,
	};
	struct period time = PERIOD_NEVER;
	bool newcomers = false, late = false;
	const char *weeks = NULL, *ahead = NULL;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "a:b:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 'a') {
			ahead = optarg;
		} else if (opt == 'b') {
			late = parse_by(&t, optarg);
		} else if (opt == NEW) {
			newcomers = true;
		} else if (opt == FORECAST) {
			time = tool_period(&t, weeks = optarg);
		} else {
			options_take(&t, opt);
		}
	}
	if (weeks && (newcomers || late || ahead))
		tool_fail(&t, "--forecast counts weeks: --ahead, --by and --new are for rows of contacts");
	tool_today(&t);
	if (ahead && optind < argc)
		tool_ahead_apart(&t, ahead, argv[optind]);
	if (ahead)
		tool_ahead(&t, ahead);
	if (weeks)
		forecast_rows_weeks(&t, time, weeks);
	tool_open(&t, (struct needs){DUE_KEYS | KEYSET(KEY_NAME), WANT_ENTRIES}, false, argc - optind, argv + optind);
	return weeks ? forecast_rows_close(&t, forecast_rows_weeks(&t, time, weeks)) : list(&t, ahead, newcomers, late);
}
