/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "match/points.h"

#include "small_book.h"

/* What is asked about: nothing that is on file. "id key", and "id" alone where no key is missing. */
static void
test_questions(void **state)
{
	static const char *const cases[][2] = {
		{"a\nme", "a place, a field, a tags, a needs"},
		{"a; place: Porto\nme", "a field, a tags, a needs"},
		{"a; tags: [tea]\nme", "a place, a field, a needs"},
		{"a; needs: [a cook]\nme", "a place, a field, a tags"},
		{"a; needs: []\nme", "a place, a field, a tags, a needs"},
		/* what they do: field, title, org or roles say it */
		{"a; field: law\nme", "a place, a tags, a needs"},
		{"a; title: GP\nme", "a place, a tags, a needs"},
		{"a; org: Acme\nme", "a place, a tags, a needs"},
		{"a; roles: [mentor]\nme", "a place, a tags, a needs"},
		{"a; hook: bees\nme", "a place, a field, a tags, a needs"},
		/* those say nothing of the rest */
		{"a; title: Porter; org: Porto\nme", "a place, a tags, a needs"},
		/* nothing missing, and nothing in common: one question for all that */
		{"a; place: Porto; field: law; tags: [tea]; needs: [a cook]\nme", "a"},
		{"a; place: Porto; field: law; tags: [tea]; needs: [a cook]\nme; tags: [tea]", ""},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct point *v;
		struct points *p;
		struct small_book s;
		size_t n;

		small_book_open(&s, cases[i][0]);
		s.people.n = 1;
		p = points_open(&s.book, &s.people, s.book.me, NULL, 0, small_book_day("2026-09-01"));
		points_of(&v, &n, p, 0);
		for (size_t k = 0; k < n; k++) {
			if (v[k].kind != POINT_QUESTION)
				continue;
			buf_fmt(&found, "%s%.*s", found.n ? ", " : "", STR_ARG(s.book.contact[v[k].who].id));
			if (v[k].missing != KEY_OTHER)
				buf_fmt(&found, " %s", key_name(v[k].missing));
		}
		small_book_check(cases[i][0], &found, cases[i][1]);
		points_close(p);
		small_book_close(&s);
	}
	buf_free(&found);
}

/* of two contacts, what each has not said */
static void
test_both(void **state)
{
	const struct point *v;
	struct points *p;
	struct small_book s;
	size_t n, asked[2] = {0};

	(void)state;
	small_book_open(&s, "a; place: Porto; title: GP\nb; org: Acme\nme");
	s.people.n = 1;
	p = points_open(&s.book, &s.people, 1, NULL, 0, small_book_day("2026-09-01"));
	points_of(&v, &n, p, 0);
	for (size_t k = 0; k < n; k++)
		asked[v[k].who] += v[k].kind == POINT_QUESTION;
	assert_int_equal(asked[0], 2);
	assert_int_equal(asked[1], 3);
	points_close(p);
	small_book_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_questions), cmocka_unit_test(test_both)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
