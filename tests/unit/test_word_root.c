/* SPDX-License-Identifier: ISC */
/* words that are related in any language, see word_root.h */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "base/word_root.h"

static void
words_are_related(void **state)
{
	static const struct {
		const char *a, *b;
		bool related;
	} row[] = {
		/* inflection */
		{"kabine", "kabiny", true}, {"zegar", "zegary", true}, {"bijenkast", "bijenkasten", true},
		{"contrat", "contrats", true}, {"rampe", "rampen", true}, {"schule", "schuld", false},
		{"karte", "karton", false}, {"market", "marketing", false},
		/* what is taught */
		{"gitarrenlehrer", "gitarre", true}, {"klavierlehrerin", "klavierstunden", true},
		{"geigenlehrerin", "geigenbauerin", false}, {"exkurs", "ex", false},
		/* compounds, by their end alone, and not two that end alike */
		{"dachzimmer", "zimmer", true}, {"bander", "originalbander", true},
		{"gartenarbeit", "holzarbeit", false}, {"restaurant", "tante", false},
		{"zimmermann", "zimmer", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		if (word_related(str_of(row[i].a), str_of(row[i].b)) != row[i].related ||
		    word_related(str_of(row[i].b), str_of(row[i].a)) != row[i].related)
			fail_msg("\"%s\" and \"%s\": %d", row[i].a, row[i].b, !row[i].related);
}

static void
a_noun_of_teaching_needs_what_is_taught(void **state)
{
	(void)state;
	assert_true(word_teaches(STR("klavierstunden")));
	assert_true(word_teaches(STR("gitaarlessen")));
	assert_false(word_teaches(STR("stunden")));
	assert_false(word_teaches(STR("exkurs")));
	assert_false(word_teaches(STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_related),
		cmocka_unit_test(a_noun_of_teaching_needs_what_is_taught),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
