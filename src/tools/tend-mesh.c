/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "book/rev.h"
#include "cli/tool.h"
#include "network/mesh_each.h"
#include "page/dot.h"

static const char help[] =
	"usage: tend-mesh [options] [WHO ...]\n"
	"Measures how well your contacts know each other, without counting you.\n"
	"\n"
	"  -s, --since REV|DATE   also the values of that time, and the change\n"
	"      --each             a row for each contact, with the best introduction\n"
	"      --dot              print a map for Graphviz: tend mesh --dot | sfdp -Tsvg\n"
	OPTIONS_HELP;

/* the last two columns are for --since */
static const struct column columns[] = {
	{"metric", CELL_TEXT}, {"value", CELL_REAL}, {"then", CELL_REAL}, {"change", CELL_REAL},
};

static const struct column each_columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"ties", CELL_NUMBER}, {"clustering", CELL_REAL},
	{"bridge", CELL_TEXT}, {"joins", CELL_NUMBER}, {"with", CELL_TEXT},
};

/* computes the figures of the book at a revision */
static void
figures_then(double out[MESH_METRICS], struct tool *t, const char *since)
{
	struct book past = {0};
	struct people people = {0};
	const char *why = NULL;
	struct mesh m;

	rev_open(&past, t->book.dir.p, since, t->today, &why);
	if (!why) {
		book_load(&past, (struct needs){MESH_KEYS, MESH_PARTS}, NULL, 0);
		why = past.rev_error;
	}
	if (why && *why)
		tool_fail(t, "--since %s: %s", since, why);
	if (why)
		exit(NOTHING);
	if (t->people.named)
		people_in(&people, &t->people, &t->book, &past);
	mesh_open(&m, &past, t->people.named ? &people : NULL, t->today);
	mesh_figures(out, &m);
	mesh_close(&m);
	people_free(&people);
	errors_join(&t->errors, &past.errors);
	book_close(&past);
}

static struct rows *
print_figures(struct tool *t, const struct mesh *m, const char *since)
{
	double now[MESH_METRICS], then[MESH_METRICS];
	struct rows *rows;

	mesh_figures(now, m);
	if (since)
		figures_then(then, t, since);
	rows = tool_rows(t, columns, since ? 4 : 2);
	for (enum mesh_metric i = 0; i < MESH_METRICS; i++) {
		rows_text(rows, str_of(mesh_metric_name(i)));
		rows_real(rows, now[i]);
		if (!since)
			continue;
		rows_real(rows, then[i]);
		rows_real(rows, now[i] - then[i]);
	}
	return rows;
}

static struct rows *
print_each(struct tool *t, const struct mesh *m)
{
	struct rows *rows = tool_rows(t, each_columns, sizeof(each_columns) / sizeof(each_columns[0]));
	struct mesh_each *v;
	size_t n;

	mesh_each(&v, &n, m, &t->people);
	for (size_t i = 0; i < n; i++) {
		const struct contact *c = &t->book.contact[v[i].who];

		if (v[i].bridge)
			rows_strong(rows);
		tool_contact(rows, c);
		rows_number(rows, v[i].ties);
		rows_real(rows, v[i].clustering);
		rows_text(rows, v[i].bridge ? STR("yes") : STR("no"));
		rows_number(rows, v[i].joins ? v[i].joins : CELL_UNKNOWN);
		rows_id(rows, v[i].joins ? t->book.contact[v[i].with].id : STR(""));
	}
	free(v);
	return rows;
}

static void
print_map(const struct mesh *m)
{
	struct buf out = {0};

	dot_map(&out, m);
	show_text(buf_view(&out)); /* tool_close() checks whether that failed */
	buf_free(&out);
}

enum { FIGURES, EACH = OPTIONS_OWN, MAP };

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{"since", required_argument, NULL, 's'},
		{"each", no_argument, NULL, EACH},
		{"dot", no_argument, NULL, MAP},
		OPTIONS_LONG,
	};
	struct needs needs = {MESH_KEYS, MESH_PARTS};
	const char *since = NULL;
	struct rows *rows = NULL;
	int opt, what = FIGURES;
	struct tool t;
	struct mesh m;

	tool_begin(&t, argv, help);
	while ((opt = options_next(&t, argc, argv, "s:" OPTIONS_SHORT, options)) != -1) {
		if (opt == 's')
			since = optarg;
		else if (what && what != opt && (opt == EACH || opt == MAP))
			tool_fail(&t, "--each cannot be used with --dot");
		else if (opt == EACH || opt == MAP)
			what = opt;
		else
			options_take(&t, opt);
	}
	if (since && what)
		tool_fail(&t, "--since cannot be used with --each or --dot");
	if (what == MAP && t.numbered)
		tool_fail(&t, "--dot prints no rows: it cannot be used with --number");
	if (since && !*since)
		tool_fail(&t, "--since needs a revision or a date");
	if (what == MAP)
		needs.keys |= DOT_KEYS;
	tool_open(&t, needs, true, argc - optind, argv + optind);
	mesh_open(&m, &t.book, t.people.named && what != EACH ? &t.people : NULL, t.today);
	if (what == MAP)
		print_map(&m);
	else
		rows = what == EACH ? print_each(&t, &m) : print_figures(&t, &m, since);
	mesh_close(&m);
	return tool_close(&t, rows);
}
