/* SPDX-License-Identifier: ISC */
#include "contact/dated_item.h"
#include "entry/stamp.h"

/* what may stand before a date */
static const struct str before = STR_INIT("*[_(`~<");

static size_t
digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && char_digit(s.p[n]))
		n++;
	return n;
}

/* true for "3 maja 2025" and "3. März 2025:", whatever the language of the month */
static bool
begins_with_day(struct str s)
{
	enum { MONTH = 20 }; /* bytes of its name, at most */
	size_t n = digits(s), from;

	if (!n || n > 2)
		return false;
	n += n < s.n && s.p[n] == '.';
	if (n == s.n || s.p[n] != ' ')
		return false;
	for (from = ++n; n < s.n && n - from < MONTH && char_letter(s.p[n]); n++)
		;
	if (n == from || n == s.n || s.p[n] != ' ')
		return false;
	return digits(str_sub(s, n + 1, s.n)) == 4;
}

bool
dated_item(struct str item)
{
	const struct written_style any = {0};
	struct stamp stamp;
	const char *why;
	struct str s;
	size_t n = 0;

	if (item.n > 2 && item.p[0] == '[' && item.p[2] == ']')
		return true;
	while (n < item.n && char_in(item.p[n], before))
		n++;
	item = s = str_sub(item, n, item.n);
	/* most items have no digit there */
	for (n = 0; n < s.n && n < 12 && !char_digit(s.p[n]); n++)
		;
	if (n == s.n || !char_digit(s.p[n]))
		return false;
	if (s.n >= 5 && str_digits(str_sub(s, 0, 4)) && char_in(s.p[4], STR("-/.")))
		return true;
	return begins_with_day(s) || stamp_read(&stamp, &item, &any, &why) != WRITTEN_NOT;
}
