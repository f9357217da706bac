/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/tool.h"
#include "match/refer.h"

static const char help[] =
	"usage: tend-refer [options] [WHO ...]\n"
	"Lists contacts to ask for three names, and the next step with those people.\n"
	"\n"
	"      --people           print a row for each person recommended\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"asks", CELL_NUMBER}, {"named", CELL_NUMBER}, {"next", CELL_TEXT},
};

static const struct column people_columns[] = {
	{"id", CELL_TEXT}, {"by", CELL_LIST}, {"help", CELL_TEXT}, {"meet", CELL_TEXT}, {"contacted", CELL_DAY},
};

/* hints why a named contact has no row */
static void
hint_left_out(struct tool *t)
{
	for (size_t i = 0; t->people.named && i < t->people.n; i++) {
		const struct contact *c = &t->book.contact[t->people.who[i]];
		struct account s = account_of(c, &t->book.set, t->today);

		if (tool_hint_unlisted(t, c) || s.net > 0)
			continue;
		t->none = NULL;
		if (account_friend(c))
			tool_hint(t, "%.*s: they would help you in any case: ask when it suits them", STR_ARG(c->id));
		else
			tool_hint(t, "%.*s: give first, then ask for names: tend give %.*s", STR_ARG(c->id),
			          STR_ARG(c->id));
	}
}

static struct rows *
print_accounts(struct tool *t, struct giver *g)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));
	struct refer *v;
	size_t n;

	hint_left_out(t);
	refer_find(&v, &n, g, &t->book, &t->people, t->today);
	for (size_t i = 0; i < n; i++) {
		const struct contact *c = &t->book.contact[v[i].who];

		tool_contact(rows, c);
		rows_number(rows, v[i].asks < 0 ? CELL_UNKNOWN : v[i].asks);
		rows_number(rows, (int64_t)v[i].named);
		rows_text(rows, str_of(refer_next_name(v[i].next)));
	}
	free(v);
	return rows;
}

static void
print_person(const struct tool *t, const struct intros *s, struct rows *rows, const struct referred *r)
{
	const struct book *b = &t->book;
	struct str *by = mem_alloc(r->nby * sizeof(*by));

	for (size_t i = 0; i < r->nby; i++)
		by[i] = b->contact[r->by[i]].id;
	if (r->who < b->n)
		rows_id(rows, r->name);
	else
		rows_text(rows, r->name);
	rows_list(rows, by, r->nby);
	rows_text(rows, r->help.share > 0 ? intro_item_text(s, r->help.offer, KEY_OFFERS) : STR(""));
	rows_id(rows, r->meet.share > 0 ? b->contact[r->meet.offer->who].id : STR(""));
	rows_day(rows, r->contacted);
	free(by);
}

static struct rows *
print_people(struct tool *t, const struct intros *s, struct giver *g, struct arena *arena)
{
	struct rows *rows = tool_rows(t, people_columns, sizeof(people_columns) / sizeof(people_columns[0]));
	struct referred *v;
	size_t n;

	refer_people(&v, &n, g, &t->book, &t->people, t->today, arena);
	if (n && t->book.me == t->book.n)
		tool_hint(t, "no me.md: what I offer is not known, so there is no help");
	for (size_t i = 0; i < n; i++)
		print_person(t, s, rows, &v[i]);
	free(v);
	return rows;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"people", no_argument, NULL, OPTIONS_OWN},
		OPTIONS_LONG,
	};
	struct needs needs = {REFER_KEYS | KEYSET(KEY_WOULD) | NOTED_NEEDS_KEYS, REFER_PARTS | NOTED_NEEDS_PARTS};
	struct arena arena = {0};
	bool people = false;
	struct rows *rows;
	struct giver *g;
	struct intros s;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, OPTIONS_SHORT, options)) != -1) {
		if (opt == OPTIONS_OWN)
			people = true;
		else
			options_take(&t, opt);
	}
	tool_open(&t, needs, true, argc - optind, argv + optind);
	refer_note_needs(&t.book, &t.people, t.today);
	intro_open(&s, &t.book, INTRO_LISTS, t.today);
	g = give_open(&s, t.today, &arena);
	rows = people ? print_people(&t, &s, g, &arena) : print_accounts(&t, g);
	give_close(g);
	intro_close(&s);
	arena_free(&arena);
	return tool_close(&t, rows);
}
