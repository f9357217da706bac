/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "contact/body_keys.h"
#include "contact/log.h"
#include "contact/log_name.h"
#include "entry/stamp.h"

enum {
	VALUE_MAX = 4096, /* bytes of a value amid a line */
};

/* the headings of lists of facts, folded */
static const struct str details[] = {
	STR_INIT("about"), STR_INIT("about me"), STR_INIT("basic"), STR_INIT("basic details"), STR_INIT("basic info"),
	STR_INIT("basic information"), STR_INIT("basics"), STR_INIT("bio"), STR_INIT("contact"),
	STR_INIT("contact data"), STR_INIT("contact details"), STR_INIT("contact info"),
	STR_INIT("contact information"), STR_INIT("data"), STR_INIT("details"), STR_INIT("facts"),
	STR_INIT("identity"), STR_INIT("info"), STR_INIT("information"), STR_INIT("key facts"), STR_INIT("key info"),
	STR_INIT("metadata"), STR_INIT("overview"), STR_INIT("person"), STR_INIT("personal"),
	STR_INIT("personal data"), STR_INIT("personal details"), STR_INIT("personal info"),
	STR_INIT("personal information"), STR_INIT("profile"), STR_INIT("properties"), STR_INIT("quick facts"),
	STR_INIT("quick info"), STR_INIT("relationship"), STR_INIT("summary"), STR_INIT("vitals"),
};

bool
body_keys_may(struct str text)
{
	const uint64_t ones = 0x0101010101010101u, colons = ones * ':';
	size_t i = 0;

	for (; i + 9 <= text.n; i += 8) {
		uint64_t a, b;

		memcpy(&a, text.p + i, 8);
		memcpy(&b, text.p + i + 1, 8);
		/* a byte is zero where a colon follows another; a false alarm does no harm */
		a = (a ^ colons) | (b ^ colons);
		if (((a - ones) & ~a & (ones << 7)) && str_find(str_sub(text, i, i + 9), STR("::")) < 9)
			return true;
	}
	return str_find(str_sub(text, i, text.n), STR("::")) < text.n - i;
}

static bool
is_details(struct body_keys *k, struct str title)
{
	struct str words = log_words(&k->words, &k->scratch, title);

	for (size_t i = 0; i < sizeof(details) / sizeof(details[0]); i++)
		if (str_eq(words, details[i]))
			return true;
	return false;
}

/* true for the title of a part that has lines of its own kinds */
static bool
is_apart(struct body_keys *k, struct str title)
{
	struct stamp stamp;
	struct written_style style = {0};
	const char *why;
	struct str words = log_words(&k->words, &k->scratch, title);

	return log_name(words) || task_heading(words) ||
	       stamp_read(&stamp, &title, &style, &why) == WRITTEN_DAY;
}

/* takes the marks of emphasis off a text */
static struct str
unmarked(struct str s)
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

/* reads "# Title"; returns its level, or 0 */
static int
hashes(struct str s, struct str *title)
{
	int n = 0;

	while ((size_t)n < s.n && s.p[n] == '#')
		n++;
	if (!n || n > 6 || ((size_t)n < s.n && !char_blank(s.p[n])))
		return 0;
	*title = str_trim(str_sub(s, (size_t)n, s.n));
	while (title->n && title->p[title->n - 1] == '#')
		*title = str_sub(*title, 0, title->n - 1);
	*title = str_trim(*title);
	return n;
}

/* the level of the heading that a line underlines: "===", "---"; else 0 */
static int
underlines(struct str line)
{
	struct str s = str_trim(line);

	if (!s.n || (s.p[0] != '=' && s.p[0] != '-'))
		return 0;
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] != s.p[0])
			return 0;
	return s.p[0] == '=' ? 1 : 2;
}

/* true for the line below a table's head */
static bool
is_rule(struct str line)
{
	line = str_trim(line);
	for (size_t i = 0; i < line.n; i++)
		if (!char_in(line.p[i], STR("|-: ")))
			return false;
	return str_find(line, STR("--")) < line.n && line.p[0] == '|';
}

/* reads a heading of the document */
static void
on_heading(struct body_keys *k, int level, struct str title)
{
	title = unmarked(title);
	k->listed = k->own_block = false;
	k->outline = k->detail = 0;
	if (is_apart(k, title)) {
		if (!k->skip || level <= k->skip)
			k->skip = level;
		k->first = false;
		return;
	}
	if (level <= k->skip)
		k->skip = 0;
	if (is_details(k, title)) {
		k->titled = level;
		k->zone = true;
		k->first = false;
		return;
	}
	if (level <= k->titled)
		k->titled = 0;
	if (level > 1)
		k->zone = k->titled > 0;
	else if (!k->name.p && !k->skip && title.n && k->zone && k->plain) {
		k->name = title;
		k->name_line = k->line;
	}
	k->first = false;
}

