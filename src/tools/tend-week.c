/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "cli/option_slip.h"
#include "cli/week_advice.h"

static const char help[] =
	"usage: tend-week [options] [WHO ...]\n"
	"Lists this week: what they asked, your promises, birthdays, whose turn it is.\n"
	"tend recap shows it as text.\n"
	"\n"
	"  -n, --number N         at most N contacts (week in me.md; 0 for all)\n"
	"      --part PART,...    print only these parts\n"
	OPTIONS_CUT_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"part", CELL_TEXT}, {"day", CELL_DAY},
	{"days", CELL_NUMBER}, {"number", CELL_NUMBER}, {"last", CELL_DAY}, {"text", CELL_TEXT},
};

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"part", required_argument, NULL, OPTIONS_OWN},
		OPTIONS_LONG,
	};
	struct week_rows rows = {.parts = WEEK_ROWS_ALL};
	struct needs needs = week_rows_needs(), more = {0};
	struct tool t;
	size_t budget;
	int opt;

	/* for tend-recap, a script, to share the messages on options */
	if (argc > 3 && strcmp(argv[1], "--no-option") == 0)
		option_slip_recap((int)str_number(str_of(argv[2]), argc), argc - 3, argv + 3);
	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, OPTIONS_SHORT, options)) != -1) {
		if (opt != OPTIONS_OWN)
			options_take(&t, opt);
		else if (week_rows_parts(&rows.parts, str_of(optarg)) < 0)
			tool_fail(&t, "--part %s: no such part; tend-week(1) lists them", optarg);
	}
	if (week_advice_wanted(rows.parts))
		more = week_advice_needs(rows.parts);
	needs.keys |= more.keys;
	needs.parts |= more.parts;
	tool_open(&t, needs, more.keys, argc - optind, argv + optind);
	rows.tool = &t;
	budget = options_number(&t, (size_t)t.book.set.week);
	rows.out = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	week_rows_write(&rows, budget);
	week_advice_write(&rows);
	week_rows_free(&rows);
	if (rows.parts != WEEK_ROWS_ALL)
		t.none = NULL; /* a part may well be empty */
	return tool_close(&t, rows.out);
}
