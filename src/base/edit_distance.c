/* SPDX-License-Identifier: ISC */
#include <limits.h>

#include "base/edit_distance.h"


enum { LONGEST = 64 };

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/*
 * Computes the row of the table for the first i bytes of a against every prefix of b, from the two
 * rows before it. Returns the smallest number in the row.
 */
static unsigned
distance_row(unsigned *row, const unsigned *up, const unsigned *up2, struct str a, struct str b, size_t i)
{
	unsigned low = row[0] = (unsigned)i;

	for (size_t k = 1; k <= b.n; k++) {
		bool same = a.p[i - 1] == b.p[k - 1];

		row[k] = least(up[k - 1] + !same, least(up[k], row[k - 1]) + 1);
		if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] && a.p[i - 2] == b.p[k - 1])
			row[k] = least(row[k], up2[k - 2] + 1);
		low = least(low, row[k]);
	}
	return low;
}

unsigned
edit_distance(struct str a, struct str b, unsigned limit)
{
	unsigned rows[3][LONGEST + 1], low;

	if (limit == UINT_MAX)
		limit--;
	if (a.n > LONGEST || b.n > LONGEST || (a.n > b.n ? a.n - b.n : b.n - a.n) > limit)
		return limit + 1;
	for (size_t k = 0; k <= b.n; k++)
		rows[0][k] = (unsigned)k;
	for (size_t i = 1; i <= a.n; i++) {
		low = distance_row(rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3], a, b, i);
		/*
		 * swaps use the row before last, but rows differ by at most 1, so the check is safe
		 */
		if (low > limit)
			return limit + 1;
	}
	return least(rows[a.n % 3][b.n], limit + 1);
}
