/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/dayname.h"
#include "base/shell.h"
#include "cli/log_day_slip.h"

enum { PARTS = 64, AHEAD = 92 };

/* a part of a word, between spaces */
struct part {
	struct str s;
	size_t word; /* index of its word */
};

/* the words that may hold a date, cut at spaces; returns how many parts */
static size_t
cut_words(struct part *part, const struct log_slip *l)
{
	size_t n = 0;

	for (size_t i = 1; i < l->n && !strchr(l->word[i], ':'); i++) {
		struct str rest = str_of(l->word[i]), one;

		while (rest.n && n < PARTS) {
			rest = str_cut(&one, rest, ' ');
			if (one.n)
				part[n++] = (struct part){one, i};
		}
	}
	return n;
}

/* "3", "3rd", "3.", "3," or "2026" as a number up to `max`; 0 for anything else */
static int
number(struct str s, int max)
{
	static const char *const after[] = {"", ".", ",", "st", "nd", "rd", "th", "st,", "nd,", "rd,", "th,"};
	size_t i = 0;
	int n = 0;

	while (i < s.n && i < 4 && char_digit(s.p[i]))
		n = 10 * n + (s.p[i++] - '0');
	for (size_t k = 0; i && n <= max && k < sizeof(after) / sizeof(after[0]); k++)
		if (str_eq(str_sub(s, i, s.n), str_of(after[k])))
			return n;
	return 0;
}

/* the latest such day that is not more than AHEAD days after today */
static day
latest(int month, int mday, day today)
{
	int year, m, d;

	day_civil(today, &year, &m, &d);
	for (int y = year + 1; y > year - 8 && y > 0; y--) {
		day one = day_of(y, month, mday);

		if (one != DAY_NONE && one <= today + AHEAD)
			return one;
	}
	return DAY_NONE;
}

/* the words `from` to `to` are this date */
static _Noreturn void
fail_day(const struct log_slip *l, size_t from, size_t to, day d)
{
	struct buf typed = {0}, date = {0};
	char iso[DAY_SIZE];

	day_format(iso, d);
	for (size_t i = 0; i < l->n; i++) {
		if (i >= from && i <= to)
			buf_fmt(&date, "%s%s", i > from ? " " : "", l->word[i]);
		if (i > from && i <= to)
			continue;
		buf_chr(&typed, ' ');
		shell_word(&typed, str_of(i == from ? iso : l->word[i]));
	}
	if (d == DAY_NONE)
		tool_fail(l->tool, "%s: there is no such day", date.p);
	tool_fail(l->tool, "%s: type this date as %s: tend log%s", date.p, iso, typed.p);
}

void
log_day_slip(const struct log_slip *l)
{
	struct part part[PARTS];
	size_t n = cut_words(part, l);

	for (size_t i = 0; i < n; i++) {
		int month = dayname_month_any(part[i].s), mday = 0, year = 0;
		size_t from = i, to = i;
		day d;

		month = month ? month : dayname_month(part[i].s, 0);
		if (!month)
			continue;
		from -= from > 1 && str_eq(part[from - 1].s, STR("of"));
		mday = from ? number(part[from - 1].s, 31) : 0;
		if (mday)
			from--;
		else if (i + 1 < n && (mday = number(part[i + 1].s, 31)))
			to++;
		if (mday && to + 1 < n && (year = number(part[to + 1].s, 9999)) >= 1000)
			to++;
		d = year >= 1000 ? day_of(year, month, mday) : latest(month, mday, l->tool->today);
		if (mday)
			fail_day(l, part[from].word, part[to].word, d);
	}
}
