/* SPDX-License-Identifier: ISC */
#include "read/phone.h"

bool
phone_abroad(struct str form)
{
	return form.n && form.p[0] == '+';
}

bool
phone_form(struct buf *out, struct str s)
{
	size_t from = out->n, digits = 0;

	s = str_trim(s);
	if (str_skip(&s, STR("00")))
		buf_chr(out, '+');
	while (s.n) {
		/* "+49 (0)30": the 0 is for calls from within the country */
		if (phone_abroad(str_sub(buf_view(out), from, out->n)) && str_skip(&s, STR("(0)")))
			continue;
		if (char_alpha(s.p[0])) {
			out->n = from;
			return false;
		}
		if (char_digit(s.p[0]) || s.p[0] == '+')
			buf_chr(out, s.p[0]);
		digits += char_digit(s.p[0]);
		s = str_sub(s, 1, s.n);
	}
	if (!digits)
		out->n = from;
	return digits != 0;
}

/* the number of digits of the country's code at the beginning (ITU-T E.164); 0 if none begins so */
static size_t
country(struct str digits)
{
	static const char *const two[] = {
		"", "", "07", "0123469", "01345679", "12345678", "0123456", "", "1246", "0123458",
	};
	size_t first;

	if (!digits.n)
		return 0;
	first = (size_t)(digits.p[0] - '0');
	if (first == 1 || first == 7)
		return 1;
	if (first && digits.n > 1 && strchr(two[first], digits.p[1]))
		return 2;
	return first && digits.n > 2 ? 3 : 0;
}

enum { SHORTEST = 7 }; /* digits of a number that names neither country nor "0" and is no short code */

/* true if `all`, with its country, is `part` without */
static bool
part_of(struct str all, struct str part)
{
	struct str rest = str_sub(all, 1, all.n);
	size_t code = country(rest);
	bool zero = str_starts(part, STR("0"));

	if (!code || part.n < (zero ? SHORTEST - 1 : SHORTEST))
		return false;
	zero = zero || (rest.p[0] == '7' && part.n == 11 && part.p[0] == '8') ||
	       (rest.p[0] == '1' && part.n == 11 && part.p[0] == '1');
	rest = str_sub(rest, code, rest.n);
	return str_eq(rest, part) || (zero && str_eq(rest, str_sub(part, 1, part.n)));
}

bool
phone_same(struct str a, struct str b)
{
	if (phone_abroad(a) == phone_abroad(b))
		return str_eq(a, b);
	return phone_abroad(a) ? part_of(a, b) : part_of(b, a);
}
