/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "print/fold.h"
#include "print/grid_plan.h"
#include "print/layout.h"

enum { SAMPLE = 100 }; /* lines of the table that are tried in each layout */

size_t
grid_plan_below(const struct grid_plan *p)
{
	return p->screen > GRID_INDENT + 1 ? p->screen - GRID_INDENT : 1;
}

size_t
grid_plan_width(const struct grid_plan *p, size_t column, size_t k)
{
	size_t hang = column == 0 && k > 0 ? GRID_HANG : 0;

	return p->width[column] > hang ? p->width[column] - hang : 1;
}

/* how many lines a row takes */
static size_t
row_height(const struct grid *t, const struct grid_plan *p, size_t row)
{
	size_t height = 1, below = 0;

	for (size_t i = 0; i < t->n; i++) {
		size_t at = row * t->n + i, lines;

		if (i < p->beside && t->cell[at].width <= p->width[i])
			continue;
		if (i < p->beside) {
			lines = fold_count(grid_text(t, at), grid_plan_width(p, i, 0), grid_plan_width(p, i, 1));
			height = lines > height ? lines : height;
		} else {
			below += fold_count(grid_text(t, at), grid_plan_below(p), grid_plan_below(p));
		}
	}
	return height + below;
}

static size_t
plan_height(const struct grid *t, const struct grid_plan *p)
{
	size_t height = 0;

	for (size_t i = 0; i < t->lines && i < SAMPLE; i++)
		height += row_height(t, p, i);
	return height;
}

static void
measure(struct layout_column *v, const struct grid *t)
{
	/* the cells of an incomplete row do not count */
	for (size_t at = 0; at < t->lines * t->n; at++) {
		size_t i = at % t->n, width = t->cell[at].width, least = width;

		v[i].natural = width > v[i].natural ? width : v[i].natural;
		if (t->column[i].folds && width > v[i].least)
			least = fold_least(grid_text(t, at)) + (i ? 0 : GRID_HANG);
		least = least < width ? least : width;
		v[i].least = least > v[i].least ? least : v[i].least;
	}
}

size_t
grid_plan_gaps(size_t columns)
{
	return (columns - 1) * GRID_GAP;
}

/* tries each move of `step` between two columns, and keeps those that make fewer lines */
static size_t
plan_moves(struct grid_plan *p, const struct grid *t, const struct layout_column *v, size_t height, size_t step)
{
	for (size_t from = 0; from < p->beside; from++)
		for (size_t to = 0; to < p->beside; to++)
			while (layout_move(p->width, v, from, to, step)) {
				size_t lines = plan_height(t, p);

				if (lines < height) {
					height = lines;
					continue;
				}
				p->width[from] += step;
				p->width[to] -= step;
				break;
			}
	return height;
}

/* lays the table out with as few lines as are found: their number, or 0 if the columns do not fit */
static size_t
plan_fit(struct grid_plan *p, const struct grid *t, const struct layout_column *v)
{
	size_t height;

	if (grid_plan_gaps(p->beside) >= p->screen || !layout_level(p->width, v, p->beside, p->screen - grid_plan_gaps(p->beside)))
		return 0;
	height = plan_height(t, p);
	for (size_t step = 16; step; step /= 2)
		height = plan_moves(p, t, v, height, step);
	return height;
}

/* all columns beside each other, or the last one below if that saves a quarter; false if neither fits */
static bool
plan_best(struct grid_plan *p, const struct grid *t, const struct layout_column *v)
{
	struct grid_plan below = {p->screen, t->n - 1, mem_zero(t->n, sizeof(*below.width))};
	size_t height, lines = 0;

	p->beside = t->n;
	height = plan_fit(p, t, v);
	if (below.beside)
		lines = plan_fit(&below, t, v);
	if (lines && (!height || lines * 4 <= height * 3)) {
		p->beside = below.beside;
		memcpy(p->width, below.width, t->n * sizeof(*p->width));
	}
	free(below.width);
	return height || lines;
}

void
grid_plan_make(struct grid_plan *p, const struct grid *t, size_t screen)
{
	struct layout_column *v = mem_zero(t->n, sizeof(*v));
	size_t all = grid_plan_gaps(t->n);

	*p = (struct grid_plan){.screen = screen, .width = mem_zero(t->n, sizeof(*p->width))};
	measure(v, t);
	for (size_t i = 0; i < t->n; i++) {
		p->width[i] = v[i].natural;
		all += v[i].natural;
	}
	p->beside = t->n;
	if (p->screen && all > p->screen && !plan_best(p, t, v)) {
		/* as many beside each other as fit, at least one */
		for (p->beside = t->n - 1; p->beside > 1; p->beside--)
			if (grid_plan_gaps(p->beside) < p->screen &&
			    layout_level(p->width, v, p->beside, p->screen - grid_plan_gaps(p->beside)))
				break;
		if (p->beside <= 1) {
			p->beside = 1;
			p->width[0] = v[0].natural < p->screen ? v[0].natural : p->screen;
		}
	}
	free(v);
}
