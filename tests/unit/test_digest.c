/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/digest.h"

/* the values of draft-eastlake-fnv, 64 bits, FNV-1a */
static void
test_values(void **state)
{
	static const struct {
		const char *text, *digest;
	} cases[] = {
		{"", "0-cbf29ce484222325"},
		{"a", "1-af63dc4c8601ec8c"},
		{"foobar", "6-85944171f73967e8"},
	};
	struct buf out = {0};
	struct digest d;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct digest of = digest_of(str_of(cases[i].text));

		buf_clear(&out);
		digest_format(&out, of);
		assert_string_equal(out.p, cases[i].digest);
		assert_int_equal(digest_parse(&d, buf_view(&out)), 0);
		assert_true(digest_eq(d, of));
	}
	buf_free(&out);
}

static void
test_bad(void **state)
{
	static const char *const bad[] = {"", "-", "1", "1-", "-af63dc4c8601ec8c", "x-af63dc4c8601ec8c", "1-af63dc4c8601ec8",
	                                  "1-af63dc4c8601ec8c0", "1-af63dc4c8601ecgg"};
	struct digest d;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(digest_parse(&d, str_of(bad[i])), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_bad),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
