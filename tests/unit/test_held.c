/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "edit/held.h"

static void
test_held_in(void **state)
{
	static const struct {
		const char *before, *after, *now;
		bool held;
	} cases[] = {
		/* nothing was edited */
		{"a\n", "a\n", "", true},
		/* a line was added */
		{"a\n", "a\nb\n", "a\nb\n", true},
		{"a\n", "a\nb\n", "a\n", false},
		{"a\n", "a\nb\n", "", false},
		/* others have changed the rest */
		{"a\n", "a\nb\n", "x\nb\ny\n", true},
		{"a\n", "a\nb\n", "b", true},
		/* once more than before is not as often as after */
		{"a\nb\n", "a\nb\nb\n", "a\nb\n", false},
		{"a\nb\n", "a\nb\nb\n", "b\nb\n", true},
		/* a line was removed */
		{"a\nb\n", "a\n", "a\n", true},
		{"a\nb\n", "a\n", "a\nb\n", false},
		{"b\nb\n", "b\n", "b\n", true},
		{"b\nb\n", "b\n", "b\nb\n", false},
		/* a line was changed */
		{"every: 2w\n", "every: 3w\n", "every: 3w\n", true},
		{"every: 2w\n", "every: 3w\n", "every: 2w\n", false},
		{"every: 2w\n", "every: 3w\n", "every: 3w\nevery: 2w\n", false},
		/* the whole file is new */
		{"", "a\nb\n", "a\nb\n", true},
		{"", "a\nb\n", "a\n", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (held_in(str_of(cases[i].now), str_of(cases[i].before), str_of(cases[i].after)) != cases[i].held)
			fail_msg("case %zu", i);
}

static void
test_held_added(void **state)
{
	struct str before = STR("a\nb\n"), rest = STR("a\nx\nb\ny\n"), line;

	(void)state;
	assert_true(held_added(&line, &rest, before));
	assert_true(str_eq(line, STR("x")));
	assert_true(held_added(&line, &rest, before));
	assert_true(str_eq(line, STR("y")));
	assert_false(held_added(&line, &rest, before));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_held_in),
		cmocka_unit_test(test_held_added),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
