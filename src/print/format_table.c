/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "print/format.h"
#include "print/grid_print.h"

/* columns of a terminal that does not say how many it has */
enum { USUAL = 80 };

struct rows_table {
	struct grid grid;
	/* on a terminal the id stands in the name's column, and only if it is not the name: */
	bool joined;
	struct buf id;
};

static bool
is_right(enum cell_type type)
{
	return type != CELL_TEXT && type != CELL_LIST && type != CELL_DAY;
}

/* true if the first two columns are an id and a name */
static bool
has_id_and_name(const struct rows *r)
{
	return r->n > 1 && r->column[0].type == CELL_TEXT && r->column[1].type == CELL_TEXT &&
	       strcmp(r->column[0].name, "id") == 0 && strcmp(r->column[1].name, "name") == 0;
}

static void
cell_text(struct rows *r, struct str s)
{
	struct rows_table *t = r->table;

	if (t->joined && r->at == 0) {
		buf_clear(&t->id);
		buf_str(&t->id, s);
		return;
	}
	text_visible(&t->grid.text, s, false);
	if (t->joined && r->at == 1 && !text_same(buf_view(&t->id), s)) {
		buf_str(&t->grid.text, s.n ? STR(" (") : STR(""));
		text_visible(&t->grid.text, buf_view(&t->id), false);
		buf_str(&t->grid.text, s.n ? STR(")") : STR(""));
	}
	grid_cell(&t->grid, r->hue);
}

static void
cell_none(struct rows *r)
{
	cell_text(r, STR(""));
}

static void
cell_list(struct rows *r, const struct str *v, size_t n)
{
	struct grid *t = &r->table->grid;

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_str(&t->text, STR(", "));
		text_visible(&t->text, v[i], false);
	}
	grid_cell(t, HUE_NONE);
}

static void
row_end(struct rows *r)
{
	grid_row(&r->table->grid,
	         (struct grid_line){r->strong, r->rule, r->terminal ? r->title : NULL});
}

static void
table_begin(struct rows *r, bool header)
{
	struct rows_table *t = r->table = mem_zero(1, sizeof(*r->table));

	(void)header; /* a table always has one */
	t->joined = r->terminal && has_id_and_name(r);
	grid_start(&t->grid, r->n - t->joined);
	for (size_t i = t->joined; i < r->n; i++) {
		enum cell_type type = r->column[i].type;

		t->grid.column[i - t->joined] = (struct grid_column){
			.right = is_right(type), .folds = type == CELL_TEXT || type == CELL_LIST};
		text_visible(&t->grid.text, str_of(r->column[i].name), false);
		grid_cell(&t->grid, HUE_NONE);
	}
	row_end(r);
}

static void
table_finish(struct rows *r)
{
	struct grid *t = &r->table->grid;
	size_t columns = r->screen.columns ? r->screen.columns : USUAL;

	/* without rows, the header is not printed either */
	if (t->lines > 1)
		grid_print(&r->line, t, r->terminal ? columns : 0, r->colour);
	format_put(r);
	grid_free(t);
	buf_free(&r->table->id);
	free(r->table);
}

const struct format format_table = {
	.begin = table_begin,
	.none = cell_none,
	.number = cell_text,
	.text = cell_text,
	.list = cell_list,
	.end = row_end,
	.finish = table_finish,
};
