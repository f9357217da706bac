/* SPDX-License-Identifier: ISC */
#include <tend/tend.h>

#include "account/dates.h"
#include "base/period.h"
#include "cli/none.h"
#include "cli/tool.h"
#include "find/cues.h"

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

/* true for the years that you know a contact with an unsettled quarrel */
static bool
is_sore(struct tool *t, struct cues *cues, const struct tend_occasion *o)
{
	size_t who;

	if (o->kind != TEND_OCCASION_KNOWN)
		return false;
	who = book_find(&t->book, str_of(tend_contact_id(o->who)));
	if (who == t->book.n)
		return false;
	book_raw(&t->book, who);
	return cues_quarrel(cues, &t->book.contact[who]);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"ahead", required_argument, NULL, 'a'},
		OPTIONS_LONG,
	};
	struct needs needs = {DATES_KEYS | KEYSET(KEY_NAME), DATES_PARTS | WANT_RAW_LATER};
	const char *ahead = "30d";
	day until;
	struct tend_occasion **list;
	struct tool t;
	struct rows *rows;
	struct cues cues;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "a:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 'a')
			ahead = optarg;
		else
			options_take(&t, opt);
	}
	if (optind < argc)
		tool_ahead_apart(&t, ahead, argv[optind]);
	until = tool_ahead(&t, ahead);
	tool_open(&t, needs, false, argc - optind, argv + optind);
	list = tend_occasion_list(tool_library(&t), t.today, until, NULL);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	cues_open(&cues);
	for (struct tend_occasion **o = list; *o; o++)
		if (!is_sore(&t, &cues, *o))
			print(rows, *o);
	cues_close(&cues);
	if (!*list && none_known(&t))
		t.none = none_text("tend-dates --none");
	tend_free(list);
	return tool_close(&t, rows);
}
