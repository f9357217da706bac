/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/shell.h"

static void
test_words(void **state)
{
	static const char *const word[][2] = {
		{"ana-lopez.md", "ana-lopez.md"}, {"a/b_c+d=1,2:3@x%", "a/b_c+d=1,2:3@x%"}, {"Zoë", "Zoë"},
		{"", "''"},  {"a b", "'a b'"}, {"it's", "'it'\\''s'"}, {"$HOME", "'$HOME'"}, {"~", "'~'"},
		{"a\nb", "'a\nb'"}, {"*", "'*'"}, {"a;b", "'a;b'"}, {"\\", "'\\'"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(word) / sizeof(word[0]); i++) {
		struct buf out = {0};

		shell_word(&out, str_of(word[i][0]));
		buf_chr(&out, '\0');
		assert_string_equal(out.p, word[i][1]);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests_name("shell", tests, NULL, NULL);
}
