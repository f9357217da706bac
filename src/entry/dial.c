/* SPDX-License-Identifier: ISC */
#include "entry/dial.h"

/* the words before an extension */
static const struct str words[] = {
	STR_INIT("extension"), STR_INIT("ext"), STR_INIT("durchwahl"), STR_INIT("interno"), STR_INIT("poste"), STR_INIT("ramal"),
	STR_INIT("dw"), STR_INIT("int"), STR_INIT("x"), STR_INIT("#"),
};

static bool
begins(struct str s, struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (i >= s.n || char_lower(s.p[i]) != word.p[i])
			return false;
	return true;
}

/* the digits of an extension, if a text is one: "ext. 4", ";ext=4" */
static struct str
extension(struct str s)
{
	size_t n = 0, from;

	while (n < s.n && char_in(s.p[n], STR(" ;(,-")))
		n++;
	s = str_sub(s, n, s.n);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!begins(s, words[i]))
			continue;
		for (from = words[i].n; from < s.n && char_in(s.p[from], STR(" .:=")); from++)
			;
		for (n = from; n < s.n && char_digit(s.p[n]); n++)
			;
		if (n > from)
			return str_sub(s, from, n);
	}
	return STR("");
}

/* true for what may stand between the digits of a number */
static bool
is_within(char c)
{
	/* also the bytes of blanks and dashes that are not ASCII */
	return char_in(c, STR(" \t\n()-./+")) || (unsigned char)c >= 0x80;
}

/* true for the rest of "1 800 FLOWERS", whose letters are keys */
static bool
is_word_of_keys(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= 'A' && s.p[n] <= 'Z')
		n++;
	return n >= 3;
}

bool
dial_add(struct buf *out, struct str phone)
{
	enum { FEWEST = 3, MOST = 15, LOCAL = 7 }; /* digits: MOST of a number with its country */
	struct str trunk = STR("(0)"), more = STR("");
	size_t before = out->n, i = 0, digits = 0;
	bool keys = false;

	while (i < phone.n && !char_digit(phone.p[i]) && phone.p[i] != '+')
		i++;
	for (; i < phone.n; i++) {
		if (out->n > before && out->p[before] == '+' && str_starts(str_sub(phone, i, phone.n), trunk)) {
			i += trunk.n - 1;
		} else if (char_digit(phone.p[i]) || (phone.p[i] == '+' && out->n == before)) {
			buf_chr(out, phone.p[i]);
			digits += char_digit(phone.p[i]);
		} else if (!is_within(phone.p[i]) || (more = extension(str_sub(phone, i, phone.n))).n) {
			more = extension(str_sub(phone, i, phone.n));
			keys = !more.n && digits < LOCAL && is_word_of_keys(str_sub(phone, i, phone.n));
			break;
		}
	}
	/* the way out of a country is no part of its numbers */
	if (digits > MOST && str_starts(str_sub(buf_view(out), before, out->n), STR("00")))
		digits -= 2;
	if (digits < FEWEST || digits > MOST || keys) {
		out->n = before;
		if (out->p)
			out->p[before] = '\0';
		return false;
	}
	if (more.n) {
		buf_str(out, STR(";ext="));
		buf_str(out, more);
	}
	return true;
}
