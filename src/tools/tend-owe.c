/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/owe.h"
#include "cli/tool.h"

static const char help[] =
	"usage: tend-owe [options] [WHO ...]\n"
	"What I promised and have not done, the most late first.\n"
	TOOL_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"by", CELL_DAY}, {"late", CELL_NUMBER}, {"promise", CELL_TEXT},
};

static void
print(struct tool *t, struct rows *rows, const struct owed *o)
{
	const struct contact *c = &t->book.contact[o->who];

	if (o->late > 0)
		rows_strong(rows);
	rows_id(rows, c->id);
	rows_text(rows, contact_name(c));
	rows_day(rows, o->task->by);
	rows_number(rows, o->task->by == DAY_NONE ? CELL_UNKNOWN : o->late);
	rows_text(rows, o->task->text);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {TOOL_LONG};
	struct tool t;
	struct rows *rows;
	struct owed *owed;
	size_t n;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, TOOL_SHORT, options)) != -1)
		tool_option(&t, opt);
	tool_open(&t, (struct needs){KEYSET(KEY_NAME), WANT_TASKS}, false, argc - optind, argv + optind);
	owe_find(&owed, &n, &t.book, &t.people, t.today);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < n; i++)
		print(&t, rows, &owed[i]);
	free(owed);
	return tool_close(&t, rows);
}
