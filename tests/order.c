/* SPDX-License-Identifier: ISC */
/*
 * A qsort() as unkind as the standard allows: what compares equal comes out in the reverse of the
 * order it went in, so an output that rests on the C library's own choice changes. It aborts where
 * two comparisons contradict each other. order.t says who loads it.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int compare(const void *, const void *);

void qsort(void *base, size_t n, size_t size, compare *order);

/* elements this near to each other are compared, both ways, after sorting */
enum { NEAR = 64 };

static void *
must_alloc(size_t n, size_t size)
{
	void *p = n > SIZE_MAX / size ? NULL : malloc(n * size);

	if (!p)
		abort();
	return p;
}

static void
merge(const char **to, const char **from, size_t n, size_t width, compare *order)
{
	for (size_t start = 0; start < n; start += 2 * width) {
		size_t middle = n - start > width ? start + width : n;
		size_t end = n - middle > width ? middle + width : n;
		size_t a = start, b = middle;

		for (size_t k = start; k < end; k++)
			if (b == end || (a < middle && order(from[a], from[b]) <= 0))
				to[k] = from[a++];
			else
				to[k] = from[b++];
	}
}

static void
check(const char **v, size_t n, compare *order)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n && k - i <= NEAR; k++) {
			int one = order(v[i], v[k]), other = order(v[k], v[i]);

			if (one > 0 || other < 0 || !one != !other) {
				fprintf(stderr, "qsort: elements %zu and %zu of %zu contradict each other\n", i, k, n);
				abort();
			}
		}
}

void
qsort(void *base, size_t n, size_t size, compare *order)
{
	const char **v, **other, **swap;
	char *sorted;

	if (!n || !size)
		return;
	v = must_alloc(n, sizeof(*v));
	other = must_alloc(n, sizeof(*other));
	sorted = must_alloc(n, size);
	for (size_t i = 0; i < n; i++)
		v[i] = (const char *)base + (n - 1 - i) * size;
	for (size_t width = 1; width < n; width *= 2) {
		merge(other, v, n, width, order);
		swap = v;
		v = other;
		other = swap;
	}
	check(v, n, order);
	for (size_t i = 0; i < n; i++)
		memcpy(sorted + i * size, v[i], size);
	memcpy(base, sorted, n * size);
	free(v);
	free(other);
	free(sorted);
}
