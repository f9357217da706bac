/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "match/initials.h"

/* may a text have one of two words: a long one and one of a letter? */
static void
test_texts(void **state)
{
	static const struct {
		const char *text;
		bool may;
	} cases[] = {
		{"", false},
		{"Bernadette", true},         /* the letters that are compared are equal */
		{"Bernad", true},
		{"Berna", false},
		{"Ber nadine", false},
		{"BERNADINE", true},
		{"met Bernadine", true},
		{"met bernadine", false},     /* no capital */
		{"metBernadine", false},      /* within a word */
		{"_Bernadine_", true},
		{"7Bernadine", true},
		{"Bérnadine", true},          /* any letter beyond A to Z may be any */
		{"Öland", true},
		{"café Anna", false},
		{"\xe2\x80\x9c" "Anna\xe2\x80\x9d \xe2\x86\x92 \xc2\xb7 \xf0\x9f\x8c\xb1", false},
		{"\xe2\x80\x9c" "Bernadine", true},
		{"M", true},
		{"Anna M. Lee", true},
		{"Mia", true},                /* begins with the word of one letter */
	};
	struct initials in = {0};

	(void)state;
	initials_add(&in, STR("bernadine"));
	initials_add(&in, STR("m"));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (initials_may_have(&in, str_of(cases[i].text)) != cases[i].may)
			fail_msg("%s", cases[i].text);
}

/* with no words no text has one, with too many each may */
static void
test_borders(void **state)
{
	struct initials in = {0};

	(void)state;
	assert_false(initials_may_have(&in, STR("Anna")));
	for (size_t i = 0; i < INITIALS_WORDS - 1; i++)
		initials_add(&in, STR("bo"));
	assert_false(initials_may_have(&in, STR("Anna")));
	initials_add(&in, STR("bo"));
	assert_true(initials_may_have(&in, STR("Anna")));
	initials_add(&in, STR("bo"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_borders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
