/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "account/account.h"

#include "small_book.h"

#define TODAY "2026-09-01"

/* The account of the first contact: "given taken ratio: asks", and what a favour lacks as "-N". */
static void
test_numbers(void **state)
{
	static const char *const cases[][2] = {
		{"a", "0 0 7: 0 -7"},
		{"a | 2026-01-01 -> +help x7: x", "7 0 7: 1"},
		{"a | 2026-01-01 -> +help x6: x", "6 0 7: 0 -1"},
		{"a | 2026-01-01 -> +help x14: x | 2026-01-02 -> -help: y", "14 1 7: 1"},
		{"a | 2026-01-01 -> +help x13: x | 2026-01-02 -> -help: y", "13 1 7: 0 -1"},
		{"a | 2026-01-02 -> -help x2: y", "0 2 7: 0 -21"},
		/* what is to come is in no account */
		{"a | 2026-09-01 -> +help x7: x", "7 0 7: 1"},
		{"a | 2026-09-02 -> +help x7: x", "0 0 7: 0 -7"},
		{"a | [ ] 2026-08-01 -> +help x7: x", "0 0 7: 0 -7"},
		/* the contact's own ratio, 0 too; the lowest of the roles; the tier's; the book's */
		{"a; ratio: 2; roles: [friend]\nme; ratios: {friend: 1}", "0 0 2: 0 -2"},
		{"a; ratio: 0 | 2026-01-02 -> -help: y", "0 1 0: -1"},
		{"a; roles: [aunt, friend]\nme; ratios: {friend: 1, aunt: 2}", "0 0 1: 0 -1"},
		{"a; roles: [friend, aunt]\nme; ratios: {friend: 1, aunt: 2}", "0 0 1: 0 -1"},
		{"a; roles: [Àunt]; tier: many\nme; ratios: {aunt: 4, many: 2}", "0 0 4: 0 -4"},
		{"a; role: friend; roles: [aunt]\nme; ratios: {friend: 3, aunt: 4}", "0 0 3: 0 -3"},
		{"a; role: friend; roles: [aunt]\nme; ratios: {friend: 4, aunt: 3}", "0 0 3: 0 -3"},
		{"a; tier: many\nme; ratios: {many: 2}; ratio: 5", "0 0 2: 0 -2"},
		{"a\nme; ratios: {many: 2}; ratio: 5", "0 0 5: 0 -5"},
		{"a; roles: [friends]\nme; ratios: {friend: 1}", "0 0 7: 0 -7"},
		/* favours fade, on the day; without the setting never */
		{"a | 2016-09-02 +help: x\nme; fade: 10 years", "1 0 7: 0 -6"},
		{"a | 2016-09-01 +help: x\nme; fade: 10 years", "0 0 7: 0 -7"},
		{"a | 2016-09-01 -help: x\nme; fade: 10 years", "0 0 7: 0 -7"},
		{"a | 2016-09-02 -help: x\nme; fade: 10 years", "0 1 7: 0 -14"},
		{"a | 1990-01-01 +help: x", "1 0 7: 0 -6"},
		{"a | 1990-01-01 +help: x\nme; fade: never", "1 0 7: 0 -6"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct account a;
		int64_t missing;

		small_book_open(&s, cases[i][0]);
		a = account_of(&s.book.contact[0], &s.book.set, small_book_day(TODAY));
		missing = account_missing(&a, 1);
		buf_fmt(&found, "%d %d %d: %d", (int)a.given, (int)a.taken, (int)a.ratio, (int)account_asks(&a));
		if (missing)
			buf_fmt(&found, " -%d", (int)missing);
		assert_int_equal(a.net, a.given - a.ratio * a.taken);
		small_book_check(cases[i][0], &found, cases[i][1]);
		small_book_close(&s);
	}
	buf_free(&found);
}

/* "first last", then "met" if that is all, and "dormant" */
static void
test_contact(void **state)
{
	static const char *const cases[][2] = {
		{"a", "- -"},
		{"a; met: 2025-01-01", "2025-01-01 2025-01-01 met"},
		{"a; met: 2026-09-02", "- -"},
		{"a; met: 2026-09-01", "2026-09-01 2026-09-01 met"},
		{"a; met: 2025-01-01; last_contact: 2024-12-01", "2024-12-01 2025-01-01"},
		{"a; met: 2025-01-01 | 2025-02-01 tea", "2025-01-01 2025-02-01"},
		{"a; met: 2025-01-01 | 2026-09-02 tea", "2025-01-01 2025-01-01 met"},
		{"a | 2025-02-01 tea | 2025-01-01 tea", "2025-01-01 2025-02-01"},
		{"a | 2024-09-02 tea", "2024-09-02 2024-09-02"},
		{"a | 2024-09-01 tea", "2024-09-01 2024-09-01 dormant"},
		{"a; met: 2024-09-01", "2024-09-01 2024-09-01 met dormant"},
		{"a | 1990-01-01 tea\nme; dormant: never", "1990-01-01 1990-01-01"},
		{"a | 2026-08-01 tea\nme; dormant: 1 month", "2026-08-01 2026-08-01 dormant"},
	};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct account a;
		char date[DAY_SIZE];
		day today = small_book_day(TODAY);

		small_book_open(&s, cases[i][0]);
		a = account_of(&s.book.contact[0], &s.book.set, today);
		buf_fmt(&found, "%s ", a.first == DAY_NONE ? "-" : day_format(date, a.first));
		buf_fmt(&found, "%s", a.last == DAY_NONE ? "-" : day_format(date, a.last));
		buf_fmt(&found, "%s%s", a.met_only ? " met" : "",
		        account_dormant(&a, &s.book.set, today) ? " dormant" : "");
		small_book_check(cases[i][0], &found, cases[i][1]);
		small_book_close(&s);
	}
	buf_free(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers), cmocka_unit_test(test_contact)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
