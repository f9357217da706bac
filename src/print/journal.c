/* SPDX-License-Identifier: ISC */
#include <inttypes.h>
#include <string.h>

#include "account/account.h"
#include "base/text.h"
#include "base/utf8.h"
#include "print/journal.h"

/* the spaces of Unicode; to hledger, two of them end a name */
static bool
space(int32_t c)
{
	return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
	       c == 0x3000;
}

/* true if a character, with its bytes in `as`, may be in an account name unescaped */
static bool
plain(struct buf *scratch, int32_t c, struct str as)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		       (c && strchr("-_.,'+&/", c));
	buf_clear(scratch);
	text_visible(scratch, as, false);
	return !space(c) && str_eq(buf_view(scratch), as);
}

/*
 * Appends s as one component of an account name. Bytes that a journal would misread, and
 * "%" itself, become %XX, so that different texts stay different.
 */
static void
add_account(struct buf *out, struct str s)
{
	struct buf scratch = {0};
	struct str rest = s;
	bool blank = true; /* a space here would be a leading or a double one */
	int32_t c;

	for (struct str from = rest; (c = utf8_next(&rest)) >= 0; from = rest) {
		struct str as = str_sub(from, 0, from.n - rest.n);
		bool keep = c == ' ' ? !blank && rest.n : plain(&scratch, c, as);

		for (size_t i = 0; i < as.n && !keep; i++)
			buf_fmt(out, "%%%02X", (unsigned)(unsigned char)as.p[i]);
		if (keep)
			buf_str(out, as);
		blank = c == ' ' && keep;
	}
	buf_free(&scratch);
}

/* appends the first line of Markdown, without bytes that end a description or begin a comment */
static void
add_text(struct buf *out, struct str text)
{
	struct str line = STR(""), rest = str_trim(text);
	struct buf words = {0};
	size_t n = 0;

	str_line(&line, &rest);
	link_shown(&words, line);
	for (size_t i = 0; i < words.n; i++) {
		char c = words.p[i];

		if (c == '\t')
			c = ' ';
		if (c != ' ' || (n && words.p[n - 1] != ' '))
			words.p[n++] = c == ';' ? ',' : c == '|' ? '/' : c;
	}
	text_visible(out, str_trim(str_sub(buf_view(&words), 0, n)), false);
	buf_free(&words);
}

void
journal_entry(struct buf *out, const struct contact *c, const struct settings *set, const struct entry *e)
{
	struct account s = account_none(c, set);
	struct str text = contact_entry_text(c, e);
	char date[DAY_SIZE];

	account_add(&s, e);
	buf_fmt(out, "%s %c", day_format(date, e->date), e->sign);
	add_text(out, entry_kind(e));
	if (text.n) {
		buf_str(out, STR(": "));
		add_text(out, text);
	}
	buf_str(out, STR("\n    ("));
	add_account(out, c->id);
	buf_fmt(out, ":%s:", e->sign == '+' ? "given" : "taken");
	add_account(out, entry_kind(e));
	buf_fmt(out, ")  %" PRId64, s.net);
	if (e->sign == '-')
		buf_fmt(out, "  ; x%u, ratio %" PRId64, (unsigned)e->weight, s.ratio);
	buf_str(out, STR("\n\n"));
}
