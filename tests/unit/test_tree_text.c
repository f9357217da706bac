/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "print/tree_text.h"

/* what is drawn before each row, joined by "|" */
static void
same(const uint32_t *depth, size_t n, const char *expected)
{
	uint64_t *lines = tree_text_lines(depth, n);
	struct buf out = {0};

	for (size_t i = 0; i < n; i++) {
		tree_text_draw(&out, depth[i], lines[i]);
		buf_chr(&out, '|');
	}
	assert_string_equal(out.p, expected);
	buf_free(&out);
	free(lines);
}

static void
test_lines(void **state)
{
	(void)state;
	same((const uint32_t[]){0, 1, 2, 2, 1, 0, 1}, 7,
	     "|├─ |│  ├─ |│  └─ |└─ ||└─ |");
	/* a branch ends where its tree does, even if the next tree has the same depths */
	same((const uint32_t[]){0, 1, 2, 0, 1, 2}, 6, "|└─ |   └─ ||└─ |   └─ |");
}

static void
test_deep(void **state)
{
	uint32_t depth[TREE_TEXT_LEVELS + 3];
	uint64_t *lines;
	struct buf a = {0}, b = {0};

	(void)state;
	for (uint32_t i = 0; i < TREE_TEXT_LEVELS + 3; i++)
		depth[i] = i;
	lines = tree_text_lines(depth, TREE_TEXT_LEVELS + 3);
	tree_text_draw(&a, depth[TREE_TEXT_LEVELS], lines[TREE_TEXT_LEVELS]);
	tree_text_draw(&b, depth[TREE_TEXT_LEVELS + 1], lines[TREE_TEXT_LEVELS + 1]);
	assert_int_equal(a.n, b.n);
	assert_int_equal(lines[TREE_TEXT_LEVELS + 2], 0);
	buf_free(&a);
	buf_free(&b);
	free(lines);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines), cmocka_unit_test(test_deep)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
