/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/owe.h"
#include "cli/plan_slip.h"
#include "cli/plan_write.h"
#include "find/noted_promises.h"

static const char help[] =
	"usage: tend-owe [options] [WHO ...]\n"
	"       tend-owe --plan [--dry-run] [options] WHO TEXT ... [by DATE]\n"
	"Lists the promises you have not kept yet, most overdue first.\n"
	"\n"
	"      --plan             add a promise; DATE as 2027-03-01, friday, 3 months\n"
	"  -N, --dry-run          with --plan: show what would change, as a diff\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"by", CELL_DAY}, {"late", CELL_LATE}, {"promise", CELL_TEXT},
};

static void
print(struct tool *t, struct rows *rows, const struct owed *o)
{
	const struct contact *c = &t->book.contact[o->who];

	if (o->late > 0)
		rows_strong(rows);
	tool_contact(rows, c);
	rows_day(rows, o->task->by);
	rows_number(rows, o->task->by == DAY_NONE ? CELL_UNKNOWN : o->late);
	rows_text(rows, o->task->text);
}

static int
list(struct tool *t, int argc, char **argv)
{
	struct rows *rows;
	struct owed *owed;
	size_t n;

	plan_slip_open(t, (struct needs){NOTED_PROMISES_KEYS, NOTED_PROMISES_PARTS}, argc, argv);
	noted_promises_add(&t->book, t->people.who, t->people.n, t->today);
	owe_find(&owed, &n, &t->book, &t->people, t->today);
	rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < n; i++)
		print(t, rows, &owed[i]);
	free(owed);
	return tool_close(t, rows);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"plan", no_argument, NULL, OPTIONS_OWN},
		{"dry-run", no_argument, NULL, 'N'},
		OPTIONS_LONG,
	};
	bool plan = false, dry = false;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "N" OPTIONS_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN)
			plan = true;
		else if (opt == 'N')
			dry = true;
		else
			options_take(&t, opt);
	}
	if (dry && !plan)
		tool_fail(&t, "--dry-run works only with --plan");
	if (plan)
		return plan_write(&t, TASK_PROMISE, dry, argc - optind, argv + optind);
	return list(&t, argc - optind, argv + optind);
}
