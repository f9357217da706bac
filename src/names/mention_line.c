/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "entry/link.h"
#include "names/mention_line.h"

enum { FAR = 2048 }; /* bytes in which a link or a span of code ends, so that a line costs no square */

static bool
add(struct mention_line *l, size_t who, struct str as)
{
	if (who == NAMES_SEVERAL && !l->several) {
		l->several = as.p;
		l->several_n = as.n;
	}
	if (who >= NAMES_SEVERAL)
		return false;
	for (size_t i = 0; i < l->n; i++)
		if (l->who[i] == who)
			return true;
	l->who = mem_reserve(l->who, l->n, &l->cap, sizeof(*l->who));
	l->who[l->n++] = (uint32_t)who;
	return true;
}

/* the offset after the next `close`, or 0 if the line has none */
static size_t
after(struct str s, size_t at, struct str close)
{
	struct str rest = str_sub(s, at, at + FAR);
	size_t i = str_find(rest, close);

	return i < rest.n ? at + i + close.n : 0;
}

/* leaves a comment that has begun on this line or before: the offset after it */
static size_t
end_comment(struct mention_line *l, struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n), close = l->open == MENTION_PERCENT ? STR("%%") : STR("-->");
	size_t end = str_find(rest, close);

	if (end == rest.n)
		return s.n;
	l->open = MENTION_TEXT;
	return at + end + close.n;
}

/* a span of code: the offset after it, or after its opening marks if it does not end */
static size_t
skip_code(struct str s, size_t at)
{
	size_t marks = 0, run = 0;

	while (at + marks < s.n && s.p[at + marks] == '`')
		marks++;
	for (size_t i = at + marks; i <= s.n && i < at + marks + FAR; i++) {
		if (i < s.n && s.p[i] == '`') {
			run++;
			continue;
		}
		if (run == marks)
			return i;
		run = 0;
	}
	return at + marks;
}

/* [[id|text]] at `at`: the offset after it, or 0 */
static size_t
read_wiki(struct mention_line *l, struct str s, size_t at)
{
	size_t end = after(s, at, STR("]]"));
	struct str inside;

	if (!end)
		return 0;
	inside = str_sub(s, at + 2, end - 2);
	/* in a table the bar is escaped */
	if (str_find(inside, STR("\\|")) < inside.n)
		inside = str_sub(inside, 0, str_find(inside, STR("\\|")));
	if (link_wiki(&l->scratch, inside))
		add(l, names_whole(l->spoken->names, &l->word, buf_view(&l->scratch)), inside);
	return end;
}

/* the address of a Markdown link, from its parenthesis on: the offset after it, or 0 */
static size_t
read_address(struct str *url, struct str s, size_t at)
{
	size_t depth = 0, i = at;

	for (; i < s.n && i < at + FAR; i++) {
		depth += s.p[i] == '(';
		depth -= s.p[i] == ')';
		if (!depth)
			break;
	}
	if (i == s.n || depth)
		return 0;
	*url = str_trim(str_sub(s, at + 1, i));
	if (str_starts(*url, STR("<")))
		str_cut(url, str_sub(*url, 1, url->n), '>');
	else
		str_cut(url, *url, ' ');
	return i + 1;
}

/*
 * [text](address) at `at`. The offset after one that leads to a page; 0 for others, whose text is
 * read as such
 */
static size_t
read_link(struct mention_line *l, struct str s, size_t at)
{
	size_t close = at + str_chr(str_sub(s, at, at + FAR), ']'), end;
	struct str url;

	if (close + 1 >= s.n || s.p[close + 1] != '(')
		return 0;
	end = read_address(&url, s, close + 1);
	if (!end || !link_file(&l->scratch, url))
		return 0;
	add(l, names_whole(l->spoken->names, &l->word, buf_view(&l->scratch)), str_sub(s, at, close + 1));
	return end;
}

/* skips a picture or an embedded page */
static size_t
skip_picture(struct str s, size_t at)
{
	struct str url;
	size_t close;

	if (str_starts(str_sub(s, at, s.n), STR("![[")))
		return after(s, at, STR("]]"));
	close = after(s, at, STR("]("));
	return close ? read_address(&url, s, close - 1) : 0;
}

