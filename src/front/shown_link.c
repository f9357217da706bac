/* SPDX-License-Identifier: ISC */
#include "base/buf.h"
#include "base/date.h"
#include "entry/link.h"
#include "entry/stamp.h"
#include "front/shown_link.h"

/* bytes of a link, so that a text full of brackets is read in linear time */
enum { LINK_MAX = 1024 };

/* reads "[[target#part|text]]" */
static bool
read_wiki(struct shown_link *l, struct str s)
{
	struct str inside, path;
	size_t end = str_find(s, STR("]]"));

	if (!str_starts(s, STR("[[")) || end == s.n)
		return false;
	inside = str_sub(s, 2, end);
	l->n = end + 2;
	l->wiki = l->page = true;
	l->text = str_trim(str_cut(&path, inside, '|'));
	/* within a table, the bar is escaped */
	if (str_ends(path, STR("\\")))
		path.n--;
	str_cut(&l->target, path, '#');
	l->target = str_trim(l->target);
	if (!l->target.n && !l->text.n)
		l->text = str_trim(str_sub(path, str_chr(path, '#') + 1, path.n));
	return str_chr(inside, '[') == inside.n && (l->target.n || l->text.n);
}

/* true for "https://…", "mailto:…", but not for "C:/a.md" */
static bool
has_scheme(struct str url)
{
	size_t colon = str_chr(url, ':');

	return colon > 1 && colon < url.n && colon < str_chr(url, '/') && colon < str_chr(url, ' ');
}

/* the length of the address in brackets at the beginning of s: "(a_(b))"; 0 if it has no end */
static size_t
address_length(struct str s)
{
	size_t depth = 0;

	for (size_t i = 0; i < s.n && s.p[i] != '\n'; i++) {
		depth += s.p[i] == '(';
		depth -= s.p[i] == ')';
		if (!depth)
			return i + 1;
	}
	return 0;
}

/* reads "[text](target)" */
static bool
read_markdown(struct shown_link *l, struct str s)
{
	size_t end = str_chr(s, ']'), n;
	struct str address;

	if (end + 1 >= s.n || s.p[end + 1] != '(')
		return false;
	l->text = str_trim(str_sub(s, 1, end));
	n = address_length(str_sub(s, end + 1, s.n));
	address = str_trim(str_sub(s, end + 2, end + n));
	if (!n || !address.n || str_chr(l->text, '[') < l->text.n)
		return false;
	l->n = end + 1 + n;
	if (address.p[0] == '<')
		str_cut(&address, str_sub(address, 1, address.n), '>');
	else if (str_find(address, STR(" \"")) < address.n)
		address = str_trim(str_sub(address, 0, str_find(address, STR(" \""))));
	l->wiki = false;
	l->page = !has_scheme(address) && !str_starts(address, STR("#"));
	if (l->page)
		str_cut(&address, address, '#');
	l->target = address;
	return l->text.n || l->target.n;
}

bool
shown_link_read(struct shown_link *l, struct str value, size_t i)
{
	size_t picture = value.p[i] == '!' && i + 1 < value.n;
	struct str s = str_sub(value, i + picture, i + picture + LINK_MAX);

	if (s.p[0] != '[' || (i && value.p[i - 1] == '\\') || (!read_wiki(l, s) && !read_markdown(l, s)))
		return false;
	l->n += picture;
	return true;
}

struct str
shown_link_target(const struct shown_link *l, struct arena *arena)
{
	struct buf out = {0};
	struct str stem = link_stem(l->target);

	if (!l->wiki && l->page)
		link_decode(&out, stem);
	else
		buf_str(&out, l->page ? stem : l->target);
	stem = arena_str(arena, buf_view(&out));
	buf_free(&out);
	return stem;
}

struct str
shown_link_text(const struct shown_link *l, struct arena *arena)
{
	return l->text.n ? l->text : shown_link_target(l, arena);
}

/* an address without "mailto:" or the like; for a page, empty */
static struct str
address_of(const struct shown_link *l, struct str scheme)
{
	struct str s = l->target;

	return !l->page && str_skip(&s, scheme) ? s : STR("");
}

struct str
shown_link_value(const struct shown_link *l, enum key key, struct arena *arena)
{
	struct str text = shown_link_text(l, arena), other = STR("");
	const struct written_style any = {0};
	struct partial date;
	const char *why;

	if (key_kind(key) == KIND_DAY || key_kind(key) == KIND_PARTIAL) {
		other = shown_link_target(l, arena);
		return stamp_partial(&date, other, &any, &why) == 0 && date.year ? other : text;
	}
	if (key == KEY_URL && !l->page)
		return l->target;
	if (key == KEY_EMAIL && str_chr(text, '@') == text.n)
		other = address_of(l, STR("mailto:"));
	else if (key == KEY_PHONE && !str_has_digit(text))
		other = address_of(l, STR("tel:"));
	return other.n ? other : text;
}

struct str
shown_link_line(struct buf *scratch, struct str s, struct arena *a)
{
	s = str_trim(s);
	buf_clear(scratch);
	for (size_t i = 0; i < s.n; i++) {
		struct shown_link l;

		if ((s.p[i] == '[' || s.p[i] == '!') && shown_link_read(&l, s, i)) {
			buf_str(scratch, shown_link_text(&l, a));
			i += l.n - 1;
		} else if (!char_space(s.p[i])) {
			buf_chr(scratch, s.p[i]);
		} else if (!char_space(s.p[i - 1])) {
			buf_chr(scratch, ' ');
		}
	}
	return arena_str(a, buf_view(scratch));
}
