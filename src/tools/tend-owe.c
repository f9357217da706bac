/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/owe.h"
#include "cli/tool.h"

static const char help[] =
	"usage: tend-owe [options] [WHO ...]\n"
	"Lists the promises you have not kept yet, most overdue first.\n"
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

int
main(int argc, char **argv)
{
	struct tool t;
	struct rows *rows;
	struct owed *owed;
	size_t n;

	options_shared(&t, argc, argv, help);
	tool_open(&t, (struct needs){KEYSET(KEY_NAME), WANT_TASKS}, false, argc - optind, argv + optind);
	owe_find(&owed, &n, &t.book, &t.people, t.today);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < n; i++)
		print(&t, rows, &owed[i]);
	free(owed);
	return tool_close(&t, rows);
}
