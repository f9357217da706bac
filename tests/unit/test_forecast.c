/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "account/forecast.h"

#include "small_book.h"

/* a Tuesday: two weeks end on the Sunday 2026-09-13 */
#define TODAY "2026-09-01"

/* "overdue: due/waiting due/waiting, fits", or the months that would fit, or "none" */
static void
test_weeks(void **state)
{
	static const char *const cases[][2] = {
		{"me", "0: 0/0 0/0, fits"},
		{"a | 2025-09-01 x", "1: 0/0 0/0, fits"},
		{"a | 2025-09-02 x", "0: 1/0 0/0, fits"},
		{"a | 2025-09-06 x", "0: 1/0 0/0, fits"},
		{"a | 2025-09-07 x", "0: 0/0 1/0, fits"},
		{"a | 2025-09-13 x", "0: 0/0 1/0, fits"},
		{"a | 2025-09-14 x", "0: 0/0 0/0, fits"},
		/* again every period: after the due day, or from today */
		{"a; every: 5 days | 2026-08-28 x", "0: 1/0 2/0, fits"},
		{"a; every: 11 days | 2026-08-22 x", "0: 1/0 1/0, fits"},
		{"a; every: 12 days | 2026-08-21 x", "0: 1/0 0/0, fits"},
		{"a; every: 12 days | 2026-08-01 x", "1: 0/0 1/0, fits"},
		{"a; every: 13 days | 2026-08-01 x", "1: 0/0 0/0, fits"},
		/* once, without a period */
		{"a; every: never; next: 2026-09-02", "0: 1/0 0/0, fits"},
		{"a; every: never | 2026-08-01 x", "0: 0/0 0/0, fits"},
		/* neither the owner nor who is gone */
		{"a; status: deceased | 2025-09-01 x\nme; every: 1 day | 2026-08-01 x", "0: 0/0 0/0, fits"},
		/* each week takes the budget */
		{"a | 2025-01-01 x\nb | 2025-01-01 x\nc | 2025-09-02 x\nme; week: 1", "2: 1/2 0/1, fits"},
		{"a | 2025-01-01 x\nb | 2025-01-01 x\nme; week: 0", "2: 0/0 0/0, fits"},
		/* what is asked for a week, beside the budget: one is just borne */
		{"a; every: 7 days | 2026-08-31 x\nme; week: 1", "0: 0/0 1/0, fits"},
		{"a; every: 6 days | 2026-08-31 x\nme; week: 1", "0: 1/0 1/0, none"},
		/* a longer period of the widest tier, in half years; of that tier alone */
		{"a; tier: m | 2026-08-31 x\nb; tier: m | 2026-08-31 x\nme; week: 1; tiers: {m: 1 week}",
		 "0: 0/0 2/1, 6"},
		{"a; tier: m | 2026-08-31 x\nb; tier: m; every: 1 week | 2026-08-31 x\n"
		 "me; week: 1; tiers: {m: 1 week}", "0: 0/0 2/1, none"},
		{"a; tier: m | 2026-08-31 x\nb; tier: m; every: 8 days | 2026-08-31 x\n"
		 "me; week: 1; tiers: {m: 1 week}", "0: 0/0 2/1, 6"},
		{"a; tier: m | 2026-08-31 x\nb; every: 7 days | 2026-08-31 x\n"
		 "me; week: 1; tiers: {m: 120 months}", "0: 0/0 1/0, none"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct forecast f;

		small_book_open(&s, cases[i][0]);
		forecast_find(&f, &s.book, &s.people, small_book_day(TODAY), 2);
		buf_fmt(&found, "%d: ", (int)f.overdue);
		for (size_t k = 0; k < f.n; k++)
			buf_fmt(&found, "%s%d/%d", k ? " " : "", (int)f.week[k].due, (int)f.week[k].waiting);
		if (f.fits || !f.at.n)
			buf_str(&found, f.fits ? STR(", fits") : STR(", none"));
		else
			buf_fmt(&found, ", %d", f.at.n);
		small_book_check(cases[i][0], &found, cases[i][1]);
		free(f.week);
		small_book_close(&s);
	}
	buf_free(&found);
}

/* a budget of one a week is what 26 ask for at half a year, and 521 at ten years, the longest */
static void
test_crowd(void **state)
{
	static const struct {
		int people, budget, months;
	} cases[] = {
		{26, 1, 6}, {27, 1, 12}, {52, 1, 12}, {53, 1, 18}, {521, 1, 120}, {522, 1, 0}, {496, 1, 120},
		{495, 1, 114},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct buf book = {0};
		struct forecast f;

		for (int k = 0; k < cases[i].people; k++)
			buf_fmt(&book, "a%04d | 2026-08-31 x\n", k);
		buf_fmt(&book, "me; week: %d; tiers: {many: 1 week}\n", cases[i].budget);
		small_book_open(&s, book.p);
		forecast_find(&f, &s.book, &s.people, small_book_day(TODAY), 2);
		if (f.fits || f.at.n != cases[i].months)
			fail_msg("%d: want %d, got %d", cases[i].people, cases[i].months, f.at.n);
		free(f.week);
		small_book_close(&s);
		buf_free(&book);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_weeks), cmocka_unit_test(test_crowd)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
