/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/dayword.h"

static void
test_near(void **state)
{
	static const struct {
		const char *typed, *word;
	} cases[] = {
		{"tomorow", "tomorrow"}, {"tommorow", "tomorrow"}, {"Tomorow", "tomorrow"}, {"tmrw", "tomorrow"},
		{"yesteday", "yesterday"}, {"todya", "today"}, {"tody", "today"}, {"firday", "friday"},
		{"wensday", "wednesday"}, {"Tusday", "tuesday"},
		/* the words themselves, and others */
		{"tomorrow", ""}, {"friday", ""}, {"", ""}, {"lunch", ""}, {"birthday", ""}, {"day", ""}, {"Tony", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str near = dayword_near(str_of(cases[i].typed));

		if (!str_eq(near, str_of(cases[i].word)))
			fail_msg("\"%s\": %.*s, not %s", cases[i].typed, STR_ARG(near), cases[i].word);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
