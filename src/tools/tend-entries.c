/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <stdlib.h>

#include "account/entries.h"
#include "base/mem.h"
#include "cli/none.h"
#include "cli/tool.h"

static const char help[] =
	"usage: tend-entries [options] [WHO ...]\n"
	"Lists the entries of all logs, oldest first.\n"
	"\n"
	"  -s, --since DATE       only entries of that day and later\n"
	"  -u, --until DATE       only entries of that day and earlier\n"
	"  -k, --kind KIND,...    only these kinds; - is for entries without a kind\n"
	"  -p, --plans            only plans (otherwise left out)\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"date", CELL_DAY}, {"dir", CELL_TEXT}, {"sign", CELL_TEXT},
	{"kind", CELL_TEXT}, {"weight", CELL_NUMBER}, {"with", CELL_LIST}, {"text", CELL_TEXT},
	/* only in a book with dated notes: the path and line of an entry from one */
	{"note", CELL_TEXT},
};

enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct kinds {
	struct str *v;
	size_t n, cap;
};

static void
add_kinds(const struct tool *t, struct kinds *k, const char *list)
{
	struct str kind, rest = str_of(list);

	do {
		rest = str_cut(&kind, rest, ',');
		kind = str_trim(kind);
		if (!kind.n)
			tool_fail(t, "--kind %s: a kind is empty; use - for entries without a kind",
			          list);
		k->v = mem_reserve(k->v, k->n, &k->cap, sizeof(*k->v));
		k->v[k->n++] = kind;
	} while (rest.n);
}

static void
print_note(struct rows *rows, struct str path, uint32_t line)
{
	struct buf place = {0};

	if (path.n)
		buf_fmt(&place, "%.*s:%" PRIu32, STR_ARG(path), line);
	rows_text(rows, buf_view(&place));
	buf_free(&place);
}

static void
print(struct rows *rows, const struct book *b, const struct entries_row *row, const struct str *with)
{
	const struct entry *e = row->entry;

	rows_id(rows, b->contact[row->who].id);
	rows_day(rows, e->date);
	rows_text(rows, (struct str){&e->dir, 1});
	rows_text(rows, (struct str){&e->sign, 1});
	rows_text(rows, entry_kind(e));
	rows_number(rows, e->weight);
	rows_list(rows, with, row->nwith);
	rows_text(rows, contact_entry_text(&b->contact[row->who], e));
	if (b->set.nnotes)
		print_note(rows, contact_entry_note(&b->contact[row->who], e), e->line);
}

static struct rows *
list(struct tool *t, const struct entries_query *query)
{
	struct rows *rows = tool_rows(t, columns, COLUMNS - !t->book.set.nnotes);
	struct entries found;
	struct str *with;

	entries_find(&found, &t->book, &t->people, query);
	with = mem_alloc(found.nwith * sizeof(*with));
	for (size_t i = 0; i < found.nwith; i++)
		with[i] = t->book.contact[found.with[i]].id;
	for (size_t i = 0; i < found.n; i++)
		print(rows, &t->book, &found.row[i], with + found.row[i].with);
	free(with);
	entries_free(&found);
	return rows;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"since", required_argument, NULL, 's'},
		{"until", required_argument, NULL, 'u'},
		{"kind", required_argument, NULL, 'k'},
		{"plans", no_argument, NULL, 'p'},
		OPTIONS_LONG,
	};
	struct needs parts = {NAME_KEYS, WANT_ENTRIES | WANT_TEXTS | WANT_LINKS};
	struct entries_query query = {.since = DAY_MIN, .until = DAY_MAX};
	const char *since = NULL, *until = NULL;
	struct kinds kinds = {0};
	struct rows *rows;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "s:u:k:p" OPTIONS_SHORT, options)) != -1) {
		if (opt == 's')
			since = optarg;
		else if (opt == 'u')
			until = optarg;
		else if (opt == 'k')
			add_kinds(&t, &kinds, optarg);
		else if (opt == 'p')
			query.plans = true;
		else
			options_take(&t, opt);
	}
	/* after all options, because a day may be relative to today, which -t sets */
	if (since)
		query.since = tool_day(&t, since, false);
	if (until)
		query.until = tool_day(&t, until, true);
	query.today = tool_today(&t);
	query.kind = kinds.v;
	query.nkinds = kinds.n;
	tool_open(&t, parts, true, argc - optind, argv + optind);
	rows = list(&t, &query);
	if (query.plans && query.since == DAY_MIN && query.until == DAY_MAX && !query.nkinds)
		t.none = none_text("tend-entries --plans");
	free(kinds.v);
	return tool_close(&t, rows);
}
