/* SPDX-License-Identifier: ISC */
#include "entry/clock.h"

/* skips one or two digits; the number, or -1 */
static int
number(struct str *s)
{
	size_t n = 0;
	int v = 0;

	while (n < s->n && n < 3 && char_digit(s->p[n]))
		v = v * 10 + s->p[n++] - '0';
	if (!n || n > 2)
		return -1;
	*s = str_sub(*s, n, s->n);
	return v;
}

/* skips "am", "p.m.", "Uhr" */
static bool
skip_half(struct str *s)
{
	static const struct str halves[] = {STR_INIT("am"),   STR_INIT("pm"), STR_INIT("a.m."),
	                                    STR_INIT("p.m."), STR_INIT("AM"), STR_INIT("PM"),
	                                    STR_INIT("Uhr"),  STR_INIT("uhr")};
	struct str t = *s;

	while (t.n && char_blank(t.p[0]))
		t = str_sub(t, 1, t.n);
	if (STR_SKIP_ANY(&t, halves) < 0 || (t.n && (char_letter(t.p[0]) || char_digit(t.p[0]))))
		return false;
	*s = t;
	return true;
}

/* skips the end of a time: seconds and a zone */
static void
skip_seconds(struct str *s)
{
	struct str t = *s;

	if (str_skip(&t, STR(":")) && number(&t) >= 0) {
		if (t.n > 1 && t.p[0] == '.' && char_digit(t.p[1]))
			for (t = str_sub(t, 1, t.n); t.n && char_digit(t.p[0]);)
				t = str_sub(t, 1, t.n);
		*s = t;
	}
	t = *s;
	if (str_skip(s, STR("Z")))
		return;
	if ((str_skip(&t, STR("+")) || str_skip(&t, STR("-"))) && number(&t) >= 0 &&
	    str_skip(&t, STR(":")) && number(&t) >= 0)
		*s = t;
}

bool
clock_skip_hour(struct str *s)
{
	struct str t = *s, u;
	int hour = number(&t), minute;

	if (hour < 0 || hour > 24)
		return false;
	u = t;
	if (str_skip(&u, STR(":")) || str_skip(&u, STR("h"))) {
		minute = number(&u);
		if (minute < 0 || minute > 59)
			return false;
		skip_seconds(&u);
		skip_half(&u);
	} else if (!skip_half(&u)) {
		return false;
	}
	if (u.n && (char_digit(u.p[0]) || char_letter(u.p[0])) && !str_starts(u, STR("–")) &&
	    !str_starts(u, STR("·")) && !str_starts(u, STR("—")) && !str_starts(u, STR("•")))
		return false;
	*s = u;
	return true;
}

bool
clock_skip(struct str *s)
{
	static const struct str at[] = {STR_INIT("@"),    STR_INIT("at "),   STR_INIT("um "),
	                                STR_INIT("kl. "), STR_INIT("kl "),   STR_INIT("à "),
	                                STR_INIT("às "),  STR_INIT("a las ")};
	struct str t = *s, u;

	if (!t.n || (!char_digit(t.p[0]) && STR_SKIP_ANY(&t, at) < 0))
		return false;
	while (t.n && char_space(t.p[0]))
		t = str_sub(t, 1, t.n);
	if (!clock_skip_hour(&t))
		return false;
	u = t;
	if ((str_skip(&u, STR("-")) || str_skip(&u, STR("–")) || str_skip(&u, STR(" - ")) ||
	     str_skip(&u, STR(" – "))) &&
	    clock_skip_hour(&u))
		t = u;
	*s = t;
	return true;
}
