/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/dayword.h"
#include "base/period.h"

#include "row_file.h"

/* what a line of a table asks for: the result of input as text, or "error" */
typedef void row_fn(struct buf *out, struct str input);

struct kind {
	const char *name;
	row_fn *fn;
};

static void
answer_day(struct buf *out, int rc, day d)
{
	char s[DAY_SIZE];

	buf_str(out, str_of(rc ? "error" : day_format(s, d)));
}

static void
row_day(struct buf *out, struct str in)
{
	day d = 4711;
	int rc = day_parse(&d, in);

	if (rc)
		assert_int_equal(d, 4711);
	answer_day(out, rc, d);
}

static void
row_words(struct buf *out, struct str in)
{
	day d = 4711;
	int rc = dayword_past(&d, in, day_of(2027, 3, 5), false);

	if (rc)
		assert_int_equal(d, 4711);
	answer_day(out, rc, d);
}

static void
row_ahead(struct buf *out, struct str in)
{
	day d = 4711;
	int rc = dayword_ahead(&d, in, day_of(2027, 3, 5), true);

	if (rc)
		assert_int_equal(d, 4711);
	answer_day(out, rc, d);
}

/* the first word is today */
static void
row_from(struct buf *out, struct str in, int parse(day *, struct str, day, bool))
{
	struct str first, rest = str_cut(&first, in, ' ');
	day d = DAY_NONE, today = DAY_NONE;
	int rc;

	assert_int_equal(day_parse(&today, first), 0);
	rc = parse(&d, rest, today, false);
	answer_day(out, rc, d);
	if (!str_eq(buf_view(out), STR("error")))
		buf_fmt(out, " %s", dayword_weekday(d));
}

static void
row_from_past(struct buf *out, struct str in)
{
	row_from(out, in, dayword_past);
}

static void
row_from_ahead(struct buf *out, struct str in)
{
	row_from(out, in, dayword_ahead);
}

static void
row_words_end(struct buf *out, struct str in)
{
	day d = 4711;
	int rc = dayword_past(&d, in, day_of(2027, 3, 5), true);

	answer_day(out, rc, d);
}

static void
row_partial(struct buf *out, struct str in)
{
	struct partial p = {-1, -2, -3};

	if (partial_parse(&p, in) == 0) {
		buf_fmt(out, "%d %d %d", p.year, p.month, p.mday);
		return;
	}
	assert_true(p.year == -1 && p.month == -2 && p.mday == -3);
	buf_str(out, STR("error"));
}

static void
row_week(struct buf *out, struct str in)
{
	int y, w;
	day d;

	assert_int_equal(day_parse(&d, in), 0);
	day_week(d, &y, &w);
	buf_fmt(out, "%d-W%d-%d", y, w, day_weekday(d));
}

static void
row_period(struct buf *out, struct str in)
{
	char s[PERIOD_SIZE];
	struct period p = {-7, PERIOD_MONTHS}, back;

	if (period_parse(&p, in)) {
		assert_true(p.n == -7 && p.unit == PERIOD_MONTHS);
		buf_str(out, STR("error"));
		return;
	}
	buf_str(out, str_of(period_format(s, p)));
	assert_int_equal(period_parse(&back, str_of(s)), 0);
	assert_true(back.n == p.n && back.unit == p.unit);
}

static day
shift(struct str in, day (*fn)(day, struct period))
{
	struct str head, rest = str_cut(&head, in, ' ');
	struct period p;
	day d = DAY_NONE;

	if (!str_eq(head, STR("-")))
		assert_int_equal(day_parse(&d, head), 0);
	assert_int_equal(period_parse(&p, rest), 0);
	return fn(d, p);
}

static void
row_add(struct buf *out, struct str in)
{
	answer_day(out, 0, shift(in, day_add));
}

static void
row_sub(struct buf *out, struct str in)
{
	answer_day(out, 0, shift(in, day_sub));
}

static const struct kind kinds[] = {
	{"[day]", row_day},         {"[words]", row_words}, {"[words end]", row_words_end},
	{"[partial]", row_partial}, {"[week]", row_week},   {"[period]", row_period},
	{"[add]", row_add},         {"[sub]", row_sub},
	{"[ahead]", row_ahead},     {"[past from]", row_from_past}, {"[ahead from]", row_from_ahead},
};

