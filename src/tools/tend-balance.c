/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/balance.h"
#include "cli/tool.h"
#include "print/journal.h"

static const char help[] =
	"usage: tend-balance [options] [WHO ...]\n"
	"Shows what you gave and received, and what you may ask, overdrawn first.\n"
	"\n"
	"  -b, --by PART          split by kind, year or month\n"
	"  -s, --since DATE       count only entries of that day and later\n"
	"  -u, --until DATE       count only entries of that day and earlier\n"
	"  -E, --empty            also contacts without deposits and withdrawals\n"
	"  -l, --ledger           print a journal for hledger and ledger\n"
	OPTIONS_HELP;

static enum balance_by
parse_by(const struct tool *t, const char *arg)
{
	for (enum balance_by by = BALANCE_KIND; by <= BALANCE_MONTH; by++)
		if (str_eq(str_of(arg), str_of(balance_by_name(by))))
			return by;
	tool_fail(t, "--by %s: use kind, year or month", arg);
}

/* writes the cells from `given` on */
static void
print_account(struct rows *rows, const struct account *s, int64_t asks)
{
	rows_number(rows, s->given);
	rows_number(rows, s->taken);
	rows_number(rows, s->net);
	rows_number(rows, asks);
	rows_day(rows, s->last_gave);
	rows_day(rows, s->last_took);
}

static void
print_table(const struct tool *t, struct rows *rows, enum balance_by by, const struct balance *v, size_t n)
{
	struct account sum = balance_sum(v, n);
	int64_t asks, all = 0;
	char scratch[DAY_SIZE];

	for (size_t i = 0; i < n; i++) {
		const struct contact *c = &t->book.contact[v[i].who];

		asks = account_asks(&v[i].account);
		all += asks < 0 ? 0 : asks;
		if (v[i].account.net < 0)
			rows_strong(rows);
		tool_contact(rows, c);
		if (by)
			rows_text(rows, balance_part_name(scratch, &v[i], by));
		print_account(rows, &v[i].account, asks < 0 ? CELL_UNKNOWN : asks);
	}
	if (!n || rows_format_of(rows) != ROWS_TABLE)
		return;
	rows_sum(rows);
	rows_text(rows, STR("total"));
	rows_text(rows, STR(""));
	if (by)
		rows_text(rows, STR(""));
	print_account(rows, &sum, all);
}

static struct rows *
table(struct tool *t, const struct balance_query *query)
{
	struct column columns[] = {
		{"id", CELL_TEXT}, {"name", CELL_TEXT}, {balance_by_name(query->by), CELL_TEXT},
		{"given", CELL_NUMBER}, {"taken", CELL_NUMBER}, {"net", CELL_NUMBER},
		{"asks", CELL_NUMBER}, {"gave", CELL_DAY}, {"took", CELL_DAY},
	};
	size_t n = sizeof(columns) / sizeof(columns[0]), found;
	struct balance *v;
	struct rows *rows;

	if (!query->by) {
		for (size_t i = 3; i < n; i++)
			columns[i - 1] = columns[i];
		n--;
	}
	balance_find(&v, &found, &t->book, &t->people, query);
	rows = tool_rows(t, columns, n);
	print_table(t, rows, query->by, v, found);
	free(v);
	return rows;
}

static void
journal(struct tool *t, const struct balance_query *query)
{
	struct buf out = {0};
	struct balance_entry *v;
	size_t n;

	balance_entries(&v, &n, &t->book, &t->people, query);
	for (size_t i = 0; i < n; i++) {
		journal_entry(&out, &t->book.contact[v[i].who], &t->book.set, v[i].entry);
		show_text(buf_view(&out));
		buf_clear(&out);
	}
	buf_free(&out);
	free(v);
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"by", required_argument, NULL, 'b'},
		{"since", required_argument, NULL, 's'},
		{"until", required_argument, NULL, 'u'},
		{"empty", no_argument, NULL, 'E'},
		{"ledger", no_argument, NULL, 'l'},
		OPTIONS_LONG,
	};
	struct balance_query query = {.since = DAY_MIN, .until = DAY_MAX};
	const char *since = NULL, *until = NULL;
	struct rows *rows = NULL;
	bool ledger = false;
	struct tool t;
	int opt;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "b:s:u:El" OPTIONS_SHORT, options)) != -1) {
		if (opt == 'b')
			query.by = parse_by(&t, optarg);
		else if (opt == 's')
			since = optarg;
		else if (opt == 'u')
			until = optarg;
		else if (opt == 'E')
			query.empty = true;
		else if (opt == 'l')
			ledger = true;
		else
			options_take(&t, opt);
	}
	if (ledger && t.numbered)
		tool_fail(&t, "--ledger prints no rows: it cannot be used with --number");
	if (ledger && query.by)
		tool_fail(&t, "--ledger cannot be used with --by");
	/* after all options, because a day may be relative to today, which -t sets */
	query.today = tool_today(&t);
	if (since)
		query.since = tool_day(&t, since, false);
	if (until)
		query.until = tool_day(&t, until, true);
	tool_open(&t, (struct needs){ACCOUNT_KEYS | KEYSET(KEY_NAME), WANT_ENTRIES | (ledger ? WANT_TEXTS : 0)},
	          false, argc - optind, argv + optind);
	query.empty |= t.people.named;
	if (ledger)
		journal(&t, &query);
	else
		rows = table(&t, &query);
	return tool_close(&t, rows);
}
