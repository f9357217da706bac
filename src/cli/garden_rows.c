/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "cli/garden_rows.h"
#include "print/bar.h"
#include "print/garden_text.h"

static const struct column columns[] = {
	{"key", CELL_TEXT}, {"kinds", CELL_NUMBER}, {"effective", CELL_REAL}, {"unknown", CELL_NUMBER},
	{"top", CELL_TEXT}, {"share", CELL_NUMBER},
};

static const struct column kind_columns[] = {
	{"value", CELL_TEXT}, {"count", CELL_NUMBER}, {"share", CELL_NUMBER}, {"bar", CELL_TEXT},
};

static const struct column stretch_columns[] = {
	{"id", CELL_TEXT}, {"name", CELL_TEXT}, {"score", CELL_NUMBER}, {"why", CELL_TEXT},
};

struct rows *
garden_rows_beds(struct tool *t, const struct garden *g)
{
	struct rows *rows = tool_rows(t, columns, sizeof(columns) / sizeof(columns[0]));

	for (size_t i = 0; i < g->n; i++) {
		const struct garden_bed *b = &g->bed[i];
		const struct garden_kind *top = garden_bed_top(b);

		/* decades come by default: without one known they are no row */
		if (b->decade && !top)
			continue;
		rows_text(rows, b->ref.name);
		rows_number(rows, (int64_t)b->n);
		rows_real(rows, round(100 * garden_bed_effective(b)) / 100);
		rows_number(rows, (int64_t)(t->people.n - b->people));
		rows_text(rows, top ? top->name : STR(""));
		rows_number(rows, top ? garden_bed_share(b, top) : CELL_UNKNOWN);
	}
	return rows;
}

struct rows *
garden_rows_kinds(struct tool *t, struct garden_bed *b)
{
	struct rows *rows = tool_rows(t, kind_columns, sizeof(kind_columns) / sizeof(kind_columns[0]));
	int64_t unknown = (int64_t)(t->people.n - b->people);
	struct buf bar = {0};

	garden_bed_sort(b);
	for (size_t i = 0; i < b->n; i++) {
		buf_clear(&bar);
		bar_add(&bar, b->kind[i].people, b->kind[0].people);
		rows_text(rows, b->kind[i].name);
		rows_number(rows, b->kind[i].people);
		rows_number(rows, garden_bed_share(b, &b->kind[i]));
		rows_text(rows, buf_view(&bar));
	}
	buf_free(&bar);
	if (!unknown)
		return rows;
	if (b->n)
		rows_rule(rows, NULL);
	rows_text(rows, STR(""));
	rows_number(rows, unknown);
	rows_number(rows, CELL_UNKNOWN);
	rows_text(rows, STR(""));
	return rows;
}

/* all who count: rarity is that in the whole book */
static struct people
everyone(const struct book *b)
{
	struct people all = {.who = mem_alloc(b->n * sizeof(*all.who))};

	for (; all.n < b->n; all.n++)
		all.who[all.n] = all.n;
	garden_pick(&all, b, STR(""), DAY_NONE, DAY_NONE);
	return all;
}

struct rows *
garden_rows_stretch(struct tool *t, struct garden *g, size_t number)
{
	struct rows *rows = tool_rows(t, stretch_columns, sizeof(stretch_columns) / sizeof(stretch_columns[0]));
	struct people all = everyone(&t->book);
	struct garden_suggestion *v;
	struct buf why = {0};
	struct people_graph w;
	size_t n;

	garden_read(g, &t->book, &all, t->today);
	people_graph_read(&w, &t->book, t->today);
	garden_suggestion_find(&v, &n, g, &w, &all, &t->people, t->today);
	for (size_t i = 0; i < n && (!number || i < number); i++) {
		buf_clear(&why);
		garden_text(&why, &v[i], g, &w, t->today);
		if (v[i].who < t->book.n)
			rows_id(rows, people_graph_id(&w, v[i].who));
		else
			rows_text(rows, people_graph_id(&w, v[i].who));
		rows_text(rows, people_graph_name(&w, v[i].who));
		rows_number(rows, v[i].score);
		rows_text(rows, buf_view(&why));
	}
	people_graph_free(&w);
	free(v);
	people_free(&all);
	buf_free(&why);
	return rows;
}
