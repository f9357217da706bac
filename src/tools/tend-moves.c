/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/dayword.h"
#include "base/period.h"
#include "cli/moves_read.h"

static const char help[] =
	"usage: tend-moves [options] [WHO ...]\n"
	"Lists who changed job, employer, place or tier, and when, newest first, from the\n"
	"git history of the book.\n"
	"\n"
	"  -s, --since DATE       that day and later; a duration counts back from today\n"
	"      --key KEY,...      look at these keys instead of org, title, place, tier\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"date", CELL_DAY}, {"key", CELL_TEXT}, {"from", CELL_TEXT}, {"to", CELL_TEXT},
};

struct keys {
	struct field_ref *v;
	size_t n, cap;
};

static void
add_key(const struct tool *t, struct keys *k, struct str name)
{
	struct field_ref f;

	if (!name.n)
		tool_fail(t, "--key needs a key");
	if (moves_key(&f, name, &t->book.own) < 0)
		tool_fail(t, "--key %.*s: not a key of the front-matter", STR_ARG(name));
	for (size_t i = 0; i < k->n; i++)
		if (str_eq(k->v[i].name, f.name))
			tool_fail(t, "--key: %.*s is listed twice", STR_ARG(f.name));
	k->v = mem_reserve(k->v, k->n, &k->cap, sizeof(*k->v));
	k->v[k->n++] = f;
}

static void
add_keys(const struct tool *t, struct keys *k, const char *list)
{
	struct str name, rest = str_of(list);
	bool more;

	do {
		more = str_chr(rest, ',') < rest.n;
		rest = str_cut(&name, rest, ',');
		add_key(t, k, str_trim(name));
	} while (more);
}

/* a day, or a duration counted back from today */
static day
since(struct tool *t, const char *arg)
{
	struct period p;
	day d;

	if (dayword_past(&d, str_of(arg), tool_today(t), false) == 0)
		return d;
	if (period_parse(&p, str_of(arg)) < 0)
		tool_fail(t, "--since %s: not a date or a duration, such as 2026-01-01, monday "
		             "or 3 months", arg);
	return p.n ? day_sub(tool_today(t), p) : DAY_MIN;
}

/* loads the contacts that moved, and drops the moves of those that are in no list now */
static void
drop(struct tool *t, struct moves *m)
{
	size_t *file = mem_alloc(t->book.files.n * sizeof(*file)), n = 0;

	for (size_t i = 0; i < t->book.files.n; i++)
		if (m->moved[i])
			file[n++] = i;
	book_load(&t->book, (struct needs){0, 0}, file, n);
	moves_drop(m);
	errors_join(&t->errors, &t->book.errors);
	free(file);
}

/* writes values as tend-ls does */
static void
print_values(struct rows *rows, const struct field_ref *key, const struct field_value *v)
{
	bool close = key->type == FIELD_LIST && rows_format_of(rows) == ROWS_TSV;
	struct buf all = {0};

	for (size_t i = 0; i < v->n; i++) {
		buf_str(&all, !i ? STR("") : close ? STR(",") : STR(", "));
		buf_str(&all, v->text[i]);
	}
	rows_text(rows, buf_view(&all));
	buf_free(&all);
}

static struct rows *
list(struct tool *t, const struct moves *m)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));

	for (size_t i = 0; i < m->n; i++) {
		const struct move *move = &m->move[i];

		rows_id(rows, move->id);
		rows_day(rows, move->date);
		rows_text(rows, move->key->name);
		print_values(rows, move->key, &move->from);
		print_values(rows, move->key, &move->to);
	}
	return rows;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"since", required_argument, NULL, 's'},
		{"key", required_argument, NULL, OPTIONS_OWN},
		OPTIONS_LONG,
	};
	const char *from = NULL, *names = "org,title,place,tier";
	struct moves moves;
	struct moves_ask ask = {.since = DAY_MIN};
	struct keys keys = {0};
	struct rows *rows;
	struct tool t;
	int opt, status;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "s:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 's')
			from = optarg;
		else if (opt == OPTIONS_OWN)
			names = optarg;
		else
			options_take(&t, opt);
	}
	if (t.rev)
		tool_fail(&t, "--rev: this tool reads the whole history; "
		              "to begin at a date, use --since");
	if (from)
		ask.since = since(&t, from);
	tool_book(&t);
	add_keys(&t, &keys, names);
	if (argc > optind)
		tool_open(&t, (struct needs){0, 0}, false, argc - optind, argv + optind);
	ask.book = &t.book;
	ask.people = &t.people;
	ask.key = keys.v;
	ask.nkeys = keys.n;
	moves_begin(&moves, &ask);
	moves_read(&moves, &t);
	if (!t.people.named)
		drop(&t, &moves);
	moves_sort(&moves);
	rows = list(&t, &moves);
	status = tool_close(&t, rows);
	moves_free(&moves);
	free(keys.v);
	return status;
}
