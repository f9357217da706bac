/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "cli/tool.h"
#include "print/circle_text.h"

static const char help[] =
	"usage: tend-circle [options] [WHO ...]\n"
	"Compares your inner circle by tier with those who would endorse, help or vouch.\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"tier", CELL_TEXT},
	{"endorse", CELL_TEXT}, {"help", CELL_TEXT}, {"vouch", CELL_TEXT},
	{"given", CELL_NUMBER}, {"taken", CELL_NUMBER}, {"in", CELL_NUMBER},
	{"advice", CELL_TEXT}, {"why", CELL_TEXT},
};

static void
print(struct tool *t, struct rows *rows, const struct circle *r, struct buf *why)
{
	const struct contact *c = &t->book.contact[r->who];

	buf_clear(why);
	circle_text(why, r, &t->book.set);
	if (r->advice == CIRCLE_PROMOTE || r->advice == CIRCLE_DEMOTE)
		rows_strong(rows);
	tool_contact(rows, c);
	rows_text(rows, contact_text(c, KEY_TIER));
	for (enum would w = 0; w < WOULD_COUNT; w++)
		rows_text(rows, !r->considered ? STR("?") : r->would[w] ? STR("yes") : STR("no"));
	rows_number(rows, r->s.given);
	rows_number(rows, r->s.taken);
	rows_number(rows, r->s.in);
	rows_text(rows, str_of(circle_advice_name(r->advice)));
	rows_text(rows, buf_view(why));
}

int
main(int argc, char **argv)
{
	struct needs needs = {CIRCLE_KEYS | KEYSET(KEY_NAME), WANT_ENTRIES};
	struct buf why = {0};
	struct circle *v;
	struct rows *rows;
	struct tool t;
	size_t n, unasked = 0;
	int status;

	options_shared(&t, argc, argv, help);
	tool_open(&t, needs, true, argc - optind, argv + optind);
	circle_find(&v, &n, &t.book, &t.people, t.today);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < n; i++) {
		print(&t, rows, &v[i], &why);
		unasked += !v[i].considered;
	}
	free(v);
	buf_free(&why);
	status = tool_close(&t, rows);
	if (n && unasked == n && status == DONE)
		tool_hint(&t, "say what each would do for you: tend set WHO would=help,vouch");
	return status;
}
