/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/tool.h"
#include "network/ripple.h"
#include "print/tree_text.h"

static const char help[] =
	"usage: tend-ripple [options] [WHO ...]\n"
	"Shows who you met through each contact, and what came of it.\n"
	OPTIONS_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"from", CELL_TEXT}, {"depth", CELL_NUMBER}, {"date", CELL_DAY},
	{"people", CELL_NUMBER}, {"entries", CELL_NUMBER}, {"act", CELL_TEXT},
};

/* the lines of the tree that a table draws before the names */
static uint64_t *
lines_of(const struct ripple *v, size_t n)
{
	uint32_t *depth = mem_alloc(n * sizeof(*depth));
	uint64_t *lines;

	for (size_t i = 0; i < n; i++)
		depth[i] = v[i].depth;
	lines = tree_text_lines(depth, n);
	free(depth);
	return lines;
}

static struct str
from_of(const struct tool *t, const struct ripple *r)
{
	if (r->act == RIPPLE_NONE)
		return STR("");
	return r->from == t->book.me ? STR("me") : t->book.contact[r->from].id;
}

static struct str
act_of(struct buf *scratch, const struct tool *t, const struct ripple *r)
{
	static const struct str names[] = {
		[RIPPLE_NONE] = STR_INIT(""), [RIPPLE_VIA] = STR_INIT("via"), [RIPPLE_INTRO] = STR_INIT("intro"),
	};
	const struct contact *c = t->book.contact;

	if (r->act != RIPPLE_MINE)
		return names[r->act];
	buf_clear(scratch);
	link_operand(scratch, c[r->who].id);
	buf_chr(scratch, '+');
	link_operand(scratch, c[r->with].id);
	return buf_view(scratch);
}

static void
print(struct tool *t, struct rows *rows, const struct ripple *v, size_t n)
{
	uint64_t *lines = rows_format_of(rows) == ROWS_TABLE ? lines_of(v, n) : NULL;
	struct buf scratch = {0};

	for (size_t i = 0; i < n; i++) {
		buf_clear(&scratch);
		if (lines)
			tree_text_draw(&scratch, v[i].depth, lines[i]);
		link_operand(&scratch, t->book.contact[v[i].who].id);
		rows_text(rows, buf_view(&scratch));
		if (v[i].name.n)
			rows_text(rows, v[i].name);
		else
			rows_id(rows, from_of(t, &v[i]));
		rows_number(rows, v[i].depth);
		rows_day(rows, v[i].date);
		rows_number(rows, (int64_t)v[i].people);
		rows_number(rows, (int64_t)v[i].entries);
		rows_text(rows, act_of(&scratch, t, &v[i]));
	}
	buf_free(&scratch);
	free(lines);
}

int
main(int argc, char **argv)
{
	struct needs needs = {RIPPLE_KEYS, RIPPLE_PARTS};
	struct ripple *v;
	struct rows *rows;
	struct tool t;
	size_t n;

	options_shared(&t, argc, argv, help);
	tool_open(&t, needs, true, argc - optind, argv + optind);
	ripple_find(&v, &n, &t.book, &t.people, t.today, &t.errors);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	print(&t, rows, v, n);
	free(v);
	return tool_close(&t, rows);
}
