/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/dayname.h"
#include "base/text.h"

static const struct {
	const char *name, *months, *weekdays;
} languages[] = {
#define LANGUAGE(name, codes, months, weekdays) {#name, months, weekdays},
#include "base/dayname.def"
};

/* calls f with each name of a list, and with its number, from 1; returns how many numbers */
static int
each(const char *groups, unsigned language, void (*f)(struct str, int, unsigned))
{
	struct str rest = str_of(groups), group, name;
	int n = 0;

	while (rest.n) {
		rest = str_cut(&group, rest, ';');
		n++;
		while (group.n) {
			group = str_cut(&name, group, '|');
			f(str_trim(name), n, language);
		}
	}
	return n;
}

/* a name in the table is folded: nothing else would find it */
static void
check_folded(struct str name)
{
	struct buf folded = {0};

	text_fold(&folded, name);
	if (!str_eq(name, buf_view(&folded)))
		fail_msg("%.*s is not folded", STR_ARG(name));
	buf_free(&folded);
}

static void
check_month(struct str name, int n, unsigned language)
{
	check_folded(name);
	if (dayname_month(name, language) != n && dayname_month(name, 0) != dayname_month(name, language))
		fail_msg("%.*s is month %d, not %d", STR_ARG(name), dayname_month(name, language), n);
}

static void
check_weekday(struct str name, int n, unsigned language)
{
	(void)language;
	check_folded(name);
	if (!(dayname_weekdays(name) >> n & 1) || !dayname_maybe_weekday(name))
		fail_msg("%.*s is not weekday %d", STR_ARG(name), n);
}

static void
test_names(void **state)
{
	(void)state;
	for (unsigned i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		assert_int_equal(dayname_language(str_of(languages[i].name)), i);
		assert_int_equal(each(languages[i].months, i, check_month), 12);
		assert_int_equal(each(languages[i].weekdays, i, check_weekday), 7);
	}
}

static void
test_words(void **state)
{
	(void)state;
	assert_int_equal(dayname_language(STR("German")), dayname_language(STR("de")));
	assert_int_equal(dayname_language(STR("klingon")), 0);
	assert_int_equal(dayname_month(STR("MÄRZ"), dayname_language(STR("german"))), 3);
	assert_int_equal(dayname_month(STR("märz"), 0), 0);
	assert_int_equal(dayname_month(STR("Aug"), dayname_language(STR("german"))), 8);
	assert_int_equal(dayname_month(STR(""), 0), 0);
	assert_int_equal(dayname_weekdays(STR("Mié")), 1 << 3);
	assert_int_equal(dayname_weekdays(STR("segunda-feira")), 1 << 1);
	assert_int_equal(dayname_weekdays(STR("lunch")), 0);
	assert_int_equal(dayname_weekdays(STR("")), 0);
	assert_true(str_eq(dayname_word(STR("sexta-feira, x")), STR("sexta-feira")));
	assert_true(str_eq(dayname_word(STR("mié: x")), STR("mié")));
	assert_true(str_eq(dayname_word(STR("mié– x")), STR("mié")));
	assert_true(str_eq(dayname_word(STR("- x")), STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
