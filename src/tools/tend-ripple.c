/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "cli/tool.h"
#include "network/ripple.h"

static const char help[] =
	"usage: tend-ripple [options] [WHO ...]\n"
	"Who came through whom, and what grew from each introduction.\n"
	TOOL_HELP;

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"from", CELL_TEXT}, {"depth", CELL_NUMBER}, {"date", CELL_DAY},
	{"people", CELL_NUMBER}, {"entries", CELL_NUMBER}, {"act", CELL_TEXT},
};

/* what is deeper is drawn no deeper: a chain of thousands shall not be a square of blanks */
enum { LEVELS = 32 };

/* of each row, bit d: whether another of depth d follows in its tree, before one that is higher up */
static uint64_t *
find_more(const struct ripple *v, size_t n)
{
	uint64_t *more = mem_alloc(n * sizeof(*more)), open = 0;

	for (size_t i = n; i-- > 0;) {
		unsigned d = v[i].depth < LEVELS ? v[i].depth : LEVELS;

		more[i] = open &= ((uint64_t)2 << d) - 1;
		open |= (uint64_t)1 << d;
	}
	return more;
}

/* the lines before a name in a drawn tree */
static void
draw(struct buf *out, uint32_t depth, uint64_t more)
{
	uint32_t d = depth < LEVELS ? depth : LEVELS;

	for (uint32_t i = 1; i < d; i++)
		buf_str(out, more >> i & 1 ? STR("│  ") : STR("   "));
	if (d)
		buf_str(out, more >> d & 1 ? STR("├─ ") : STR("└─ "));
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
	uint64_t *more = rows_form(rows) == ROWS_TABLE ? find_more(v, n) : NULL;
	struct buf scratch = {0};

	for (size_t i = 0; i < n; i++) {
		buf_clear(&scratch);
		if (more)
			draw(&scratch, v[i].depth, more[i]);
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
	free(more);
}

int
main(int argc, char **argv)
{
	struct needs ask = {RIPPLE_KEYS, RIPPLE_PARTS};
	struct ripple *v;
	struct rows *rows;
	struct tool t;
	size_t n;

	options_shared(&t, argc, argv, help);
	tool_open(&t, ask, true, argc - optind, argv + optind);
	ripple_find(&v, &n, &t.book, &t.people, t.today, &t.errors);
	rows = tool_rows(&t, columns, sizeof(columns) / sizeof(columns[0]));
	print(&t, rows, v, n);
	free(v);
	return tool_close(&t, rows);
}
