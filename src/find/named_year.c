/* SPDX-License-Identifier: ISC */
#include "find/named_year.h"

enum { DIGITS = 4 };

int
named_year(struct str text, int first, int last)
{
	int latest = 0;

	for (size_t i = 0; i + DIGITS <= text.n; i++) {
		bool longer = (i && char_digit(text.p[i - 1])) ||
		              (i + DIGITS < text.n && char_digit(text.p[i + DIGITS]));
		int64_t year = longer ? -1 : str_number(str_sub(text, i, i + DIGITS), 9999);

		if (year >= first && year <= last && year > latest)
			latest = (int)year;
	}
	return latest;
}
