/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/stem.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
test_languages(void **state)
{
	static const char *const known[] = {"english", "English", "EN", "eng", " english ", "de",
	                                    "german", "fr", "spanish", "portuguese", "it", "porter"};
	static const char *const unknown[] = {
		"", " ", "klingon", "englis", "english german",
		"a language of which the name is far too long to be the name of a language",
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(known); i++) {
		struct stem *s = stem_open(str_of(known[i]));

		if (!s)
			fail_msg("%s is not known", known[i]);
		stem_close(s);
	}
	for (size_t i = 0; i < LENGTH(unknown); i++)
		assert_null(stem_open(str_of(unknown[i])));
	assert_null(stem_open(STR("english\0x")));
	assert_null(stem_open(STR("\xFF")));
	assert_null(stem_open((struct str){NULL, 0}));
	stem_close(NULL);
}

static void
test_stems(void **state)
{
	static const struct {
		const char *language, *word, *want;
	} rows[] = {
		{"english", "designers", "design"}, {"english", "designing", "design"},
		{"english", "ceramics", "ceram"},   {"english", "ponies", "poni"},
		{"english", "rust", "rust"},        {"english", "a", "a"},
		{"de", "hauser", "haus"},           {"de", "kindern", "kind"},
		{"fr", "continuellement", "continuel"}, {"es", "cheques", "chequ"},
		{"english", "\xE6\x9D\xB1\xE4\xBA\xAC", "\xE6\x9D\xB1\xE4\xBA\xAC"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct stem *s = stem_open(str_of(rows[i].language));
		struct str got = stem_word(s, str_of(rows[i].word));

		if (!str_eq(got, str_of(rows[i].want)))
			fail_msg("%s: %.*s", rows[i].word, STR_ARG(got));
		stem_close(s);
	}
}

/* words of every length of what no language writes, in every language we name */
static void
test_hostile(void **state)
{
	static const char *const languages[] = {"en", "de", "fr", "es", "pt", "it", "tr", "ar"};
	static const char *const units[] = {"a", "\xFF", "\xC3", "\xE6\x9D", "ing", "\xF0\x9F\x98\x80"};

	(void)state;
	for (size_t i = 0; i < LENGTH(languages); i++) {
		struct stem *s = stem_open(str_of(languages[i]));

		assert_non_null(s);
		assert_int_equal(stem_word(s, (struct str){NULL, 0}).n, 0);
		for (size_t n = 1; n < 100; n++) {
			for (size_t k = 0; k < LENGTH(units); k++) {
				char *p = mem_alloc(n);
				struct str got;

				for (size_t at = 0; at < n; at++)
					p[at] = units[k][at % strlen(units[k])];
				got = stem_word(s, (struct str){p, n});
				if (n > 64)
					assert_true(str_eq(got, (struct str){p, n}));
				free(p);
			}
		}
		assert_true(stem_word(s, STR("x\0y")).n <= 3);
		stem_close(s);
	}
}

/* the stem of a stem is valid until the next call: two stemmers do not share it */
static void
test_two(void **state)
{
	struct stem *a = stem_open(STR("en")), *b = stem_open(STR("en"));
	struct str x = stem_word(a, STR("designers")), y = stem_word(b, STR("running"));

	(void)state;
	assert_true(str_eq(x, STR("design")));
	assert_true(str_eq(y, STR("run")));
	stem_close(a);
	stem_close(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_stems),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_two),
	};

	return cmocka_run_group_tests_name("stem", tests, NULL, NULL);
}
