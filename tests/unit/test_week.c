/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h> /* wants the five above first */

#include "account/week.h"

#include "small_book.h"

/*
 * Whose turn it is, "!" for now and "~" for the quiet; the others wait. Weeks begin on the Mondays
 * 2026-08-31, 105694 weeks after the year 1 began, and 2026-09-07: a ring of three begins with its
 * second, then with its third.
 */

static void
test_turns(void **state)
{
	static const struct {
		const char *name, *today;
		size_t budget;
		const char *book, *turns;
	} cases[] = {
		{"all fit", "2026-09-01", 2, "a | 2025-08-01 x\nb | 2025-07-01 x", "b! a!"},
		{"no budget, all", "2026-09-01", 0, "a | 2025-08-01 x\nb | 2025-07-01 x\nq | 2020-01-01 x",
		 "b! a! q~"},
		{"half of an odd budget, and one", "2026-08-31", 3,
		 "a | 2025-01-01 x\nb | 2025-01-02 x\nc | 2025-01-03 x\nd | 2025-01-04 x\ne | 2025-01-05 x",
		 "a! b! c d! e"},
		{"half of an even budget", "2026-08-31", 2,
		 "a | 2025-01-01 x\nb | 2025-01-02 x\nc | 2025-01-03 x\nd | 2025-01-04 x", "a! b c! d"},
		{"tiers of one period are no first tier", "2026-08-31", 2,
		 "a; tier: k | 2025-01-01 x\nb; tier: l | 2025-01-02 x\nc; tier: k | 2025-01-03 x\nd; tier: k | 2025-01-04 x\n"
		 "me; tiers: {k: 1 year, l: 1 year}", "a! b c! d"},
		{"the ring goes by id, the rows by lateness", "2026-08-31", 2,
		 "a | 2025-01-01 x\nb | 2025-01-04 x\nc | 2025-01-03 x\nd | 2025-01-02 x", "a! d c! b"},
		{"the next week it moves on by its places", "2026-09-07", 2,
		 "a | 2025-01-01 x\nb | 2025-01-04 x\nc | 2025-01-03 x\nd | 2025-01-02 x", "a! d! c b"},
		{"a Sunday belongs to the week of its Monday", "2026-09-06", 2,
		 "a | 2025-01-01 x\nb | 2025-01-04 x\nc | 2025-01-03 x\nd | 2025-01-02 x", "a! d c! b"},
		{"due since Monday: in the ring", "2026-09-01", 1,
		 "a | 2025-01-01 x\nb | 2025-08-31 x", "a! b"},
		{"Monday's own are in the ring", "2026-09-01", 2,
		 "a | 2025-01-01 x\nb | 2025-01-02 x\nc | 2025-01-03 x\nd | 2025-08-31 x", "a! b c! d"},
		{"Tuesday's are not", "2026-09-01", 2,
		 "a | 2025-01-01 x\nb | 2025-01-02 x\nc | 2025-01-03 x\nd | 2025-09-01 x", "a! b! c d"},
		{"but they fill what is left", "2026-09-02", 3,
		 "a | 2025-01-01 x\nb | 2025-09-01 x\nc | 2025-09-02 x\nd | 2025-09-02 x", "a! b! c! d"},
		{"dormant since Monday: quiet, and no place of the ring's", "2026-09-01", 2,
		 "a | 2025-01-01 x\nb | 2025-01-02 x\nc | 2025-01-03 x\nd | 2024-09-01 x", "a! b! c d~"},
		{"of the ring and dormant since Monday: passed over", "2026-09-01", 2,
		 "a; tier: critical | 2026-04-01 x\nb | 2025-01-02 x\nc | 2024-09-01 x\nd | 2025-01-03 x",
		 "a! b d! c~"},
		{"first once one is done, and next in the ring: one place, and the ring goes on", "2026-09-08", 2,
		 "a | 2025-01-01 x | 2026-09-08 y\nb | 2025-01-04 x\nc | 2025-01-03 x\nd | 2025-01-02 x",
		 "d! c b!"},
		{"the ring moves by Monday's places, whoever is done", "2026-09-01", 4,
		 "a; tier: critical | 2026-04-01 x | 2026-09-01 y\nb; tier: critical | 2026-04-02 x\n"
		 "c; tier: critical | 2026-04-03 x\nm1 | 2025-01-01 x\nm2 | 2025-01-02 x\nm3 | 2025-01-03 x\n"
		 "m4 | 2025-01-04 x\nm5 | 2025-01-05 x", "b! c! m1! m2 m3 m4 m5!"},
		{"what the ring leaves goes to the first that wait", "2026-09-01", 4,
		 "a | 2025-01-01 x\nb | 2025-01-02 x\nc | 2025-01-03 x\nd | 2025-09-01 x\ne | 2025-09-01 y",
		 "a! b! c! d! e"},
		{"of the quiet one, by turns", "2026-08-31", 9,
		 "a | 2020-01-01 x\nb | 2020-01-02 x\nc | 2020-01-03 x", "a b~ c"},
		{"of the quiet one, by turns, the next week", "2026-09-07", 9,
		 "a | 2020-01-01 x\nb | 2020-01-02 x\nc | 2020-01-03 x", "a b c~"},
		{"two from a budget of ten on", "2026-08-31", 10,
		 "a | 2020-01-01 x\nb | 2020-01-02 x\nc | 2020-01-03 x", "a~ b c~"},
		{"the first tier takes all places if it must", "2026-08-31", 2,
		 "a; tier: critical | 2026-04-01 x\nb; tier: critical | 2026-04-02 x\nc; tier: critical | 2026-04-03 x",
		 "a! b! c"},
	};
	static const char *const marks[] = {[WEEK_NOW] = "!", [WEEK_QUIET] = "~", [WEEK_WAITS] = ""};
	struct buf found = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct small_book s;
		struct week_row *row;
		size_t n;

		small_book_open(&s, cases[i].book);
		week_find(&row, &n, &s.book, &s.people, small_book_day(cases[i].today), cases[i].budget);
		for (size_t k = 0; k < n; k++)
			buf_fmt(&found, "%s%.*s%s", k ? " " : "",
			        STR_ARG(small_book_id(&s, row[k].due.who)), marks[row[k].turn]);
		small_book_check(cases[i].name, &found, cases[i].turns);
		free(row);
		small_book_close(&s);
	}
	buf_free(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_turns)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
