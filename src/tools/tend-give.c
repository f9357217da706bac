/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/due.h"
#include "base/mem.h"
#include "brief/give_text.h"
#include "cli/tool.h"
#include "find/noted_promises.h"
#include "match/noted_needs.h"

static const char help[] =
	"usage: tend-give [options] [WHO ...]\n"
	"Suggests what to give to contacts who are due, or to those you name.\n"
	"\n"
	"  -n, --number N         at most N rows for each contact (3; 0 for all)\n"
	OPTIONS_CUT_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"kind", CELL_TEXT}, {"what", CELL_TEXT}, {"why", CELL_TEXT},
};

/* without operands, keeps the people who are due, in the order of tend-due */
static void
keep_due(struct tool *t)
{
	struct due *due;
	size_t n;

	due_find(&due, &n, &t->book, &t->people, t->today, t->today, false);
	for (size_t i = 0; i < n; i++)
		t->people.who[i] = due[i].who;
	t->people.n = n;
	free(due);
}

static void
hint(struct tool *t)
{
	const struct book *b = &t->book;

	if (b->me == b->n && t->people.n)
		tool_hint(t, "%s", GIVE_TEXT_NO_OWNER);
	for (size_t i = 0; t->people.named && i < t->people.n; i++)
		tool_hint_unlisted(t, &b->contact[t->people.who[i]]);
}

static void
print(const struct tool *t, struct rows *rows, const struct gift *g)
{
	const struct contact *c = &t->book.contact[g->who];
	struct buf what = {0}, why = {0};

	give_text_what(&what, g, &t->book);
	give_text_why(&why, g, &t->book);
	tool_contact(rows, c);
	rows_text(rows, str_of(give_kind_name(g->kind)));
	rows_text(rows, buf_view(&what));
	rows_text(rows, buf_view(&why));
	buf_free(&what);
	buf_free(&why);
}

/* gifts for a contact */
enum { NUMBER_MAX = 1000 };

static struct rows *
give(struct tool *t, size_t number)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	struct gift *gift = mem_alloc(number * sizeof(*gift));
	struct arena arena = {0};
	struct giver *g;
	struct intros s;

	intro_open(&s, &t->book, INTRO_ROLES, t->today);
	g = give_open(&s, t->today, &arena);
	give_read_notes(g, &t->book, &t->people);
	for (size_t i = 0; i < t->people.n; i++) {
		size_t n = give_to(gift, number, g, t->people.who[i]);

		for (size_t k = 0; k < n; k++)
			print(t, rows, &gift[k]);
	}
	give_close(g);
	intro_close(&s);
	arena_free(&arena);
	free(gift);
	return rows;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		OPTIONS_LONG,
	};
	struct needs needs = {GIVE_KEYS | DUE_KEYS | NOTED_NEEDS_KEYS | NOTED_PROMISES_KEYS, GIVE_PARTS}, more = needs;
	size_t number;
	struct rows *rows;
	struct tool t;
	bool once;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, OPTIONS_SHORT, options)) != -1)
		options_take(&t, opt);
	number = options_number(&t, 3);
	if (!number || number > NUMBER_MAX)
		number = NUMBER_MAX;
	more.parts = GIVE_TO_PARTS | NOTED_NEEDS_PARTS | NOTED_PROMISES_PARTS;
	/* the notes of those named; without names, many are due, and a revision is loaded once only */
	once = t.rev || optind == argc;
	tool_open(&t, once ? more : needs, true, argc - optind, argv + optind);
	if (!t.people.named)
		keep_due(&t);
	if (!once)
		book_reload(&t.book, more, t.people.who, t.people.n);
	hint(&t);
	noted_needs_add(&t.book, t.people.who, t.people.n, t.today);
	noted_promises_add(&t.book, t.people.who, t.people.n, t.today);
	rows = give(&t, number);
	return tool_close(&t, rows);
}
