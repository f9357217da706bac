/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "edit/link_place.h"

enum {
	LONGEST =
		4096, /* bytes of an address, a title, a tag: so that none is looked for too far */
	TICKS = 64,   /* a longer run of backticks is text */
	DEEPEST = 32, /* parentheses in an address, as for cmark */
	CODE = 4,     /* columns by which code is indented */
};

struct link_scan {
	struct link_places *out;
	struct str file;
	size_t from, to;     /* of the block */
	bool unclosed[TICKS]; /* runs of backticks that nothing in the block closes */
	bool uncommented;    /* nor is there an end of a comment */
	bool defines;        /* the block may hold "[x]: address" */
};

static void
add(struct link_scan *s, size_t from, size_t to, bool wiki, bool angle)
{
	struct link_places *l = s->out;

	l->v = mem_reserve(l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = (struct link_place){{from, to}, wiki, angle};
}

static char
byte(const struct link_scan *s, size_t i)
{
	return i < s->to ? s->file.p[i] : '\0';
}

static size_t
run(const struct link_scan *s, size_t i, char c)
{
	size_t n = 0;

	while (i + n < s->to && s->file.p[i + n] == c)
		n++;
	return n;
}

static size_t
skip_space(const struct link_scan *s, size_t i)
{
	while (i < s->to && char_space(s->file.p[i]))
		i++;
	return i;
}

static size_t
skip_blank(const struct link_scan *s, size_t i)
{
	while (i < s->to && char_blank(s->file.p[i]))
		i++;
	return i;
}

/* --- addresses --- */

/* an address at i; where it ends, brackets included, or 0 if there is none */
static size_t
read_address(const struct link_scan *s, size_t i, struct span *at, bool *angle)
{
	size_t end = i + LONGEST < s->to ? i + LONGEST : s->to, depth = 0;

	*angle = byte(s, i) == '<';
	i += *angle;
	at->from = i;
	for (; i < end; i++) {
		char c = s->file.p[i];

		if (c == '\\' && i + 1 < end && !char_space(s->file.p[i + 1])) {
			i++;
			continue;
		}
		if (*angle ? c == '<' || c == '>' || char_line_end(c)
		           : (unsigned char)c <= ' ' || (c == ')' && !depth))
			break;
		depth += !*angle && c == '(';
		depth -= !*angle && c == ')';
		if (depth > DEEPEST)
			return 0;
	}
	at->to = i;
	if (*angle)
		return i < end && s->file.p[i] == '>' ? i + 1 : 0;
	return i > at->from && !depth ? i : 0;
}

/* a title at i; where it ends, or 0 */
static size_t
read_title(const struct link_scan *s, size_t i)
{
	char open = byte(s, i), close = open == '(' ? ')' : open;
	size_t end = i + LONGEST < s->to ? i + LONGEST : s->to;

	if (!char_in(open, STR("\"'(")) || i == s->to)
		return 0;
	for (i++; i < end; i++) {
		if (s->file.p[i] == '\\')
			i++;
		else if (s->file.p[i] == close)
			return i + 1;
	}
	return 0;
}

/* "(address "title")" at i; where it ends, or 0 */
static size_t
read_inline(struct link_scan *s, size_t i)
{
	struct span at;
	bool angle;
	size_t end = read_address(s, skip_space(s, i + 1), &at, &angle), title;

	if (!end)
		return 0;
	i = skip_space(s, end);
	title = i > end ? read_title(s, i) : 0;
	if (title)
		i = skip_space(s, title);
	if (byte(s, i) != ')')
		return 0;
	add(s, at.from, at.to, false, angle);
	return i + 1;
}

/* "[label]: address "title"", a line of its own, at i; where it ends, or 0 */
static size_t
read_definition(struct link_scan *s, size_t i)
{
	size_t end = i + LONGEST < s->to ? i + LONGEST : s->to, title;
	struct span at;
	bool angle;

	if (byte(s, i) != '[' || byte(s, i + 1) == '[' || byte(s, i + 1) == '^')
		return 0;
	for (i++; i < end && !char_in(s->file.p[i], STR("[]")) && !char_line_end(s->file.p[i]); i++)
		i += s->file.p[i] == '\\';
	if (byte(s, i) != ']' || byte(s, i + 1) != ':')
		return 0;
	end = read_address(s, skip_blank(s, i + 2), &at, &angle);
	if (!end)
		return 0;
	i = skip_blank(s, end);
	title = i > end ? read_title(s, i) : 0;
	if (title)
		i = skip_blank(s, title);
	if (i < s->to && !char_line_end(s->file.p[i]))
		return 0;
	add(s, at.from, at.to, false, angle);
	return i;
}

/* --- what stands in a line --- */

/* the end of code in backticks that begins at i, else of the backticks */
static size_t
pass_code(struct link_scan *s, size_t i)
{
	size_t n = run(s, i, '`');

	if (n >= TICKS || s->unclosed[n])
		return i + n;
	for (size_t k = i + n; k < s->to;) {
		size_t m = run(s, k, '`');

		if (m == n)
			return k + m;
		k += m ? m : str_chr(str_sub(s->file, k, s->to), '`');
	}
	s->unclosed[n] = true;
	return i + n;
}

/* the end of a comment, a tag or an address in <> that begins at i, else of the "<" */
static size_t
pass_tag(struct link_scan *s, size_t i)
{
	struct str rest = str_sub(s->file, i, s->to), tag = str_sub(rest, 0, LONGEST);
	size_t n;

	if (str_starts(rest, STR("<!--"))) {
		n = s->uncommented ? rest.n : str_find(rest, STR("-->"));
		s->uncommented = n == rest.n;
		return s->uncommented ? i + 1 : i + n + STR("-->").n;
	}
	if (!char_alpha(byte(s, i + 1)) && byte(s, i + 1) != '/')
		return i + 1;
	n = str_chr(tag, '>');
	tag = str_sub(tag, 0, n);
	/* no tag has a bracket, but within quotes */
	if (byte(s, i + n) != '>' ||
	    (str_chr(tag, '[') < n && str_chr(tag, '"') == n && str_chr(tag, '\'') == n))
		return i + 1;
	return str_chr(tag, '\n') < n ? i + 1 : i + n + 1;
}

/* the end of [[…]] at i, which is added; else i */
static size_t
read_wiki(struct link_scan *s, size_t i)
{
	for (size_t k = i + 2; k + 1 < s->to && !char_line_end(s->file.p[k]); k++) {
		bool two = s->file.p[k] == s->file.p[k + 1];

		if (two && s->file.p[k] == '[')
			return i;
		if (two && s->file.p[k] == ']') {
			if (k > i + 2)
				add(s, i + 2, k, true, false);
			return k + 2;
		}
	}
	return i;
}

static void
scan_block(struct link_scan *s)
{
	size_t open = 0, i = s->from, end;
	bool defines = s->defines;

	while (i < s->to) {
		char c = s->file.p[i];

		if (defines && (i == s->from || char_line_end(s->file.p[i - 1]))) {
			end = read_definition(s, skip_blank(s, i));
			defines = end > 0;
			if (end) {
				i = skip_space(s, end);
				continue;
			}
		}
		if (c == '\\') {
			i += 2;
		} else if (c == '`') {
			i = pass_code(s, i);
		} else if (c == '<') {
			i = pass_tag(s, i);
		} else if (c == '[') {
			end = byte(s, i + 1) == '[' ? read_wiki(s, i) : i;
			open += end == i;
			i = end == i ? i + 1 : end;
		} else if (c == ']' && open) {
			open--;
			end = byte(s, i + 1) == '(' ? read_inline(s, i + 1) : 0;
			i = end ? end : i + 1;
		} else {
			i++;
		}
	}
}

/* --- lines --- */

/* what a line of Markdown is, as far as it decides what is code */
struct link_line {
	size_t indent;  /* columns, within quotes */
	size_t text;    /* where it begins, after quotes and bullets */
	size_t content; /* columns at which the text of its bullet begins; 0 without one */
	bool blank;
};

/* "- ", "12. " at i: its length with the blanks after it, or 0 */
static size_t
bullet(struct str line, size_t i)
{
	size_t n = i;

	if (n < line.n && char_in(line.p[n], STR("-*+")))
		n++;
	else
		while (n < line.n && n - i < 9 && char_digit(line.p[n]))
			n++;
	if (n > i && char_digit(line.p[n - 1]) && n < line.n && char_in(line.p[n], STR(".)")))
		n++;
	else if (n == i || char_digit(line.p[n - 1]))
		return 0;
	if (n < line.n && !char_blank(line.p[n]))
		return 0;
	return n < line.n ? n + 1 - i : n - i;
}

/* a ">" at *i, and the one column after it that belongs to it: how many more a tab has there */
static size_t
pass_quote(struct str line, size_t *i)
{
	bool tab = *i + 1 < line.n && line.p[*i + 1] == '\t';

	if (*i + 1 < line.n && char_blank(line.p[*i + 1]))
		++*i;
	return tab ? 2 : 0;
}

static struct link_line
read_line(struct str line)
{
	struct link_line l = {0};
	size_t i = 0, column = 0, n;

	for (;; i++) {
		if (i < line.n && line.p[i] == '\t')
			column += CODE - column % CODE;
		else if (i < line.n && line.p[i] == ' ')
			column++;
		else if (i < line.n && line.p[i] == '>' && column < CODE)
			column = pass_quote(line, &i);
		else
			break;
	}
	l.indent = column;
	l.blank = i == line.n;
	while ((n = bullet(line, i)) > 0) {
		i += n;
		column += n;
		l.content = column;
		while (i < line.n && char_blank(line.p[i]))
			i++;
	}
	l.text = i;
	return l;
}

/* "```" or "~~~" at i: how many, or 0 */
static size_t
fence_at(struct str line, size_t i)
{
	size_t n = 0;

	while (i + n < line.n && char_in(line.p[i], STR("`~")) && line.p[i + n] == line.p[i])
		n++;
	if (n < 3 ||
	    (line.p[i] == '`' && str_chr(str_sub(line, i + n, line.n), '`') < line.n - i - n))
		return 0;
	return n;
}

/* the lines of a text, and what of it is code or a comment */
struct link_lines {
	struct link_scan scan;
	size_t fence;    /* length of the one that is open, or 0 */
	char mark;
	size_t list;     /* columns at which the text of the open list item begins, or 0 */
	bool after_blank, code, comment;
};

/* whether a line of text belongs to code that is shown, or to a comment */
static bool
hidden(struct link_lines *l, struct str line, const struct link_line *at)
{
	size_t n;

	if (l->comment) {
		l->comment = str_find(line, STR("-->")) == line.n;
		return true;
	}
	if (l->fence) {
		n = fence_at(line, at->text);
		if (n >= l->fence && line.p[at->text] == l->mark &&
		    !str_trim(str_sub(line, at->text + n, line.n)).n)
			l->fence = 0;
		return true;
	}
	if (at->blank)
		return true;
	l->code = (l->after_blank || l->code) && at->indent >= l->list + CODE;
	if (l->code)
		return true;
	n = fence_at(line, at->text);
	if (n) {
		l->fence = n;
		l->mark = line.p[at->text];
		return true;
	}
	l->comment = str_starts(str_sub(line, at->text, line.n), STR("<!--")) &&
	             str_find(line, STR("-->")) == line.n;
	return l->comment;
}

static void
end_block(struct link_lines *l, size_t to)
{
	l->scan.to = to;
	if (l->scan.from < to)
		scan_block(&l->scan);
	for (size_t i = 0; i < TICKS; i++)
		l->scan.unclosed[i] = false;
	l->scan.uncommented = false;
}

void
link_places_text(struct link_places *out, struct str file, size_t from, size_t to)
{
	struct link_lines l = {.scan = {.out = out, .file = file, .from = from, .defines = true},
	                       .after_blank = true};
	struct str line, rest = str_sub(file, from, to);

	while (rest.n) {
		size_t begin = to - rest.n;
		struct link_line at;
		bool heading;

		str_line(&line, &rest);
		at = read_line(line);
		heading = at.text < line.n && line.p[at.text] == '#';
		if (hidden(&l, line, &at)) {
			end_block(&l, begin);
			l.scan.from = to - rest.n;
		} else if (at.content || heading || l.after_blank) {
			end_block(&l, begin);
			l.scan.from = begin + at.text;
		}
		if (!at.blank && !l.code &&
		    (at.content || ((l.after_blank || heading) && at.indent < l.list)))
			l.list = at.content;
		if (heading) {
			end_block(&l, to - rest.n);
			l.scan.from = to - rest.n;
		}
		l.after_blank = at.blank || heading;
	}
	end_block(&l, to);
}

void
link_places_value(struct link_places *out, struct str file, size_t from, size_t to)
{
	struct link_scan s = {.out = out, .file = file, .from = from, .to = to};

	/* a backtick in a value is one */
	for (size_t i = 0; i < TICKS; i++)
		s.unclosed[i] = true;
	scan_block(&s);
}

void
link_places_free(struct link_places *l)
{
	free(l->v);
	*l = (struct link_places){0};
}