/* an address or a tag: all up to a blank */
static size_t
skip_word(struct str s, size_t at)
{
	while (at < s.n && !char_blank(s.p[at]) && !char_in(s.p[at], STR(")>]")))
		at++;
	return at;
}

/* reads what begins with a mark: the offset after it, or 0 if it is ordinary text */
static size_t
read_mark(struct mention_line *l, struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n), url;

	switch (s.p[at]) {
	case '`':
		return skip_code(s, at);
	case '\\':
		return at + 2;
	case '%':
		l->open = str_starts(rest, STR("%%")) ? MENTION_PERCENT : MENTION_TEXT;
		return l->open ? end_comment(l, s, at + 2) : 0;
	case '<':
		l->open = str_starts(rest, STR("<!--")) ? MENTION_HTML : MENTION_TEXT;
		return l->open ? end_comment(l, s, at + 4) : 0;
	case '{':
		return str_starts(rest, STR("{{")) ? after(s, at, STR("}}")) : 0;
	case '~':
		/* struck out: it did not happen */
		return str_starts(rest, STR("~~")) ? after(s, at + 2, STR("~~")) : 0;
	case '!':
		return str_starts(rest, STR("![")) ? skip_picture(s, at) : 0;
	case '[':
		return str_starts(rest, STR("[[")) ? read_wiki(l, s, at) : read_link(l, s, at);
	case ']':
		return str_starts(rest, STR("](")) ? read_address(&url, s, at + 1) : 0;
	case '#':
		return str_starts(rest, STR("#[[")) || str_starts(rest, STR("# ")) ? 0 : skip_word(s, at);
	case 'h':
		return str_starts(rest, STR("http://")) || str_starts(rest, STR("https://")) ? skip_word(s, at) : 0;
	default:
		return 0;
	}
}

void
mention_line_clear(struct mention_line *l)
{
	l->n = 0;
	l->several = NULL;
	l->several_n = 0;
}

/* true for a byte that is no mark and begins no word */
static bool
char_in_text(char c)
{
	/* a bit for each ASCII character: all punctuation and blanks but ` \ % < { ! [ ] # ~ */
	static const uint64_t text[2] = {0xEC00FFD500000200U, 0x30000000C0000001U};
	unsigned char u = (unsigned char)c;

	return u < 0x80 && text[u >> 6] >> (u & 63) & 1;
}

/*
 * The offset of the next byte from `at` on that may matter: a mark, or the first of a word that may
 * begin a name. Most text is passed over here.
 */
static size_t
next_byte(const struct mention_line *l, struct str s, size_t at)
{
	while (at < s.n) {
		size_t end = at;

		if (char_in_text(s.p[at])) {
			at++;
			continue;
		}
		if (!char_alpha(s.p[at]))
			return at;
		if (spoken_may(l->spoken, s, at) || s.p[at] == 'h')
			return at;
		while (end < s.n && (unsigned char)((s.p[end] | 0x20) - 'a') < 26)
			end++;
		/* the rest of a word beyond ASCII is read with it */
		if (end < s.n && (unsigned char)s.p[end] >= 0x80)
			return at;
		at = end;
	}
	return at;
}

void
mention_line_read(struct mention_line *l, struct str s)
{
	size_t at = l->open ? end_comment(l, s, 0) : 0, next;
	uint32_t who;

	mention_line_clear(l);
	while ((at = next_byte(l, s, at)) < s.n) {
		next = read_mark(l, s, at);
		if (!next) {
			next = spoken_read(&who, l->spoken, &l->word, s, at);
			add(l, who, str_sub(s, at, next));
		}
		at = next;
	}
}

bool
mention_line_value(struct mention_line *l, struct str value)
{
	return add(l, names_whole(l->spoken->names, &l->word, str_trim(value)), value);
}

void
mention_line_free(struct mention_line *l)
{
	free(l->who);
	buf_free(&l->scratch);
	buf_free(&l->word);
}
