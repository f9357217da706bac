/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "find/prose_joke.h"
#include "find/prose_split.h"

/* true if a "." at i ends an abbreviation */
static bool
is_abbreviation(struct str s, size_t i)
{
	static const struct str known[] = {
		STR_INIT("st"), STR_INIT("dr"), STR_INIT("mr"), STR_INIT("mrs"), STR_INIT("ms"),
		STR_INIT("prof"), STR_INIT("ca"), STR_INIT("bzw"), STR_INIT("nr"), STR_INIT("sra"),
		STR_INIT("sr"), STR_INIT("vs"), STR_INIT("evtl"), STR_INIT("inkl"), STR_INIT("mme"),
	};
	size_t from = i, next = i + 1;

	while (from && (char_letter(s.p[from - 1]) || char_digit(s.p[from - 1])))
		from--;
	while (next < s.n && char_space(s.p[next]))
		next++;
	if (next < s.n && s.p[next] >= 'a' && s.p[next] <= 'z')
		return true;
	if (i - from == 1 && char_alpha(s.p[from]))
		return true;
	for (size_t k = 0; k < sizeof(known) / sizeof(known[0]); k++)
		if (i - from == known[k].n && text_same(str_sub(s, from, i), known[k]))
			return true;
	return false;
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
		    (c == '.' && is_last(s, i) && !is_abbreviation(s, i))) {
			i++;
			break;
		}
	}
	*rest = str_sub(s, i, s.n);
	return str_trim(str_sub(s, 0, i));
}
