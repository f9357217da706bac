/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h> /* wants the four above first */

#include "find/language_names.h"

static void
test_is(void **state)
{
	static const struct {
		const char *text;
		bool is;
	} cases[] = {
		{"", false}, {"Spanish", true}, {"español", true}, {"Französisch", true}, {"DEUTSCH", true},
		{"aleman", true}, {"zweeds", true}, {"vasco", true}, {"svenska", true}, {"allemand", true},
		{"Čeština", true}, {"Spanish cooking", false}, {"German, Dutch", false}, {"tango", false},
		{"nederlands", true}, {"arabe", true}, {"ivrit", true}, {"Klingon", false}, {"spanis", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (language_names_is(str_of(cases[i].text)) != cases[i].is)
			fail_msg("%s: want %d", cases[i].text, cases[i].is);
}

static void
test_aside(void **state)
{
	static const struct {
		const char *need, *offer;
		bool aside;
	} cases[] = {
		{"a nanny who speaks Dutch", "Dutch", true},
		{"a nanny who speaks Dutch", "Nederlands", true}, /* one language */
		{"a nanny who speaks Dutch", "German", false},    /* which another rule leaves out */
		{"a nanny", "Dutch", false},
		{"wants to practise her Dutch", "Dutch", false},
		{"Dutch lessons", "Dutch", false},
		{"wil Nederlands leren", "Nederlands", false},
		{"une traductrice, français", "français", false},
		{"ein Koch, der Italienisch spricht", "Italienisch", true},
		{"Übersetzung ins Italienische, Italienisch", "Italienisch", false},
		{"", "", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (language_names_aside(str_of(cases[i].need), str_of(cases[i].offer)) != cases[i].aside)
			fail_msg("%s | %s: want %d", cases[i].need, cases[i].offer, cases[i].aside);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_is), cmocka_unit_test(test_aside)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