/* moves past code and comments that last for lines; returns the part of the line to read */
static struct str
visible(struct body_keys *k, struct str line)
{
	size_t at = 0;

	if (!k->comment && str_chr(line, '%') == line.n && str_find(line, STR("<!--")) == line.n)
		return line;
	for (;;) {
		struct str rest = str_sub(line, at, line.n), seen;
		size_t percent, html, to;

		if (k->comment) {
			struct str end = k->comment == '%' ? STR("%%") : STR("-->");

			to = str_find(rest, end);
			if (to == rest.n)
				return STR("");
			at += to + end.n;
			k->comment = 0;
			continue;
		}
		percent = str_find(rest, STR("%%"));
		html = str_find(rest, STR("<!--"));
		to = percent < html ? percent : html;
		seen = str_sub(rest, 0, to);
		if (to == rest.n)
			return seen;
		/* a line with text counts up to the comment */
		k->comment = percent < html ? '%' : '<';
		at += to + (percent < html ? 2 : 4);
		if (str_trim(seen).n) {
			struct str end = k->comment == '%' ? STR("%%") : STR("-->");

			rest = str_sub(line, at, line.n);
			if (str_find(rest, end) < rest.n)
				k->comment = 0;
			return seen;
		}
	}
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
	k->value = unmarked(value);
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
static bool
read_whole(struct body_keys *k, struct str line, bool zone)
{
	struct str s = without_emoji(line), key;
	size_t open = marks(&s), n = 0, colons = 0;
	bool closed = !open;

	while (n < s.n && n <= KEY_MAX && key_byte(s.p[n], true))
		n++;
	key = str_trim(str_sub(s, 0, n));
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

/* reads "| key | value |" */
static bool
read_row(struct body_keys *k, struct str line, bool head)
{
	static const struct str heads[] = {STR_INIT("value"), STR_INIT("values"), STR_INIT("details"),
	                                   STR_INIT("info"), STR_INIT("data"), STR_INIT("content")};
	struct str key, value, rest = str_trim(line);
	char scratch[KEY_MAX];

	if (!str_skip(&rest, STR("|")))
		return false;
	rest = str_cut(&key, rest, '|');
	rest = str_cut(&value, rest, '|');
	key = unmarked(without_emoji(str_trim(key)));
	while (key.n && key.p[key.n - 1] == ':')
		key.n--;
	key = unmarked(key);
	if (str_trim(rest).n || !known(k, key) || !str_trim(value).n)
		return false;
	for (size_t i = 0; head && i < sizeof(heads) / sizeof(heads[0]); i++)
		if (str_eq(key_fold(scratch, unmarked(value)), heads[i]))
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

/* finds the next "[key:: value]" or "(key:: value)" in what is left of the line */
static bool
read_amid(struct body_keys *k)
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
		key = unmarked(str_sub(in, 0, n));
		if (!str_starts(str_sub(in, n, in.n), STR("::")) || !known(k, key))
			continue;
		end = closing(s, i + 1, s.p[i]);
		if (!end)
			continue;
		k->left = str_sub(s, end, s.n);
		return found(k, key, str_sub(s, i + 1 + n + 2, end - 1));
	}
	k->left = STR("");
	return false;
}

/* the width of a list's marker with the blanks after it, or 0 */
static size_t
marker(struct str s)
{
	size_t n = 0;

	if (s.n && char_in(s.p[0], STR("-*+"))) {
		n = 1;
	} else {
		while (n < s.n && n < 9 && char_digit(s.p[n]))
			n++;
		if (!n || n == s.n || (s.p[n] != '.' && s.p[n] != ')'))
			return 0;
		n++;
	}
	if (n == s.n)
		return n;
	if (!char_blank(s.p[n]))
		return 0;
	while (n < s.n && char_blank(s.p[n]))
		n++;
	return n;
}

/* begins or ends a code block; true if the line belongs to one */
static bool
in_code(struct body_keys *k, struct str s)
{
	size_t n = 0;
	char c = s.n ? s.p[0] : ' ';

	if (!k->fence && c != '`' && c != '~')
		return false;
	while (n < s.n && s.p[n] == c)
		n++;
	if (k->fence) {
		if (c == k->fence && n >= k->fence_n && !str_trim(str_sub(s, n, s.n)).n)
			k->fence = 0;
		return true;
	}
	if (n < 3 || (c == '`' && str_chr(str_sub(s, n, s.n), '`') < s.n - n))
		return false;
	k->fence = c;
	k->fence_n = n;
	return true;
}

/* enters a quote; only a callout, "> [!info]", is read. False if the line is not to be read. */
static bool
enter_quote(struct body_keys *k, struct str *s)
{
	struct str in = *s;

	if (!str_skip(&in, STR(">"))) {
		k->quoted = k->callout = false;
		return true;
	}
	in = str_trim(in);
	if (!k->quoted)
		k->callout = str_starts(in, STR("[!")) && str_chr(in, ']') < in.n;
	if (!k->quoted && k->callout) {
		k->quoted = true;
		return false;
	}
	k->quoted = true;
	*s = in;
	return k->callout && !(in.n && in.p[0] == '>');
}

/* reads an item's title in an outline; true if the line is one */
static bool
on_title(struct body_keys *k, struct str s, size_t indent)
{
	struct str title = s;
	int level = hashes(s, &title);

	title = unmarked(title);
	if (title.n > 60)
		return false;
	if (is_apart(k, title) && (level || log_name(buf_view(&k->words)) || task_heading(buf_view(&k->words)))) {
		k->outline = indent + 1;
		return true;
	}
	if (!is_details(k, title) && !level)
		return false;
	k->detail = is_details(k, title) ? indent + 1 : 0;
	if (level == 1 && !k->detail && !k->name.p && k->plain) {
		k->name = title;
		k->name_line = k->line;
	}
	return true;
}

/* reads a line without its indentation */
static bool
read_line(struct body_keys *k, struct str s, size_t indent, bool head)
{
	size_t width = marker(s);
	bool item = width > 0, deep;

	s = str_sub(s, width, s.n);
	if (k->outline && indent >= k->outline)
		return false;
	if (item || !indent)
		k->outline = 0;
	if (item && k->detail && indent < k->detail)
		k->detail = 0;
	if (item) {
		struct str state = s;

		/* a page of Logseq may have its properties in the first block */
		k->own_block = k->first;
		k->task = task_state(&state, NULL) != 0;
		if (k->task)
			k->first = k->own_block = false;
		if (k->task || on_title(k, s, indent)) {
			k->first = false;
			k->listed = true;
			k->deep = indent > 0;
			return false;
		}
		k->deep = indent > 0;
	} else if (!indent) {
		k->own_block = k->task = k->deep = false;
	} else if (!k->listed && indent >= 4) {
		return false; /* code */
	}
	if (k->task)
		return false;
	k->listed = item || (k->listed && indent);
	/* a list below a title of details has facts; below another item it is about that one */
	deep = indent && k->listed && (item ? k->deep : !k->own_block);
	k->below = deep && !(k->detail && indent >= k->detail);
	k->top = k->first && !k->deep;
	if (read_whole(k, s, k->plain && (k->zone || k->detail) && !k->below) ||
	    (k->plain && k->zone && read_row(k, s, head))) {
		if (item && !indent)
			k->own_block = true;
		return true;
	}
	k->first = false;
	k->left = s;
	return read_amid(k);
}

static bool
next_line(struct body_keys *k)
{
	struct str line, s, title, after;
	size_t indent = 0;
	int level;

	if (!k->begun) {
		k->rest = k->text;
		k->first = k->begun = k->zone = true;
	}
	if (!str_line(&line, &k->rest))
		return false;
	k->line++;
	k->left = STR("");
	k->value = k->key = STR("");
	after = k->rest;
	s = str_trim(line);
	if (in_code(k, s))
		return true;
	s = visible(k, line);
	for (; indent < s.n && char_blank(s.p[indent]); indent++)
		;
	s = str_trim(s);
	if (!s.n) {
		k->quoted = false;
		return true;
	}
	if (!indent && (level = hashes(s, &title)) > 0) {
		on_heading(k, level, title);
		return true;
	}
	if (!str_line(&title, &after))
		title = STR("");
	if (!indent && !marker(s) && s.p[0] != '>' && s.p[0] != '|' && (level = underlines(title)) > 0 &&
	    !underlines(s) && !k->listed) {
		on_heading(k, level, s);
		return true;
	}
	if (k->skip || !enter_quote(k, &s))
		return true;
	if (!read_line(k, s, indent, is_rule(title)))
		k->key = STR("");
	return true;
}

bool
body_keys_next(struct body_keys *k)
{
	if (k->left.n && read_amid(k))
		return true;
	while (next_line(k))
		if (k->key.n)
			return true;
	return false;
}

void
body_keys_end(struct body_keys *k)
{
	buf_free(&k->scratch);
	buf_free(&k->words);
}
