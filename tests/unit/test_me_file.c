/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "contact/contact.h"
#include "cli/me_file.h"

/* whether the file of an owner of this name says the name; quoted: whether it stands in quotes there */
static bool
says(struct str name, bool *quoted)
{
	struct arena arena = {0};
	struct errors errors = {0};
	struct parse p = {.arena = &arena, .errors = &errors, .path = STR("me.md"), .keys = KEYSET(KEY_NAME)};
	struct contact c;
	struct buf file = {0};
	bool good;

	me_file(&file, name, STR("me@example.org"));
	good = contact_parse(&c, buf_view(&file), &p) == 1 && !errors.n &&
	       str_eq(contact_text(&c, KEY_NAME), name);
	*quoted = str_find(buf_view(&file), STR("\nname: \"")) < file.n;
	errors_free(&errors);
	arena_free(&arena);
	buf_free(&file);
	return good;
}

/* names that YAML would take for something else */
static void
test_names(void **state)
{
	static const struct {
		struct str name;
		bool quoted;
	} names[] = {
		{STR_INIT("Ana"), false},
		{STR_INIT("Ana L. López-Vaz"), false},
		{STR_INIT("Łucja"), false},
		{STR_INIT("Ādams"), false},
		{STR_INIT("ana_l@example.org"), false},
		{STR_INIT("A+1"), false},
		{STR_INIT("1st"), true},
		{STR_INIT("-Ana"), true},
		{STR_INIT("@ana"), true},
		{STR_INIT(".5"), true},
		{STR_INIT("Ana: Bo"), true},
		{STR_INIT("Ana #1"), true},
		{STR_INIT("Ana \"Nita\""), true},
		{STR_INIT("a\\b"), true},
		{STR_INIT("O'Hara"), true},
		{STR_INIT("[Ana]"), true},
		{STR_INIT("null"), true},
		{STR_INIT("Null"), true},
		{STR_INIT("NULL"), true},
		{STR_INIT("~"), true},
	};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		bool quoted;

		if (says(names[i].name, &quoted) && quoted == names[i].quoted)
			continue;
		bad++;
		print_message("%.*s%s\n", STR_ARG(names[i].name), quoted ? ", in quotes" : "");
	}
	assert_int_equal(bad, 0);
}

/* every name of two ASCII characters and one of some between them */
static void
test_short_names(void **state)
{
	size_t bad = 0;

	(void)state;
	for (int a = '!'; a < 0x7F; a++)
		for (int c = '!'; c < 0x7F; c++) {
			const char between[] = " :#\"\\-a";

			for (size_t k = 0; between[k]; k++) {
				const char name[] = {(char)a, between[k], (char)c};
				bool quoted;

				if (says((struct str){name, sizeof(name)}, &quoted))
					continue;
				bad++;
				print_message("%.3s\n", name);
			}
		}
	assert_int_equal(bad, 0);
}

/* without a name, or with one that is no UTF-8, the key is an example in a comment */
static void
test_none(void **state)
{
	static const struct str none[] = {STR_INIT(""), STR_INIT("An\xFF" "a")};
	struct buf file = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		buf_clear(&file);
		me_file(&file, none[i], none[i]);
		assert_true(str_find(buf_view(&file), STR("\n# name: Your Name\n# email: you@example.org\n")) < file.n);
	}
	buf_free(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_short_names),
		cmocka_unit_test(test_none),
	};

	return cmocka_run_group_tests_name("me_file", tests, NULL, NULL);
}
