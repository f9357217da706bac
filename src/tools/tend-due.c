/* SPDX-License-Identifier: ISC */
#include <tend/tend.h>

#include "account/due.h"
#include "base/period.h"
#include "cli/tool.h"

static const char help[] =
	"usage: tend-due [options] [WHO ...]\n"
	"Whom to get in touch with: those whose time has come, the most late first.\n"
	"\n"
	"  -a, --ahead DURATION   also those due within that time\n"
	"      --new              those yet to be met: known, and never in touch\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"tier", CELL_TEXT}, {"last", CELL_DAY},
	{"due", CELL_DAY}, {"late", CELL_NUMBER}, {"state", CELL_TEXT},
};

static void
print(struct rows *rows, const struct tend_due *d)
{
	if (d->state == TEND_DUE_LATE || d->state == TEND_DUE_DORMANT)
		rows_strong(rows);
	rows_id(rows, str_of(tend_contact_id(d->who)));
	rows_text(rows, str_of(tend_contact_name(d->who)));
	rows_text(rows, str_of(tend_contact_value(d->who, "tier")));
	rows_day(rows, d->last);
	rows_day(rows, d->due);
	rows_number(rows, d->due == DAY_NONE ? CELL_UNKNOWN : d->late);
	rows_text(rows, str_of(tend_due_state_name(d->state)));
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"ahead", required_argument, NULL, 'a'},
		{"new", no_argument, NULL, OPTIONS_OWN},
		OPTIONS_LONG,
	};
	struct needs needs = {DUE_KEYS | KEYSET(KEY_NAME), WANT_ENTRIES};
	struct period ahead = PERIOD_NEVER;
	bool newcomers = false;
	struct tool t;
	const struct tend_book *book;
	struct tend_due **due;
	struct rows *rows;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "a:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 'a')
			ahead = tool_period(&t, optarg);
		else if (opt == OPTIONS_OWN)
			newcomers = true;
		else
			options_take(&t, opt);
	}
	tool_open(&t, needs, false, argc - optind, argv + optind);
	book = tool_library(&t);
	due = newcomers ? tend_due_new_list(book, t.today, NULL)
	                : tend_due_list(book, t.today, day_add(t.today, ahead), NULL);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	for (struct tend_due **d = due; *d; d++)
		print(rows, *d);
	tend_free(due);
	return tool_close(&t, rows);
}
