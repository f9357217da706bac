/* SPDX-License-Identifier: ISC */
#include "base/shell.h"

static bool
is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_alpha(s.p[i]) && !char_digit(s.p[i]) && (unsigned char)s.p[i] < 0x80 &&
		    !char_in(s.p[i], STR("+-_.,:/@=%")))
			return false;
	return s.n > 0;
}

void
shell_word(struct buf *out, struct str s)
{
	if (is_plain(s)) {
		buf_str(out, s);
		return;
	}
	buf_chr(out, '\'');
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\'')
			buf_str(out, STR("'\\''"));
		else
			buf_chr(out, s.p[i]);
	buf_chr(out, '\'');
}

void
shell_words(struct buf *out, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_chr(out, ' ');
		shell_word(out, str_of(word[i]));
	}
}
