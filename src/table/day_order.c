/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "table/day_order.h"

enum { LONG = 40 }; /* bytes of a day in a message */

/* true for a time of day, " 0:00" or "T10:00:00Z" */
static bool
is_time(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_digit(s.p[i]) && !char_in(s.p[i], STR(":.+- TZAPMapm")))
			return false;
	return str_chr(s, ':') < s.n;
}

enum written_is
day_order_read(day *out, struct str s, enum written_order order)
{
	struct written_style style = {.order = order};
	const char *why;
	enum written_is is;

	s = str_trim(s);
	if (str_chr(s, '.') < s.n)
		style.order = WRITTEN_DMY;
	is = written_read(out, &s, &style, &why);
	return is == WRITTEN_DAY && s.n && !is_time(s) ? WRITTEN_NOT : is;
}

/* the number before a "/", "-" or " " of one or two digits, moving *s past both; 0 for others */
static int64_t
small_number(struct str *s)
{
	size_t n = 0;
	int64_t number;

	while (n < s->n && char_digit(s->p[n]))
		n++;
	if (!n || n > 2 || n == s->n || !char_in(s->p[n], STR("/-")))
		return 0;
	number = str_number(str_sub(*s, 0, n), 99);
	*s = str_sub(*s, n + 1, s->n);
	return number;
}

void
day_order_see(struct day_order *o, struct str s, uint32_t line)
{
	day d;
	enum written_is is = day_order_read(&d, s, WRITTEN_ANY);
	struct str rest = s;
	int64_t first = small_number(&rest), second = small_number(&rest);

	if (!first || !second)
		return;
	o->dmy += is == WRITTEN_DAY && first > 12;
	o->mdy += is == WRITTEN_DAY && second > 12;
	if (is == WRITTEN_BAD && first <= 12 && second <= 12 && o->either++ == 0) {
		o->line = line;
		buf_str(&o->first, utf8_cut(s, LONG));
	}
}

enum written_order
day_order_proven(const struct day_order *o)
{
	if (!o->dmy == !o->mdy)
		return WRITTEN_ANY;
	return o->dmy ? WRITTEN_DMY : WRITTEN_MDY;
}

void
day_order_free(struct day_order *o)
{
	buf_free(&o->first);
}
