/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

enum { BLOCK = 256 * 1024 };

/* arena_clear() keeps a block: the next pieces come from the same memory, without a new mapping */
static void
test_clear_keeps_a_block(void **state)
{
	struct arena a = {0};
	char *first, *again;

	(void)state;
	arena_clear(&a);
	assert_null(a.last);
	first = arena_alloc(&a, 100);
	arena_str(&a, STR("text from the end of the block"));
	for (int i = 0; i < 1000; i++) {
		arena_clear(&a);
		assert_non_null(a.last);
		again = arena_alloc(&a, 100);
		assert_ptr_equal(first, again);
		memset(again, i, 100);
		assert_string_equal(arena_str(&a, STR("text")).p, "text");
	}
	arena_free(&a);
	assert_null(a.last);
}

/* a piece with a block of its own is released, and its smaller block never serves as a usual one */
static void
test_clear_releases_large_pieces(void **state)
{
	struct arena a = {0};

	(void)state;
	memset(arena_alloc(&a, BLOCK / 3), 1, BLOCK / 3);
	arena_clear(&a);
	assert_null(a.last);
	for (int i = 0; i < 3; i++) {
		char *small = arena_alloc(&a, 100);

		memset(arena_alloc(&a, BLOCK / 3), 1, BLOCK / 3);
		memset(arena_alloc(&a, 2 * BLOCK), 2, 2 * BLOCK);
		/* fills more than one block */
		for (int k = 0; k < 100; k++)
			memset(arena_alloc(&a, BLOCK / 50), 3, BLOCK / 50);
		memset(small, 4, 100);
		arena_clear(&a);
		assert_int_equal((size_t)(a.end - a.at), BLOCK);
	}
	arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clear_keeps_a_block),
		cmocka_unit_test(test_clear_releases_large_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
