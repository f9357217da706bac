/* SPDX-License-Identifier: ISC */
#include "entry/email.h"

struct str
email_address(struct str s)
{
	size_t from;

	s = str_trim(s);
	from = str_chr(s, '<');
	if (from < s.n && str_ends(s, STR(">")))
		s = str_trim(str_sub(s, from + 1, s.n - 1));
	str_skip(&s, STR("mailto:"));
	return s;
}