/* \xHH, and \{text\}Nx */
static void
unescape(struct buf *out, struct str s)
{
	while (s.n) {
		if (str_starts(s, STR("\\x"))) {
			char hex[3] = {s.p[2], s.p[3], '\0'};

			buf_chr(out, (char)strtol(hex, NULL, 16));
			s = str_sub(s, 4, s.n);
		} else if (str_starts(s, STR("\\{"))) {
			size_t end = str_find(s, STR("\\}")), x;
			int64_t times;

			x = end + str_chr(str_sub(s, end, s.n), 'x');
			times = str_number(str_sub(s, end + 2, x), 1000000);
			while (times-- > 0)
				buf_str(out, str_sub(s, 2, end));
			s = str_sub(s, x + 1, s.n);
		} else {
			buf_chr(out, s.p[0]);
			s = str_sub(s, 1, s.n);
		}
	}
}

static row_fn *
kind_named(struct str name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_eq(name, str_of(kinds[i].name)))
			return kinds[i].fn;
	fail_msg("unknown kind %.*s", STR_ARG(name));
	return NULL;
}

static void
check_row(const char *file, int n, struct str line, row_fn *fn)
{
	size_t at = str_find(line, STR(" ==> "));
	struct str want = str_sub(line, at + 5, line.n);
	struct buf in = {0}, out = {0};

	unescape(&in, str_sub(line, 0, at));
	/* exactly sized, so that a read past the end is seen by ASan */
	char *exact = malloc(in.n ? in.n : 1);
	if (in.n)
		memcpy(exact, in.p, in.n);
	fn(&out, (struct str){exact, in.n});
	if (!str_eq(buf_view(&out), want))
		fail_msg("%s:%d: %.*s, but got %s", file, n, STR_ARG(line), out.p);
	free(exact);
	buf_free(&in);
	buf_free(&out);
}

static void
check_table(const char *file, int least)
{
	struct row_file rows;
	row_fn *fn = NULL;
	struct str line;

	row_file_open(&rows, file);
	while (row_file_next(&rows, &line)) {
		if (line.p[0] == '[') {
			fn = kind_named(line);
			continue;
		}
		if (str_find(line, STR(" ==> ")) == line.n)
			fail_msg("%s:%d: no ==>", file, rows.line);
		assert_non_null(fn);
		check_row(file, rows.line, line, fn);
	}
	row_file_close(&rows, least);
}

static void
test_dates(void **state)
{
	(void)state;
	check_table("dates.txt", 250);
}

static void
test_durations(void **state)
{
	(void)state;
	check_table("durations.txt", 150);
}

