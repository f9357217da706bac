/* SPDX-License-Identifier: ISC */
#include <tend/tend.h>

#include "account/dates.h"
#include "base/period.h"
#include "cli/none.h"
#include "cli/tool.h"

static const char help[] =
	"usage: tend-dates [options] [WHO ...]\n"
	"Lists upcoming birthdays, anniversaries of first meetings, and your own dates.\n"
	"\n"
	"  -a, --ahead DURATION   how far to look ahead, including that day (30d)\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"date", CELL_DAY},
	{"days", CELL_AHEAD}, {"what", CELL_TEXT}, {"age", CELL_NUMBER},
};

static void
print(struct rows *rows, const struct tend_occasion *o)
{
	if (!o->days)
		rows_strong(rows);
	rows_id(rows, str_of(tend_contact_id(o->who)));
	rows_text(rows, str_of(tend_contact_name(o->who)));
	rows_day(rows, o->date);
	rows_number(rows, o->days);
	rows_text(rows, str_of(o->name ? o->name : tend_occasion_kind_name(o->kind)));
	rows_number(rows, o->age < 0 ? CELL_UNKNOWN : o->age);
}

/* true if no contact has a date that returns, however far ahead */
static bool
none_known(const struct tool *t)
{
	for (size_t i = 0; i < t->people.n; i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];

		if (contact_text(c, KEY_BIRTHDAY).n || contact_text(c, KEY_BORN).n || contact_text(c, KEY_MET).n ||
		    contact_text(c, KEY_ANNIVERSARY).n || contact_field(c, KEY_DATES) ||
		    contact_first_entry(c, t->today) != DAY_NONE)
			return false;
	}
	return true;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"ahead", required_argument, NULL, 'a'},
		OPTIONS_LONG,
	};
	struct needs needs = {DATES_KEYS | KEYSET(KEY_NAME), DATES_PARTS};
	const char *ahead = "30d";
	day until;
	struct tend_occasion **list;
	struct tool t;
	struct rows *rows;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "a:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 'a')
			ahead = optarg;
		else
			options_take(&t, opt);
	}
	until = tool_ahead(&t, ahead);
	tool_open(&t, needs, false, argc - optind, argv + optind);
	list = tend_occasion_list(tool_library(&t), t.today, until, NULL);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	for (struct tend_occasion **o = list; *o; o++)
		print(rows, *o);
	if (!*list && none_known(&t))
		t.none = none_text("tend-dates --none");
	tend_free(list);
	return tool_close(&t, rows);
}
