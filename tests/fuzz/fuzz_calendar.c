/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a calendar, for libFuzzer: nothing may crash, leak or take for ever, and items hold
 * what calendar.h says. And any bytes as a file that one item is brought up to date in: a second
 * time changes nothing.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "calendar/calendar_update.h"
#include "calendar/repeats.h"
#include "fuzz_must.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static day
here(day d, int32_t second)
{
	return second < 3600 ? d - 1 : d;
}

static void
check_times(const struct calendar_item *i, struct repeats_cost *cost)
{
	struct calendar_time *v;
	const char *why;
	size_t n;

	if (i->start.date == DAY_NONE)
		return;
	repeats_find(&v, &n, i, day_of(2026, 9, 1), cost, &why);
	fuzz_must(n <= REPEATS_MAX + 1 + i->nextra, "too many times", STR(""));
	for (size_t k = 0; k < n; k++)
		fuzz_must(v[k].date >= DAY_MIN && v[k].date <= DAY_MAX && calendar_time_day(&v[k], here) >= DAY_MIN - 1,
		          "no day", STR(""));
	free(v);
}

static void
read_calendar(struct str bytes)
{
	struct errors errors = {0};
	struct calendar c = {.errors = &errors, .here = here};
	struct repeats_cost cost = {.vain = REPEATS_VAIN - 2, .years = REPEATS_YEARS - 5000};

	calendar_read(&c, bytes, STR("x"));
	for (size_t i = 0; i < c.n; i++) {
		fuzz_must(utf8_invalid(c.v[i].summary) == c.v[i].summary.n, "no UTF-8", STR(""));
		fuzz_must(c.v[i].line > 0 && c.v[i].nexcept <= CALENDAR_VALUES, "out of bounds", STR(""));
		check_times(&c.v[i], &cost);
	}
	calendar_free(&c);
	errors_free(&errors);
}

static void
update(struct str bytes)
{
	static const struct str item = STR_INIT("BEGIN:VTODO\r\nUID:todo-due-a@tend\r\nDUE;VALUE=DATE:20260901\r\n"
	                                        "SUMMARY:a\r\nEND:VTODO\r\n");
	struct errors errors = {0};
	struct calendar c = {.errors = &errors, .here = here};
	struct buf once = {0}, twice = {0};

	/* as the tool: one item, read without a doubt */
	calendar_read(&c, bytes, STR("x"));
	if (c.n == 1 && !errors.n && c.v[0].todo && calendar_update(&once, bytes, item, false) > 0)
		fuzz_must(calendar_update(&twice, buf_view(&once), item, false) == 0, "a second time changes it again", STR(""));
	calendar_free(&c);
	errors_free(&errors);
	buf_free(&once);
	buf_free(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};

	read_calendar(bytes);
	update(bytes);
	return 0;
}
