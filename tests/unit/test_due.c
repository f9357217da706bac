/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "account/due.h"

#include "small_book.h"

#define TODAY "2026-09-01"

/* When a contact is due, and in which order: each rule with its border. */

static void
test_one(void **state)
{
	static const char *const cases[][2] = {
		/* never in touch */
		{"a", "new -"}, {"a; snooze: 2026-09-01", "new -"}, {"a; snooze: 2026-09-02", "- -"},
		/* the period, and a whole one more */
		{"a; every: 1 month | 2026-08-02 x", "soon 2026-09-02"},
		{"a; every: 1 month | 2026-08-01 x", "due 2026-09-01"},
		{"a; every: 1 month | 2026-07-02 x", "due 2026-08-02"},
		{"a; every: 1 month | 2026-07-01 x", "late 2026-08-01"},
		{"a; every: never | 2026-07-01 x", "- -"},
		{"a | 2025-09-02 x", "soon 2026-09-02"}, {"a; tier: critical | 2026-05-01 x", "due 2026-09-01"},
		/* `met` alone: only where the owner has set a rhythm; the first is shortened by up to a half */
		{"a; met: 2025-01-01", "new -"}, {"a; met: 2026-08-31; every: 2 days", "soon 2026-09-02"},
		{"a; met: 2026-08-31; tier: day\nme; tiers: {day: 2 days}", "soon 2026-09-02"},
		{"a; met: 2026-08-31\nme; tiers: {many: 1 year, '': 2 days}", "soon 2026-09-02"},
		/* a plan holds until there is contact on that day or later */
		{"a; next: 2026-09-01 | 2026-08-31 x", "due 2026-09-01"},
		{"a; next: 2026-09-02 | 2026-08-31 x", "soon 2026-09-02"},
		{"a; next: 2026-08-31; every: 1 month | 2026-08-31 x", "soon 2026-09-30"},
		{"a; next: 2026-09-01; every: 1 month | 2026-08-31 x", "due 2026-09-01"},
		/* never before the snooze, on it */
		{"a; every: 1 month; snooze: 2026-09-01 | 2026-07-01 x", "due 2026-09-01"},
		{"a; every: 1 month; snooze: 2026-09-02 | 2026-07-01 x", "soon 2026-09-02"},
		{"a; every: 1 month; snooze: 2026-08-01 | 2026-08-01 x", "due 2026-09-01"},
		/* dormant, whatever the rhythm, unless there is a plan to come */
		{"a; every: 1 month | 2024-09-01 x", "dormant 2024-10-01"},
		{"a; every: 1 month | 2024-09-02 x", "late 2024-10-02"},
		{"a; every: 9 years | 2024-09-01 x", "dormant 2033-09-01"},
		{"a; next: 2026-09-02 | 2024-09-01 x", "soon 2026-09-02"},
		{"a; next: 2026-09-01 | 2024-09-01 x", "dormant 2026-09-01"},
		{"a; snooze: 2026-09-02 | 2020-09-01 x", "soon 2026-09-02"},
		{"a; snooze: 2026-09-01 | 2020-09-01 x", "dormant 2026-09-01"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct due d;
		char date[DAY_SIZE];

		small_book_open(&s, cases[i][0]);
		d = due_of(&s.book.contact[0], &s.book.set, small_book_day(TODAY));
		buf_fmt(&found, "%s %s", due_state_name(d.state),
		        d.due == DAY_NONE ? "-" : day_format(date, d.due));
		small_book_check(cases[i][0], &found, cases[i][1]);
		small_book_close(&s);
	}
	buf_free(&found);
}

/* in order, "~" for the quiet, then by lateness alone */
static void
test_order(void **state)
{
	static const struct {
		const char *book, *order, *late;
	} cases[] = {
		/* the narrower tier first, however little late */
		{"a | 2025-01-01 x\nb; tier: critical | 2026-05-01 x", "b a", "a b"},
		/* a rhythm of the contact's own is no tier */
		{"a | 2025-08-01 x\nb; every: 1 month | 2026-08-01 x", "a b", "a b"},
		/* as a share of the period, up to a whole one */
		{"a; every: 100 days | 2026-05-14 x\nb; every: 50 days | 2026-07-02 x", "b a", "b a"},
		{"a; every: 10 days | 2026-08-13 x\nb; every: 100 days | 2026-02-14 x", "b a", "b a"},
		{"a; every: 10 days | 2026-08-12 x\nb; every: 100 days | 2026-02-12 x", "a b", "b a"},
		/* a whole one more: the shorter period, then the days, then the id */
		{"a; every: 10 days | 2026-08-01 x\nb; every: 100 days | 2025-01-01 x", "a b", "b a"},
		{"a; every: 10 days | 2026-08-01 x\nb; every: 10 days | 2026-07-31 x", "b a", "b a"},
		{"a; every: 10 days | 2026-08-01 x\nb; every: 10 days | 2026-08-01 x", "a b", "a b"},
		/* quiet: dormant and of the widest tier */
		{"a | 2024-09-01 x\nb | 2025-09-01 x", "b a~", "a b"},
		{"a; tier: critical | 2024-09-01 x\nb | 2025-09-01 x", "a b", "a b"},
		{"a | 2024-09-02 x\nb | 2025-09-01 x", "a b", "a b"},
		{"a; every: 9 years | 2024-09-01 x\nb | 2025-09-01 x", "b a~", "b a"},
		{"a; tier: huh | 2024-09-01 x\nb | 2025-09-01 x", "b a~", "a b"},
		/* to come, gone, the owner */
		{"a | 2025-09-02 x\nb; status: archived | 2025-01-01 x\nme | 2025-01-01 x", "", ""},
		/* without a period the days decide, beside a year if no tier has one */
		{"a; next: 2026-08-22; every: never | 2026-08-01 x\n"
		 "b; next: 2026-08-23; every: never | 2026-08-01 x", "a b", "a b"},
		{"a; next: 2026-08-22; every: never | 2026-08-01 x\n"
		 "b; next: 2026-08-23; every: 345 days | 2026-08-01 x\n"
		 "me; tiers: {many: never}", "a b", "a b"},
		{"a; next: 2026-08-22; every: never | 2026-08-01 x\n"
		 "b; next: 2026-08-23; every: 320 days | 2026-08-01 x\n"
		 "me; tiers: {many: never}", "b a", "b a"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct due *v;
		size_t n;
		day today = small_book_day(TODAY);

		small_book_open(&s, cases[i].book);
		due_find(&v, &n, &s.book, &s.people, today, today, false);
		for (size_t k = 0; k < n; k++)
			buf_fmt(&found, "%s%.*s%s", k ? " " : "",
			        STR_ARG(small_book_id(&s, v[k].who)), v[k].quiet ? "~" : "");
		small_book_check(cases[i].book, &found, cases[i].order);
		due_sort_late(v, n);
		for (size_t k = 0; k < n; k++)
			buf_fmt(&found, "%s%.*s", k ? " " : "", STR_ARG(small_book_id(&s, v[k].who)));
		small_book_check(cases[i].book, &found, cases[i].late);
		free(v);
		small_book_close(&s);
	}
	buf_free(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_one), cmocka_unit_test(test_order)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
