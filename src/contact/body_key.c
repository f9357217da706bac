/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "contact/body_key.h"

enum {
	VALUE_MAX = 4096, /* bytes of a value amid a line */
};

struct str
body_key_unmarked(struct str s)
{
	s = str_trim(s);
	while (s.n > 2 && char_in(s.p[0], STR("*_")) && s.p[0] == s.p[s.n - 1])
		s = str_trim(str_sub(s, 1, s.n - 1));
	return s;
}

/* skips emoji and the like before a key */
static struct str
without_emoji(struct str s)
{
	while (s.n && (unsigned char)s.p[0] >= 0x80) {
		struct str rest = s;
		int32_t c = utf8_next(&rest);

		if (!(c >= 0x2190 && c < 0x2c00) && !(c >= 0x1f000 && c < 0x1fb00) && c != 0xfe0f && c != 0x200d)
			break;
		s = rest;
		while (s.n && char_blank(s.p[0]))
			s = str_sub(s, 1, s.n);
	}
	return s;
}

/* true for a byte of a key */
static bool
key_byte(char c, bool bracket)
{
	return char_letter(c) || char_digit(c) || char_in(c, STR(" -_./'")) || (bracket && char_in(c, STR("[]")));
}

static bool
known(const struct body_keys *k, struct str key)
{
	bool exact;

	return key_find(key, k->own, &exact) != KEY_OTHER;
}

/* keeps what was found; false if the value is empty */
static bool
found(struct body_keys *k, struct str key, struct str value)
{
	k->key = key;
	value = str_trim(value);
	k->whole.from = (size_t)(value.p - k->text.p);
	k->whole.to = k->whole.from + value.n;
	k->value = body_key_unmarked(value);
	k->whole_line = true;
	return true;
}

/* skips marks of emphasis, and returns their number */
static size_t
marks(struct str *s)
{
	size_t n = 0;

	while (n < s->n && n < 3 && char_in(s->p[n], STR("*_")))
		n++;
	*s = str_sub(*s, n, s->n);
	return n;
}

static bool
few_words(struct str key)
{
	size_t n = 1;

	for (size_t i = 0; i < key.n; i++)
		n += key.p[i] == ' ';
	return n <= 4;
}

/* reads a line that is one key with its value, "key:: value" or "**key**: value" */
bool
body_key_whole(struct body_keys *k, struct str line, bool zone)
{
	struct str s = without_emoji(line), key;
	size_t open = marks(&s), n = 0, colons = 0;
	bool closed = !open;

	while (n < s.n && n <= KEY_MAX && key_byte(s.p[n], true))
		n++;
	key = str_trim(str_sub(s, 0, n));
	/* "Tel.:" */
	if (key.n && key.p[key.n - 1] == '.')
		key.n--;
	s = str_sub(s, n, s.n);
	if (open) {
		/* "_" is also a byte of a key */
		while (key.n && key.p[key.n - 1] == '_') {
			key.n--;
			closed = true;
		}
		closed |= marks(&s) > 0;
	}
	while (s.n && char_blank(s.p[0]) && closed)
		s = str_sub(s, 1, s.n);
	while (colons < s.n && colons < 2 && s.p[colons] == ':')
		colons++;
	s = str_sub(s, colons, s.n);
	if (!closed && !marks(&s))
		return false;
	if (!colons || !key.n || key.n > KEY_MAX || !char_letter(key.p[0]) || !few_words(key) ||
	    (s.n && s.p[0] == ':'))
		return false;
	if (colons == 1 && (!zone || !(!s.n || char_blank(s.p[0])) || !known(k, key)))
		return false;
	/* "std::vector" is no key; "EMAIL[HOME]" is one */
	if (colons == 2 && ((s.n && !char_blank(s.p[0])) || str_chr(key, '[') < key.n) && !known(k, key))
		return false;
	return found(k, key, s);
}

bool
body_key_row(struct body_keys *k, struct str line, bool head)
{
	static const struct str heads[] = {STR_INIT("value"), STR_INIT("values"), STR_INIT("details"),
	                                   STR_INIT("info"), STR_INIT("data"), STR_INIT("content")};
	struct str key, value, rest = str_trim(line);
	char scratch[KEY_MAX];

	if (!str_skip(&rest, STR("|")))
		return false;
	rest = str_cut(&key, rest, '|');
	rest = str_cut(&value, rest, '|');
	key = body_key_unmarked(without_emoji(str_trim(key)));
	while (key.n && key.p[key.n - 1] == ':')
		key.n--;
	key = body_key_unmarked(key);
	if (str_trim(rest).n || !known(k, key) || !str_trim(value).n)
		return false;
	for (size_t i = 0; head && i < sizeof(heads) / sizeof(heads[0]); i++)
		if (str_eq(key_fold(scratch, body_key_unmarked(value)), heads[i]))
			return false;
	return found(k, key, value);
}

/* the offset after the bracket that closes the one before `from`, or 0 */
static size_t
closing(struct str s, size_t from, char open)
{
	char close = open == '[' ? ']' : ')';
	size_t depth = 1;

	for (size_t i = from; i < s.n && i < from + VALUE_MAX; i++) {
		if (s.p[i] == open)
			depth++;
		else if (s.p[i] == close && --depth == 0)
			return i + 1;
	}
	return 0;
}

bool
body_key_amid(struct body_keys *k)
{
	struct str s = k->left;

	for (size_t i = 0; i < s.n; i++) {
		size_t n = 0, end;
		struct str key, in;

		if (s.p[i] == '`') {
			size_t to = i + 1 + str_chr(str_sub(s, i + 1, s.n), '`');

			i = to < s.n ? to : i;
			continue;
		}
		if (s.p[i] != '[' && s.p[i] != '(')
			continue;
		in = str_sub(s, i + 1, s.n);
		while (n < in.n && n <= KEY_MAX && (key_byte(in.p[n], false) || in.p[n] == '*'))
			n++;
		key = body_key_unmarked(str_sub(in, 0, n));
		if (!str_starts(str_sub(in, n, in.n), STR("::")) || !known(k, key))
			continue;
		end = closing(s, i + 1, s.p[i]);
		if (!end)
			continue;
		k->left = str_sub(s, end, s.n);
		found(k, key, str_sub(s, i + 1 + n + 2, end - 1));
		k->whole_line = false;
		return true;
	}
	k->left = STR("");
	return false;
}