/* every day there is, against a calendar kept by hand */
static void
test_sweep(void **state)
{
	static const int len[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int y = 1, m = 1, md = 1, cy, cm, cd, wy, w, wd = 1, week = 1, week_year = 1;
	char s[DAY_SIZE], want[64];
	day back;

	(void)state;
	for (day d = DAY_MIN; d <= DAY_MAX; d++) {
		day_civil(d, &cy, &cm, &cd);
		assert_true(cy == y && cm == m && cd == md);
		assert_int_equal(day_of(y, m, md), d);
		assert_int_equal(day_weekday(d), wd);
		day_week(d, &wy, &w);
		assert_true(wy == week_year && w == week);
		snprintf(want, sizeof(want), "%04d-%02d-%02d", y, m, md);
		assert_string_equal(day_format(s, d), want);
		assert_int_equal(day_parse(&back, str_of(s)), 0);
		assert_int_equal(back, d);

		if (++md > len[m - 1] + (m == 2 && (y % 400 == 0 || (y % 4 == 0 && y % 100)))) {
			assert_int_equal(day_of(y, m, md), DAY_NONE);
			md = 1;
			if (++m > 12) {
				m = 1;
				y++;
			}
		}
		if (++wd > 7) {
			wd = 1;
			week++;
			/* a Monday from 29 December to 4 January begins a year's first week */
			if ((m == 12 && md >= 29) || (m == 1 && md <= 4)) {
				week = 1;
				week_year = m == 12 ? y + 1 : y;
			}
		}
	}
	assert_int_equal(y, 10000);
}

static void
test_outside(void **state)
{
	static const day out[] = {DAY_NONE, DAY_NONE + 1, -1, 0, DAY_MAX + 1, INT32_MAX};
	char s[DAY_SIZE];
	int y, m, md;

	(void)state;
	for (size_t i = 0; i < sizeof(out) / sizeof(out[0]); i++) {
		assert_string_equal(day_format(s, out[i]), "-");
		day_civil(out[i], &y, &m, &md);
		assert_true(y == 0 && m == 0 && md == 0);
		day_week(out[i], &y, &m);
		assert_true(y == 0 && m == 0);
		assert_int_equal(day_weekday(out[i]), 0);
	}
	assert_int_equal(day_of(INT32_MIN, 1, 1), DAY_NONE);
	assert_int_equal(day_of(INT32_MAX, 1, 1), DAY_NONE);
	assert_int_equal(day_of(2025, INT32_MAX, 1), DAY_NONE);
	assert_int_equal(day_of(2025, INT32_MIN, 1), DAY_NONE);
	assert_int_equal(day_of(2025, 1, INT32_MAX), DAY_NONE);
	assert_int_equal(day_of(2025, 1, INT32_MIN), DAY_NONE);
	assert_int_equal(day_of(1, 1, 1), DAY_MIN);
	assert_int_equal(day_of(9999, 12, 31), DAY_MAX);
}

static void
test_saturation(void **state)
{
	static const struct period far[] = {
		{INT32_MAX, PERIOD_DAYS}, {INT32_MAX, PERIOD_MONTHS},
		{INT32_MIN, PERIOD_DAYS}, {INT32_MIN, PERIOD_MONTHS},
	};
	static const day from[] = {DAY_MIN, 739000, DAY_MAX};
	char s[PERIOD_SIZE];

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		for (size_t k = 0; k < 3; k++) {
			assert_int_equal(day_add(from[k], far[i]), i < 2 ? DAY_MAX : DAY_MIN);
			assert_int_equal(day_sub(from[k], far[i]), i < 2 ? DAY_MIN : DAY_MAX);
		}
		assert_int_equal(day_add(DAY_NONE, far[i]), DAY_NONE);
		assert_true(strlen(period_format(s, far[i])) < PERIOD_SIZE);
	}
	assert_int_equal(day_add(DAY_MAX + 1, (struct period){1, PERIOD_MONTHS}), DAY_MAX);
	assert_int_equal(day_sub(0, (struct period){1, PERIOD_MONTHS}), DAY_MIN);
}

/* a month forward lands in the next month, on the same day or on its last */
static void
test_months(void **state)
{
	int y, m, md, y2, m2, md2;
	day next;

	(void)state;
	for (day d = day_of(1890, 1, 1); d < day_of(2110, 1, 1); d++) {
		for (int n = 1; n <= 49; n += 4) {
			day_civil(d, &y, &m, &md);
			next = day_add(d, (struct period){n, PERIOD_MONTHS});
			day_civil(next, &y2, &m2, &md2);
			assert_int_equal(y2 * 12 + m2, y * 12 + m + n);
			assert_true(md2 == md || (md2 < md && day_of(y2, m2, md2 + 1) == DAY_NONE));
			assert_true(day_sub(next, (struct period){n, PERIOD_MONTHS}) <= d);
		}
	}
}

static void
test_period_days(void **state)
{
	(void)state;
	assert_true(period_days((struct period){90, PERIOD_DAYS}) == 90);
	assert_true(period_days((struct period){12, PERIOD_MONTHS}) == 365.2425);
	assert_true(period_days((struct period){4800, PERIOD_MONTHS}) == 146097);
	assert_true(isinf(period_days(PERIOD_NEVER)) && period_days(PERIOD_NEVER) > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),      cmocka_unit_test(test_durations),
		cmocka_unit_test(test_sweep),      cmocka_unit_test(test_outside),
		cmocka_unit_test(test_saturation), cmocka_unit_test(test_months),
		cmocka_unit_test(test_period_days),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
