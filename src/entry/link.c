/* SPDX-License-Identifier: ISC */
#include "base/date.h"
#include "base/utf8.h"
#include "entry/link.h"

size_t
link_type(struct str path)
{
	static const struct str types[] = {STR_INIT(".md"), STR_INIT(".markdown")};

	if (str_ends(path, types[0]))
		return types[0].n;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		size_t n = types[i].n, k = 0;

		while (k < n && path.n >= n && char_lower(path.p[path.n - n + k]) == types[i].p[k])
			k++;
		if (k == n)
			return n;
	}
	return 0;
}

struct str
link_stem(struct str path)
{
	return str_sub(path, str_after_last(path, '/'), path.n - link_type(path));
}

bool
link_markdown(struct str path)
{
	size_t n = link_type(path);

	return n && path.n > n && path.p[path.n - n - 1] != '/';
}

void
link_operand(struct buf *out, struct str id)
{
	bool option = str_starts(id, STR("-"));

	buf_str(out, option ? STR("./") : STR(""));
	buf_str(out, id);
	buf_str(out, option ? STR(".md") : STR(""));
}

void
link_decode(struct buf *out, struct str s)
{
	if (str_chr(s, '%') == s.n) {
		buf_str(out, s);
		return;
	}
	for (size_t i = 0; i < s.n; i++) {
		int c = i + 2 < s.n && s.p[i] == '%' && char_hex(s.p[i + 1]) >= 0 ? char_hex(s.p[i + 2]) : -1;

		if (c >= 0) {
			c += char_hex(s.p[i + 1]) * 16;
			i += 2;
		}
		buf_chr(out, c >= 0 ? (char)c : s.p[i]);
	}
}

bool
link_file(struct buf *out, struct str url)
{
	struct str path;
	day d;

	buf_clear(out);
	str_cut(&path, url, '#');
	str_cut(&path, path, '?');
	/* a scheme has two letters or more: "C:/a.md" is a path */
	if (!link_type(path) || str_starts(path, STR("//")) ||
	    (str_chr(path, ':') > 1 && str_chr(path, ':') < str_chr(path, '/')))
		return false;
	link_decode(out, link_stem(path));
	/* daily/2026-08-01.md is a page of a diary; a name never has a NUL */
	return out->n > 0 && !memchr(out->p, 0, out->n) && day_parse(&d, buf_view(out)) < 0;
}

/* true for a file such as "photo.jpg", but not for a name such as "j.doe" */
static bool
other_file(struct str path)
{
	static const struct str types[] = {
		STR_INIT(".canvas"), STR_INIT(".csv"), STR_INIT(".gif"), STR_INIT(".html"), STR_INIT(".jpeg"),
		STR_INIT(".jpg"), STR_INIT(".m4a"), STR_INIT(".mp3"), STR_INIT(".mp4"), STR_INIT(".odt"),
		STR_INIT(".pdf"), STR_INIT(".png"), STR_INIT(".svg"), STR_INIT(".txt"), STR_INIT(".wav"),
		STR_INIT(".webp"), STR_INIT(".zip"),
	};

	for (size_t i = 0; str_chr(path, '.') < path.n && i < sizeof(types) / sizeof(types[0]); i++)
		if (str_ends(path, types[i]))
			return true;
	return false;
}

bool
link_wiki(struct buf *out, struct str inside)
{
	struct str path;
	day d;

	buf_clear(out);
	str_cut(&path, inside, '|');
	str_cut(&path, path, '#');
	path = link_stem(str_trim(path));
	if (!path.n || other_file(path) || day_parse(&d, path) == 0)
		return false;
	buf_str(out, path);
	return true;
}

void
link_value(struct buf *out, struct str value)
{
	value = str_trim(value);
	if (str_starts(value, STR("[[")) && str_ends(value, STR("]]")) &&
	    link_wiki(out, str_sub(value, 2, value.n - 2)))
		return;
	buf_clear(out);
	/* unquoted, [[people/b|Bo]] is a YAML list within a list, whose inside is left */
	if (str_chr(value, '|') < value.n)
		link_wiki(out, value);
	else
		buf_str(out, link_type(value) ? link_stem(value) : value);
}

/* appends a name within brackets, without characters that would end them */
static void
add_name(struct buf *out, struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!char_in(name.p[i], STR("[]|\\\n\r")))
			buf_chr(out, name.p[i]);
}

void
link_address(struct buf *out, struct str path)
{
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if (c <= ' ' || c == 0x7f || strchr("()<>%#?\\\"", c))
			buf_fmt(out, "%%%02X", (unsigned)c);
		else
			buf_chr(out, (char)c);
	}
}

void
link_write(struct buf *out, struct str from, struct str to, struct str name, bool wiki)
{
	size_t same = 0;

	if (wiki) {
		buf_str(out, STR("[["));
		buf_str(out, link_stem(to));
		buf_chr(out, '|');
		add_name(out, name);
		buf_str(out, STR("]]"));
		return;
	}
	buf_chr(out, '[');
	add_name(out, name);
	buf_str(out, STR("]("));
	for (size_t i = 0; i < from.n && i < to.n && from.p[i] == to.p[i]; i++)
		if (from.p[i] == '/')
			same = i + 1;
	for (size_t i = same; i < from.n; i++)
		if (from.p[i] == '/')
			buf_str(out, STR("../"));
	link_address(out, str_sub(to, same, to.n));
	buf_chr(out, ')');
}

const char *
link_id_wrong(struct str id)
{
	day d;

	if (!str_trim(id).n)
		return "empty";
	if (utf8_invalid(id) < id.n)
		return "not UTF-8";
	if (str_chr(id, '/') < id.n)
		return "has a \"/\"; the file stays in its folder";
	if (id.p[0] == '.')
		return "begins with a dot, as hidden files do";
	if (str_trim(id).n < id.n)
		return "begins or ends with a space";
	for (size_t i = 0; i < id.n; i++)
		if ((unsigned char)id.p[i] < ' ' || id.p[i] == 0x7f ||
		    char_in(id.p[i], STR("#^[]|\\:?*\"<>")))
			return "has a character that links or file names cannot have: # ^ [ ] | \\ "
			       ": ? * \" < >";
	if (id.n > 200)
		return "longer than 200 bytes";
	if (day_parse(&d, id) == 0)
		return "a date: links to it would be a diary's";
	return NULL;
}

/* the shown text of a link at the beginning of s; returns the link's length, 0 without a link */
static size_t
link_words(struct str *words, struct str s)
{
	struct str alias;
	size_t end, last;

	if (str_starts(s, STR("[["))) {
		end = str_find(s, STR("]]"));
		alias = str_cut(words, str_sub(s, 2, end), '|');
		if (alias.n)
			*words = alias;
		return end < s.n ? end + 2 : 0;
	}
	end = s.p[0] == '[' ? str_chr(s, ']') : s.n;
	if (end + 1 >= s.n || s.p[end + 1] != '(')
		return 0;
	last = end + str_chr(str_sub(s, end, s.n), ')');
	*words = str_sub(s, 1, end);
	return last < s.n ? last + 1 : 0;
}

void
link_shown(struct buf *out, struct str s)
{
	struct str words;
	size_t n;

	for (; s.n; s = str_sub(s, n, s.n)) {
		n = link_words(&words, s);
		if (n)
			buf_str(out, words);
		else
			buf_add(out, s.p, n = 1);
	}
}
