/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "front/front_lost.h"

static void
test_lost(void **state)
{
	static const struct {
		const char *file;
		uint32_t line; /* 0: a text */
	} cases[] = {
		{"name: Ada\ntier: many\n---\nText\n", 1},
		{"\xEF\xBB\xBFname: Ada\n---\n", 1},
		{"\n\nname: Ada\n---\n", 3},
		{"--\nname: Ada\n--\n", 2},
		{"----\nname: Ada\n----\n", 2},
		{" ---\nname: Ada\n---\n", 2},
		{"***\nname: Ada\n***\n", 2},
		{"name: Ada\r\ntier: many\r\n---\r\n", 1},
		{"name: Ada\ntags:\n  - tea\n- rum\n# a comment\n---\n", 1},
		{"name: Ada\nbirthday: 1980-04-17\n\nText\n", 1},
		{"birthday: 1980-04-17\nname: Ada\n", 1},
		{"email: ada@example.org\n---\nText", 1},
		/* texts */
		{"", 0},
		{"\n", 0},
		{"---\n", 0},
		{"***\n***\n", 0},
		{"Text\n---\nname: Ada\n", 0},
		{"# Recipes\nname: Ada\n---\n", 0},
		{"Butter: 30 g\n---\n", 0},
		{"name: Ada\n", 0},
		{"name: Ada\n\n---\n", 0},
		{"Title: A paper\nTags: wax\n\nText\n\n---\n", 0},
		{"name: Ada\nis here\n---\n", 0},
		{"name:Ada\n---\n", 0},
		{"https://example.org\n---\n", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		uint32_t line = front_lost(str_of(cases[i].file));

		if (line != cases[i].line)
			fail_msg("\"%s\": line %u, not %u", cases[i].file, (unsigned)line, (unsigned)cases[i].line);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
