/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "contact/body_key.h"
#include "contact/log.h"
#include "contact/log_name.h"
#include "entry/stamp.h"

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
	for (size_t i = str_chr(text, ':'); i + 1 < text.n; i += 1 + str_chr(str_sub(text, i + 1, text.n), ':'))
		if (text.p[i + 1] == ':')
			return true;
	return false;
}

static bool
is_details(struct body_keys *k, struct str title)
{
	struct str words = log_name_words(&k->words, &k->scratch, title);

	return STR_ONE_OF(words, details);
}

/* true for the title of a part that has lines of its own kinds */
static bool
is_apart(struct body_keys *k, struct str title)
{
	struct stamp stamp;
	struct written_style style = {0};
	const char *why;
	struct str words = log_name_words(&k->words, &k->scratch, title);

	return log_name(words) || task_heading(words) ||
	       stamp_read(&stamp, &title, &style, &why) == WRITTEN_DAY;
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
	/* pandoc writes an id: "# Ann Lee {#ann-lee}" */
	if (str_ends(*title, STR("}")) && str_find(*title, STR(" {#")) < title->n)
		*title = str_trim(str_sub(*title, 0, str_find(*title, STR(" {#"))));
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
	title = body_key_unmarked(title);
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

	title = body_key_unmarked(title);
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
	if (item)
		k->item = indent;
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
	if (body_key_whole(k, s, k->plain && (k->zone || k->detail) && !k->below) ||
	    (k->plain && k->zone && body_key_row(k, s, head))) {
		if (item && !indent)
			k->own_block = true;
		/* a block of Logseq that is to be filled in, with all below it */
		if ((item || indent) && text_same(k->key, STR("template"))) {
			k->outline = k->item + 1;
			k->key = STR("");
			return false;
		}
		return true;
	}
	k->first = false;
	k->left = s;
	return body_key_amid(k);
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
	if (k->left.n && body_key_amid(k))
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
