/* SPDX-License-Identifier: ISC */
#include "base/abbreviations.h"
#include "find/prose_joke.h"
#include "find/prose_split.h"

/* true if a "." at i ends no sentence; many notes go on in lower case */
static bool
goes_on(struct str s, size_t i)
{
	size_t next = i + 1;

	while (next < s.n && char_space(s.p[next]))
		next++;
	return (next < s.n && s.p[next] >= 'a' && s.p[next] <= 'z') || abbreviation_stop(s, i);
}

/* true if what follows byte i may follow the end of a sentence */
static bool
is_last(struct str s, size_t i)
{
	return i + 1 == s.n || char_space(s.p[i + 1]) || char_in(s.p[i + 1], STR("\"')*_"));
}

struct str
prose_split(struct str *rest)
{
	struct str s = *rest;
	size_t i;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];
		size_t wink = prose_joke_wink(s, i);

		if (wink) {
			i += wink;
			break;
		}
		if (c == ';' || ((c == '!' || c == '?') && is_last(s, i)) ||
		    (c == '.' && is_last(s, i) && !goes_on(s, i))) {
			i++;
			break;
		}
	}
	*rest = str_sub(s, i, s.n);
	return str_trim(str_sub(s, 0, i));
}
