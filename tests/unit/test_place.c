/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lsp/place.h"

/* Places as editors count them, in UTF-16 and in bytes, and back. */

static void
test_places(void **state)
{
	/* "é" takes 2 bytes and 1 unit, the bee 4 bytes and 2 units */
	static const char text[] = "a\xC3\xA9z\r\n\xF0\x9F\x90\x9Dx\n\ny";
	static const struct {
		int line, character, bytes;
		size_t offset;
		bool back; /* the offset is at that place again */
	} rows[] = {
		{0, 0, 0, 0, true}, {0, 1, 1, 1, true}, {0, 2, 3, 3, true}, {0, 3, 4, 4, true},
		/* beyond a line: its end, before CRLF */
		{0, 4, 9, 4, false}, {0, 99, 99, 4, false},
		{1, 0, 0, 6, true}, {1, 2, 4, 10, true}, {1, 3, 5, 11, true},
		{2, 0, 0, 12, true}, {3, 0, 0, 13, true}, {3, 1, 1, 14, true},
		/* beyond the text */
		{4, 0, 0, 14, false}, {-1, 0, 0, 0, false},
	};

	(void)state;
	for (int utf8 = 0; utf8 < 2; utf8++) {
		struct lines l = {0};

		lines_read(&l, str_of(text), utf8);
		assert_int_equal(l.n, 4);
		for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
			int character = utf8 ? rows[i].bytes : rows[i].character;
			struct buf out = {0}, want = {0};

			assert_int_equal(place_offset(&l, rows[i].line, character), rows[i].offset);
			place_reply(&out, NULL, &l, rows[i].offset);
			buf_fmt(&want, "{\"line\":%d,\"character\":%d}", rows[i].line, character);
			assert_int_equal(str_eq(buf_view(&out), buf_view(&want)), rows[i].back);
			buf_free(&out);
			buf_free(&want);
		}
		lines_free(&l);
	}
}

/* within the bee, a place is where it begins */
static void
test_within(void **state)
{
	struct lines l = {0};

	(void)state;
	lines_read(&l, STR("\xF0\x9F\x90\x9Dx"), false);
	assert_int_equal(place_offset(&l, 0, 1), 0);
	assert_int_equal(place_offset(&l, 0, 2), 4);
	lines_free(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_within),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
