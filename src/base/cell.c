/* SPDX-License-Identifier: ISC */
#include <tend/cell.h>

/* the letter that stands for c after a backslash, or 0 */
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

void
cell_escape(struct buf *out, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		char letter = escape_letter(s.p[i]);

		if (!letter)
			continue;
		buf_str(out, str_sub(s, from, i));
		buf_chr(out, '\\');
		buf_chr(out, letter);
		from = i + 1;
	}
	buf_str(out, str_sub(s, from, s.n));
}

void
cell_unescape(struct buf *out, struct str s)
{
	static const char plain[] = "\t\n\r\\";

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		for (size_t k = 0; c == '\\' && i + 1 < s.n && plain[k]; k++)
			if (s.p[i + 1] == escape_letter(plain[k])) {
				c = plain[k];
				i++;
				break;
			}
		buf_chr(out, c);
	}
}
