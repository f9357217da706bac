/* SPDX-License-Identifier: ISC */
#include "base/cell.h"
#include "base/utf8.h"

/* the letter that escapes c after a backslash, or 0 */
static char
escape_letter(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\\':
		return '\\';
	}
	return 0;
}

/* true for a byte of a control character, in UTF-8 or an 8-bit encoding: only these become \xNN */
static bool
is_control(unsigned char c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

/* length in bytes of the control character at the start of s; 0 if there is none */
static size_t
control(struct str s)
{
	struct str rest = s;
	unsigned char c = (unsigned char)s.p[0];
	int32_t full;

	if (c < 0x80)
		return is_control(c);
	full = utf8_next(&rest);
	if (full >= 0x80 && full <= 0x9F)
		return s.n - rest.n;
	return full == 0xFFFD && is_control(c); /* invalid; U+FFFD itself begins with EF */
}

/* true for nearly every byte of nearly every cell */
static bool
is_plain(char c)
{
	return c >= ' ' && c < 0x7F && c != '\\';
}

void
cell_escape(struct buf *out, struct str s)
{
	size_t from = 0, i = 0, n;

	for (;;) {
		char letter;

		while (i < s.n && is_plain(s.p[i]))
			i++;
		if (i == s.n)
			break;
		letter = escape_letter(s.p[i]);
		n = letter ? 1 : control(str_sub(s, i, s.n));
		if (!n) {
			struct str rest = str_sub(s, i, s.n);

			utf8_next(&rest);
			i = s.n - rest.n;
			continue;
		}
		buf_str(out, str_sub(s, from, i));
		if (letter)
			buf_fmt(out, "\\%c", letter);
		else
			for (size_t k = 0; k < n; k++)
				buf_fmt(out, "\\x%02x", (unsigned)(unsigned char)s.p[i + k]);
		i += n;
		from = i;
	}
	buf_str(out, str_sub(s, from, s.n));
}

/* decodes the escape at s, after its backslash, into *c; returns its length, 0 if it is not one */
static size_t
escaped(char *c, struct str s)
{
	static const char plain[] = "\t\n\r\\";
	int byte;

	for (size_t k = 0; s.n && plain[k]; k++)
		if (s.p[0] == escape_letter(plain[k])) {
			*c = plain[k];
			return 1;
		}
	if (s.n < 3 || s.p[0] != 'x' || char_hex(s.p[1]) < 0 || char_hex(s.p[2]) < 0)
		return 0;
	byte = char_hex(s.p[1]) * 16 + char_hex(s.p[2]);
	/* C2 is the first byte of U+0080 to U+009F */
	if (!is_control((unsigned char)byte) && byte != 0xC2)
		return 0;
	*c = (char)byte;
	return 3;
}

void
cell_unescape(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '\\')
			i += escaped(&c, str_sub(s, i + 1, s.n));
		buf_chr(out, c);
	}
}
