/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/forecast.h"
#include "cli/forecast_rows.h"
#include "print/forecast_text.h"

static const struct column columns[] = {
	{"week", CELL_TEXT}, {"from", CELL_DAY}, {"due", CELL_NUMBER}, {"budget", CELL_NUMBER},
	{"waiting", CELL_NUMBER},
};

size_t
forecast_rows_weeks(const struct tool *t, struct period p, const char *arg)
{
	day until = day_add(t->today, p);

	if (!p.n || until - t->today > 3660)
		tool_fail(t, "--forecast %s: at most 10 years", arg);
	return until == t->today ? 1 : ((size_t)(until - t->today) + 6) / 7;
}

int
forecast_rows_close(struct tool *t, size_t weeks)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	int64_t budget = t->book.set.week;
	struct buf name = {0}, fit = {0};
	struct forecast f;
	int status;

	forecast_find(&f, &t->book, &t->people, t->today, weeks);
	for (size_t i = 0; i < f.n; i++) {
		int year, week;

		day_week(f.week[i].monday, &year, &week);
		buf_clear(&name);
		buf_fmt(&name, "%04d-W%02d", year, week);
		if (budget && f.week[i].due > budget)
			rows_strong(rows);
		rows_text(rows, buf_view(&name));
		rows_day(rows, f.week[i].monday);
		rows_number(rows, f.week[i].due);
		rows_number(rows, budget ? budget : CELL_UNKNOWN);
		rows_number(rows, budget ? f.week[i].waiting : CELL_UNKNOWN);
	}
	forecast_text(&fit, &f, budget);
	status = tool_close(t, rows);
	tool_hint(t, "%s", fit.p);
	buf_free(&fit);
	buf_free(&name);
	free(f.week);
	return status;
}
