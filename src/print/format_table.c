/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "print/format.h"

enum { GAP = 2 };

#define PLAIN "\033[0m"
#define BOLD "\033[1m"
#define UNDERLINED "\033[4m"

struct cell {
	size_t end; /* in table.text; the cell begins where the one before it ends */
	size_t width;
};

struct table_line {
	bool strong, rule;
};

/* all rows, since the widths are known only after the last one */
struct table {
	struct buf text; /* the visible forms of all cells */
	struct cell *cell;
	size_t cells, cell_cap;
	struct table_line *line; /* the first is the header */
	size_t lines, line_cap;
	size_t width[]; /* of each column */
};

/* ends a cell: the text added since the last cell */
static void
table_cell(struct rows *r)
{
	struct table *t = r->table;
	size_t from = t->cells ? t->cell[t->cells - 1].end : 0;
	struct cell c;

	if (t->text.n == from)
		buf_chr(&t->text, '-');
	c.end = t->text.n;
	c.width = text_width(str_sub(buf_view(&t->text), from, c.end));
	t->cell = mem_reserve(t->cell, t->cells, &t->cell_cap, sizeof(*t->cell));
	t->cell[t->cells++] = c;
}

static void
table_text(struct rows *r, struct str s)
{
	text_visible(&r->table->text, s, false);
	table_cell(r);
}

static void
table_list(struct rows *r, const struct str *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_str(&r->table->text, STR(", "));
		text_visible(&r->table->text, v[i], false);
	}
	table_cell(r);
}

static void
table_end(struct rows *r)
{
	struct table *t = r->table;
	const struct cell *c = t->cell + t->cells - r->n;

	for (size_t i = 0; i < r->n; i++)
		if (t->width[i] < c[i].width)
			t->width[i] = c[i].width;
	t->line = mem_reserve(t->line, t->lines, &t->line_cap, sizeof(*t->line));
	t->line[t->lines++] = (struct table_line){r->strong, r->rule};
}

static void
table_begin(struct rows *r, bool header)
{
	(void)header; /* a table always has one */
	r->table = mem_zero(1, sizeof(*r->table) + r->n * sizeof(r->table->width[0]));
	for (r->at = 0; r->at < r->n; r->at++)
		table_text(r, str_of(r->column[r->at].name));
	r->at = 0;
	table_end(r);
}

static void
table_fill(struct buf *b, char c, size_t n)
{
	buf_reserve(b, n);
	memset(b->p + b->n, c, n);
	buf_filled(b, n);
}

static void
table_rule(struct rows *r)
{
	size_t width = (r->n - 1) * GAP;

	for (size_t i = 0; i < r->n; i++)
		width += r->table->width[i];
	table_fill(&r->line, '-', width);
	buf_chr(&r->line, '\n');
	format_put(r);
}

/* the cells of a line, aligned, into r->line */
static void
table_align(struct rows *r, const struct cell *c, size_t from)
{
	struct table *t = r->table;

	for (size_t i = 0; i < r->n; i++) {
		size_t pad = t->width[i] - c[i].width;
		bool right = r->column[i].type == CELL_NUMBER || r->column[i].type == CELL_REAL;

		table_fill(&r->line, ' ', (i ? GAP : 0) + (right ? pad : 0));
		buf_str(&r->line, str_sub(buf_view(&t->text), from, c[i].end));
		table_fill(&r->line, ' ', right ? 0 : pad);
		from = c[i].end;
	}
	while (r->line.n && r->line.p[r->line.n - 1] == ' ')
		r->line.n--;
}

static void
table_line(struct rows *r, size_t i)
{
	struct table *t = r->table;
	const char *code = i == 0 ? UNDERLINED : t->line[i].strong ? BOLD : NULL;
	size_t first = i * r->n;

	if (t->line[i].rule)
		table_rule(r);
	if (r->colour && code)
		buf_str(&r->line, str_of(code));
	table_align(r, t->cell + first, first ? t->cell[first - 1].end : 0);
	if (r->colour && code)
		buf_str(&r->line, STR(PLAIN));
	buf_chr(&r->line, '\n');
	format_put(r);
}

static void
table_finish(struct rows *r)
{
	struct table *t = r->table;

	/* without rows, the header is not printed either */
	for (size_t i = 0; i < t->lines && t->lines > 1; i++)
		table_line(r, i);
	buf_free(&t->text);
	free(t->cell);
	free(t->line);
	free(t);
}

const struct format format_table = {
	.begin = table_begin,
	.none = table_cell,
	.number = table_text,
	.text = table_text,
	.list = table_list,
	.end = table_end,
	.finish = table_finish,
};
