/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "base/text.h"
#include "check/alike.h"
#include "check/check.h"
#include "check/crowded.h"
#include "check/leftover.h"
#include "check/unlinked.h"
#include "cli/driver.h"
#include "cli/left.h"
#include "cli/tool.h"

static const char help[] =
	"usage: tend-check [options] [WHO ...]\n"
	"Reports what is wrong in the book, or may be a mistake, as path:line:col: what.\n"
	"With -f or -H, prints rows. The exit status is 1 if there is a problem.\n"
	OPTIONS_HELP;

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

/* appends one line for editors; an unknown line or column is 1 */
static void
add_line(struct buf *out, struct str path, const struct error *e)
{
	text_visible(out, path, false);
	buf_fmt(out, ":%u:%u: ", (unsigned)(e->line ? e->line : 1), (unsigned)(e->col ? e->col : 1));
	text_visible(out, e->what, false);
	buf_chr(out, '\n');
}

static void
hint_crowded(const struct tool *t)
{
	size_t n;
	struct str folder = crowded_folder(&n, &t->book);

	if (n > CROWDED_MAX)
		tool_hint(t, "%zu contacts in one folder (%.*s): in sub-folders each commit would be smaller", n,
		          STR_ARG(folder.n ? folder : STR("the book's own")));
}

/* a clone has .gitattributes, but not the configuration: conflicts that tend-merge would not make */
static void
hint_driver(const struct tool *t)
{
	if (t->book.dirfd >= 0 && driver_missing(t->book.dirfd))
		tool_hint(t, DRIVER_HINT);
}

static void
hint_keys(const struct tool *t)
{
	struct alike key[ALIKE_MAX];
	size_t n = alike_keys(key, &t->book);

	for (size_t i = 0; i < n; i++)
		tool_hint(t, "%u files have %s: if you mean %s, put keys: {%s: %s} into me.md; if not, {%s: %s}",
		          (unsigned)key[i].files, key[i].name, key[i].near, key[i].name, key[i].near, key[i].name, key[i].name);
}

/* what is no contact although it may look like one, in one line */
static void
hint_left(const struct tool *t)
{
	struct buf text = {0};

	if (left_text(&text, &t->book.left, LEFT_SAID))
		tool_hint(t, "left out: %s", text.p);
	buf_free(&text);
}

/* introductions treat those as acquainted whose file names the other: a link makes that plain */
static void
hint_unlinked(struct tool *t)
{
	struct unlinked v[UNLINKED_MAX];
	size_t n = unlinked_find(v, &t->book, t->today);
	struct buf path = {0};

	for (size_t i = 0; i < n && i < UNLINKED_MAX; i++) {
		const struct contact *in = &t->book.contact[v[i].in], *who = &t->book.contact[v[i].who];

		buf_clear(&path);
		tool_path(&path, t, in->path);
		tool_hint(t, "%.*s:%u:%u: %.*s: if that is %.*s, write [[%.*s|%.*s]]", STR_ARG(buf_view(&path)),
		          (unsigned)v[i].line, (unsigned)v[i].col, STR_ARG(v[i].name),
		          STR_ARG(contact_name(who)), STR_ARG(who->id), STR_ARG(v[i].name));
	}
	if (n > UNLINKED_MAX)
		tool_hint(t, "names without a link in all: %zu", n);
	buf_free(&path);
}

int
main(int argc, char **argv)
{
	struct errors problems = {0};
	struct buf path = {0}, lines = {0};
	struct rows *rows = NULL;
	struct tool t;
	int status;

	options_shared(&t, argc, argv, help);
	t.quiet = true;
	tool_open(&t, CHECK_NEEDS, true, argc - optind, argv + optind);
	leftover_find(&problems, &t.book);
	check_book(&problems, &t.book, &t.people, t.today);
	if (t.format != ROWS_AUTO || t.header)
		rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < problems.n; i++) {
		buf_clear(&path);
		tool_path(&path, &t, problems.v[i].path);
		if (rows)
			print(rows, buf_view(&path), &problems.v[i]);
		else if (!t.number || i < t.number)
			add_line(&lines, buf_view(&path), &problems.v[i]);
	}
	/* in a pipe one line a problem, on a terminal folded */
	show_paged(buf_view(&lines));
	if (!rows && t.number && problems.n > t.number)
		tool_hint(&t, "%zu more", problems.n - t.number);
	if (!t.people.named)
		hint_crowded(&t);
	if (!t.people.named)
		hint_keys(&t);
	if (!t.people.named && !tool_empty(&t))
		hint_left(&t);
	if (!t.people.named)
		hint_unlinked(&t);
	hint_driver(&t);
	status = tool_close(&t, rows);
	if (problems.n && status == DONE)
		status = LEFT_OUT;
	errors_free(&problems);
	buf_free(&path);
	buf_free(&lines);
	return status;
}
