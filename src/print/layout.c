/* SPDX-License-Identifier: ISC */
#include "print/layout.h"

/* the width of a column that is narrowed to `level`, if it may be */
static size_t
level_width(const struct layout_column *c, size_t level)
{
	if (c->natural <= level)
		return c->natural;
	return c->least > level ? c->least : level;
}

static size_t
level_sum(const struct layout_column *c, size_t n, size_t level)
{
	size_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += level_width(&c[i], level);
	return sum;
}

bool
layout_level(size_t *width, const struct layout_column *c, size_t n, size_t space)
{
	size_t level = space, left;

	if (level_sum(c, n, 0) > space)
		return false;
	while (level_sum(c, n, level) > space)
		level--;
	for (size_t i = 0; i < n; i++)
		width[i] = level_width(&c[i], level);
	/* the rest goes to the columns that were narrowed, the last one first */
	left = space - level_sum(c, n, level);
	for (size_t i = n; i-- > 0 && left;)
		if (width[i] < c[i].natural) {
			width[i]++;
			left--;
		}
	return true;
}

bool
layout_move(size_t *width, const struct layout_column *c, size_t from, size_t to, size_t step)
{
	if (from == to || width[from] < c[from].least + step || width[to] >= c[to].natural)
		return false;
	width[from] -= step;
	width[to] += step;
	return true;
}
