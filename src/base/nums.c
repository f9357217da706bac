/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/nums.h"

enum { MANY = 32 }; /* from this size qsort() is faster than insertion */

int
nums_order(const void *va, const void *vb)
{
	uint32_t a = *(const uint32_t *)va, b = *(const uint32_t *)vb;

	return (a > b) - (a < b);
}

void
nums_sort(uint32_t *v, size_t n)
{
	if (n > MANY) {
		qsort(v, n, sizeof(*v), nums_order);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		uint32_t one = v[i];
		size_t k = i;

		for (; k && v[k - 1] > one; k--)
			v[k] = v[k - 1];
		v[k] = one;
	}
}

size_t
nums_unique(uint32_t *v, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!kept || v[i] != v[kept - 1])
			v[kept++] = v[i];
	return kept;
}
