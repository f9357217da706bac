/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "account/leftover.h"
#include "base/text.h"
#include "check/check.h"
#include "cli/tool.h"

static const char help[] =
	"usage: tend-check [options] [WHO ...]\n"
	"What is wrong in the book, or may not mean what was meant, as path:line:col: what.\n"
	"With -f or -H as rows. Exit status 1 when there is anything.\n"
	TOOL_HELP;

enum { CROWDED = 5000 };

static const struct column columns[] = {
	{"path", CELL_TEXT}, {"line", CELL_NUMBER}, {"col", CELL_NUMBER}, {"what", CELL_TEXT},
};

static void
print(struct rows *rows, struct str path, const struct error *e)
{
	rows_text(rows, path);
	rows_number(rows, e->line ? e->line : CELL_UNKNOWN);
	rows_number(rows, e->col ? e->col : CELL_UNKNOWN);
	rows_text(rows, e->what);
}

/* for editors, which go to a place: one that is not known is the beginning */
static void
print_line(struct str path, const struct error *e)
{
	struct buf out = {0};

	text_visible(&out, path, false);
	buf_fmt(&out, ":%u:%u: ", (unsigned)(e->line ? e->line : 1), (unsigned)(e->col ? e->col : 1));
	text_visible(&out, e->what, false);
	buf_chr(&out, '\n');
	show_text(buf_view(&out));
	buf_free(&out);
}

/*
 * git writes the whole list of a folder anew at each commit: of one with so many files it
 * takes more room than all that is said in it.
 */
static void
hint_crowded(const struct tool *t)
{
	struct map folders = {0};
	uint32_t *n, most = 0;
	struct str crowded = STR("");

	for (size_t i = 0; i < t->book.n && !t->people.named; i++) {
		struct str path = t->book.contact[i].path, folder = str_sub(path, 0, path.n - link_stem(path).n - STR(".md").n);

		n = map_put(&folders, folder);
		*n = *n == MAP_NONE ? 1 : *n + 1;
		if (*n > most) {
			most = *n;
			crowded = folder;
		}
	}
	if (most > CROWDED)
		tool_hint(t, "%u contacts in one folder (%.*s): in sub-folders each commit would be smaller", (unsigned)most,
		          STR_ARG(crowded.n ? crowded : STR("the book's own")));
	map_free(&folders);
}

int
main(int argc, char **argv)
{
	struct errors problems = {0};
	struct buf path = {0};
	struct rows *rows = NULL;
	struct tool t;
	int status;

	options_shared(&t, argc, argv, help);
	t.quiet = true;
	tool_open(&t, CHECK_NEEDS, true, argc - optind, argv + optind);
	leftover_find(&problems, &t.book);
	check_book(&problems, &t.book, &t.people, t.today);
	if (t.form != ROWS_AUTO || t.header)
		rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < problems.n; i++) {
		buf_clear(&path);
		tool_path(&path, &t, problems.v[i].path);
		if (rows)
			print(rows, buf_view(&path), &problems.v[i]);
		else
			print_line(buf_view(&path), &problems.v[i]);
	}
	hint_crowded(&t);
	status = tool_close(&t, rows);
	if (problems.n && status == DONE)
		status = LEFT_OUT;
	errors_free(&problems);
	buf_free(&path);
	return status;
}
