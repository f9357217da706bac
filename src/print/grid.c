/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "print/grid.h"

void
grid_start(struct grid *t, size_t n)
{
	*t = (struct grid){.n = n};
	t->column = mem_zero(n, sizeof(*t->column));
}

void
grid_free(struct grid *t)
{
	buf_free(&t->text);
	free(t->cell);
	free(t->line);
	free(t->column);
}

static size_t
cell_begin(const struct grid *t, size_t i)
{
	return i ? t->cell[i - 1].end : 0;
}

struct str
grid_text(const struct grid *t, size_t i)
{
	return str_sub(buf_view(&t->text), cell_begin(t, i), t->cell[i].end);
}

void
grid_cell(struct grid *t, enum hue hue)
{
	struct grid_cell c = {.hue = hue};

	if (t->text.n == cell_begin(t, t->cells))
		buf_chr(&t->text, '-');
	c.end = t->text.n;
	t->cell = mem_reserve(t->cell, t->cells, &t->cell_cap, sizeof(*t->cell));
	t->cell[t->cells++] = c;
	t->cell[t->cells - 1].width = text_width(grid_text(t, t->cells - 1));
}

void
grid_row(struct grid *t, struct grid_line line)
{
	t->line = mem_reserve(t->line, t->lines, &t->line_cap, sizeof(*t->line));
	t->line[t->lines++] = line;
}
