/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "account/week.h"

#include "small_book.h"

#define TODAY "2026-09-01"

/* "DAY kind age" of each occasion to 2026-09-15, and "!" where the week has a line for it */
static void
test_occasions(void **state)
{
	static const char *const cases[][2] = {
		{"a", ""},
		{"a; birthday: 1980-09-01", "2026-09-01 birthday 46!"}, {"a; birthday: 1980-08-31", ""},
		{"a; birthday: 1980-09-15", "2026-09-15 birthday 46!"}, {"a; birthday: 1980-09-16", ""},
		{"a; birthday: --09-15", "2026-09-15 birthday -1!"},
		/* the month alone: its first day, today in that month */
		{"a; birthday: 1980-09", "2026-09-01 birthday-month 46!"}, {"a; birthday: 1980-10", ""},
		{"a; birthday: 1980-08", ""},
		/* the key with more of it; the year of the other */
		{"a; birthday: 1980-09; born: 1981-09-04", "2026-09-04 birthday 45!"},
		{"a; birthday: 1980-09-03; born: 1981-09-04", "2026-09-03 birthday 46!"},
		{"a; birthday: --09-03; born: 1980", "2026-09-03 birthday 46!"},
		{"a; born: 1980", ""},
		/* a birth to come has no age */
		{"a; birthday: 2026-09-02", "2026-09-02 birthday -1!"},
		{"a; birthday: 2026-09-01", "2026-09-01 birthday 0!"},
		/* the years since `met`: every fifth, of a narrower tier than the widest */
		{"a; tier: critical; met: 2021-09-10", "2026-09-10 known 5!"},
		{"a; tier: critical; met: 2016-09-10", "2026-09-10 known 10!"},
		{"a; tier: critical; met: 2022-09-10", "2026-09-10 known 4"},
		{"a; tier: critical; met: 2020-09-10", "2026-09-10 known 6"},
		{"a; tier: many; met: 2021-09-10", "2026-09-10 known 5"},
		{"a; met: 2021-09-10", "2026-09-10 known 5"},
		{"a; tier: many; met: 2021-09-10\nme; tiers: {few: 2 years, many: 1 year}",
		 "2026-09-10 known 5!"},
		{"a; tier: few; met: 2021-09-10\nme; tiers: {few: 2 years, many: 1 year}", "2026-09-10 known 5"},
		/* the first is a year later; the day counts */
		{"a; tier: critical; met: 2026-09-01", ""},
		{"a; tier: critical; met: 2025-09-01", "2026-09-01 known 1"},
		{"a; tier: critical; met: 2021-09", ""}, {"a; tier: critical; met: 2021", ""},
		/* never those since an entry, nor since a meeting to come */
		{"a; tier: critical | 2021-09-10 tea", ""},
		{"a; tier: critical; met: 2026-09-02 | 2021-09-10 tea", ""},
		{"a; tier: critical; met: 2021-09-11 | 2011-09-10 tea", "2026-09-11 known 5!"},
		/* days of the owner's choice: one to come is the first, and has no age */
		{"a; anniversary: 2012-09-09", "2026-09-09 anniversary 14!"},
		{"a; anniversary: 2012-09", "2026-09-01 anniversary 14!"}, {"a; anniversary: 2012", ""},
		{"a; dates: {wedding: 2012-09-09, x: --09-02}", "2026-09-02 date -1!, 2026-09-09 date 14!"},
		{"a; dates: [\"tea: 2012-09-09\", {x: 2013-09-02}, 2014-09-03]",
		 "2026-09-02 date 13!, 2026-09-03 date 12!, 2026-09-09 date 14!"},
		{"a; dates: 2026-09-02", "2026-09-02 date -1!"}, {"a; dates: 2027-09-02", ""},
		{"a; dates: {x: 2012-09-09}; status: archived\nme; dates: {x: 2012-09-09}", ""},
		{"a; status: archived; birthday: 1980-09-01\nme; birthday: 1980-09-01", ""},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct occasion *v;
		char date[DAY_SIZE];
		size_t n;

		small_book_open(&s, cases[i][0]);
		dates_find(&v, &n, &s.book, &s.people, small_book_day(TODAY), small_book_day("2026-09-15"));
		for (size_t k = 0; k < n; k++)
			buf_fmt(&found, "%s%s %s %d%s", k ? ", " : "", day_format(date, v[k].date),
			        occasion_name(v[k].kind), v[k].age < 0 ? -1 : v[k].age,
			        week_occasion(&v[k], &s.book.contact[v[k].who], &s.book.set) ? "!" : "");
		small_book_check(cases[i][0], &found, cases[i][1]);
		free(v);
		small_book_close(&s);
	}
	buf_free(&found);
}

static void
test_leap(void **state)
{
	static const char *const cases[][3] = {
		{"a; birthday: 2000-02-29", "2026-02-28", "2026-02-28 26"},
		{"a; birthday: 2000-02-29", "2028-02-28", "2028-02-29 28"},
		{"a; birthday: 2000-02-29", "2026-03-01", "2027-02-28 27"},
		{"a; birthday: 2000-09", "2026-09-15", "2026-09-15 26"},
		{"a; met: 2026-09-01", "2026-09-01", "2027-09-01 1"},
		{"a; birthday: 2000-12-31", "2026-12-31", "2026-12-31 26"},
		{"a; birthday: 2000-01-01", "2026-12-31", "2027-01-01 27"},
		{"a; birthday: 2000-01-01", "9999-12-31", ""},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct occasion *v;
		char date[DAY_SIZE];
		size_t n;

		small_book_open(&s, cases[i][0]);
		dates_find(&v, &n, &s.book, &s.people, small_book_day(cases[i][1]), DAY_MAX);
		if (n)
			buf_fmt(&found, "%s %d", day_format(date, v[0].date), v[0].age);
		small_book_check(cases[i][1], &found, cases[i][2]);
		free(v);
		small_book_close(&s);
	}
	buf_free(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_occasions), cmocka_unit_test(test_leap)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
