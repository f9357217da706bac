/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/due.h"
#include "cli/tool.h"

static const char help[] =
	"usage: tend-due [options] [WHO ...]\n"
	"Whom to get in touch with: those whose time has come, the most late first.\n"
	"\n"
	"  -a, --ahead DURATION   also those due within that time\n"
	"      --new              those yet to be met: known, and never in touch\n"
	TOOL_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"tier", CELL_TEXT}, {"last", CELL_DAY},
	{"due", CELL_DAY}, {"late", CELL_NUMBER}, {"state", CELL_TEXT},
};

static void
print(struct tool *t, struct rows *rows, const struct due *d)
{
	const struct contact *c = &t->book.contact[d->who];

	if (d->state >= DUE_LATE)
		rows_strong(rows);
	rows_id(rows, c->id);
	rows_text(rows, contact_name(c));
	rows_text(rows, contact_text(c, KEY_TIER));
	rows_day(rows, d->last);
	rows_day(rows, d->due);
	rows_number(rows, d->due == DAY_NONE ? CELL_UNKNOWN : d->late);
	rows_text(rows, str_of(due_state_name(d->state)));
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"ahead", required_argument, NULL, 'a'},
		{"new", no_argument, NULL, TOOL_OWN},
		TOOL_LONG,
	};
	struct needs ask = {DUE_KEYS | KEYSET(KEY_NAME), WANT_ENTRIES};
	struct period ahead = PERIOD_NEVER;
	bool newcomers = false;
	struct tool t;
	struct rows *rows;
	struct due *due;
	size_t n;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "a:" TOOL_SHORT, options)) != -1) {
		if (opt == 'a')
			ahead = tool_period(&t, optarg);
		else if (opt == TOOL_OWN)
			newcomers = true;
		else
			tool_option(&t, opt);
	}
	tool_open(&t, ask, false, argc - optind, argv + optind);
	due_find(&due, &n, &t.book, &t.people, t.today, day_add(t.today, ahead), newcomers);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < n; i++)
		print(&t, rows, &due[i]);
	free(due);
	return tool_close(&t, rows);
}
