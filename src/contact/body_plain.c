/* SPDX-License-Identifier: ISC */
#include "base/lines.h"
#include "base/marker.h"
#include "contact/body_plain.h"
#include "contact/guard.h"
#include "contact/log_table.h"

/*
 * Most notes are plain Markdown, and cmark takes half of a filter's time. This file reads just
 * plain Markdown, and returns false for all else, which is left to cmark.
 */

enum { BLOCKS = 512 };

struct body_plain_block {
	enum { HEADING, ITEM, TEXT } kind;
	int level;           /* level of a heading; width of an item's marker */
	uint32_t line, from, to; /* without the marker; `to` is after the line end */
	uint32_t start;      /* with the marker */
	uint32_t bracket;    /* the first that may begin a link, after `from`; or UINT32_MAX */
};

struct body_plain_plain {
	struct str text;
	struct body_plain_block block[BLOCKS];
	size_t n;
	bool open;    /* the last block is a paragraph that may continue */
	bool quote;   /* the last line is in a quote, which may continue too */
	size_t fence; /* length of the fence of the open code block, or 0 */
};

static char
byte(struct str s, size_t i)
{
	return i < s.n ? s.p[i] : '\n';
}

/* true if a line has only c and blanks, and so may be a thematic break */
static bool
all(struct str line, char c)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] != c && line.p[i] != ' ')
			return false;
	return true;
}

/* true if a line begins as ordinary text and cannot begin anything else */
static bool
begins_text(struct str line)
{
	char c = line.p[0];
	size_t n = 0;

	if (char_alpha(c) || (unsigned char)c >= 0x80)
		return true;
	if (c == '*' || c == '_')
		return !all(line, c) && byte(line, 1) != ' ';
	while (char_digit(byte(line, n)))
		n++;
	if (n)
		return byte(line, n) != '.' && byte(line, n) != ')';
	if (c == '`')
		return byte(line, 1) != '`';
	return c == '[' || c == '(' || c == '"' || c == '\'' || c == '|';
}

/* classes of bytes */
enum {
	SPECIAL = 1, /* may begin a construct, and needs a closer look */
	MARK = 2,    /* marks emphasis */
	LINE = 4,    /* ends a line */
	BOUND = 8,   /* ends an address, or is not allowed in it */
	TICK = 16,
};

static const unsigned char class[256] = {
	[0] = SPECIAL, [1] = SPECIAL, [2] = SPECIAL, [3] = SPECIAL, [4] = SPECIAL, [5] = SPECIAL,
	[6] = SPECIAL, [7] = SPECIAL, [8] = SPECIAL, ['\t'] = SPECIAL, ['\n'] = LINE, [11] = SPECIAL,
	[12] = SPECIAL, ['\r'] = SPECIAL, [14] = SPECIAL, [15] = SPECIAL, [16] = SPECIAL, [17] = SPECIAL,
	[18] = SPECIAL, [19] = SPECIAL, [20] = SPECIAL, [21] = SPECIAL, [22] = SPECIAL, [23] = SPECIAL,
	[24] = SPECIAL, [25] = SPECIAL, [26] = SPECIAL, [27] = SPECIAL, [28] = SPECIAL, [29] = SPECIAL,
	[30] = SPECIAL, [31] = SPECIAL, ['\\'] = SPECIAL, ['<'] = SPECIAL, ['&'] = SPECIAL, ['!'] = SPECIAL,
	['['] = SPECIAL, [']'] = SPECIAL, ['`'] = SPECIAL | TICK, ['*'] = MARK, ['_'] = MARK,
	['('] = BOUND, [')'] = BOUND, ['>'] = BOUND, [' '] = BOUND,
};

/* the first byte from i on of one of the classes, or s.n */
static size_t
first_of(struct str s, size_t i, unsigned classes)
{
	return str_first_of(s, i, class, classes);
}

/* the first byte from i on that is not c, or s.n */
static size_t
first_not(struct str s, size_t i, char c)
{
	while (i < s.n && s.p[i] == c)
		i++;
	return i;
}

/*
 * Reads what a bracket at *i begins: a wiki-link, a link, or nothing. Moves *i past it. Passes a
 * link to the log, if there is one. False if in doubt.
 */
static bool
read_bracket(struct log *l, struct str s, uint32_t line, size_t *i)
{
	bool wiki = byte(s, *i + 1) == '[';
	size_t from = *i + (wiki ? 2 : 1), end = first_of(s, from, SPECIAL | LINE | (wiki ? MARK : 0)), close;
	char next;

	if (byte(s, end) != ']' || (wiki && byte(s, end + 1) != ']'))
		return false;
	*i = end + (wiki ? 2 : 1);
	next = byte(s, *i);
	if (next == '[' || next == ':' || (wiki && (next == '(' || next == ']')))
		return false;
	if (wiki && l)
		log_wiki(l, line, str_sub(s, from, end));
	if (wiki || next != '(')
		return true;
	close = first_of(s, *i + 1, SPECIAL | LINE | BOUND);
	if (byte(s, close) != ')')
		return false;
	if (l)
		log_address(l, line, str_sub(s, *i + 1, close));
	*i = close + 1;
	return true;
}

/* moves *i past a code span, which is not interpreted. False if none begins here. */
static bool
skip_code(struct str s, size_t *i)
{
	size_t n = first_not(s, *i, '`') - *i, at = *i + n;

	while (at < s.n) {
		size_t run;

		at = first_of(s, at, TICK);
		run = first_not(s, at, '`') - at;
		at += run;
		if (run == n) {
			*i = at;
			return true;
		}
	}
	return false;
}

/* moves *i past "<https://…>", which never leads to a contact. False if none begins here. */
static bool
skip_url(struct str s, size_t *i)
{
	struct str rest = str_sub(s, *i + 1, s.n);
	size_t end;

	if (!str_starts(rest, STR("https://")) && !str_starts(rest, STR("http://")))
		return false;
	end = first_of(rest, 8, SPECIAL | LINE | BOUND);
	if (byte(rest, end) != '>')
		return false;
	*i += end + 2;
	return true;
}

/*
 * Reads the text of a paragraph: checks it, and with a log passes its links. Lowers *bracket to the
 * offset of the first bracket that may begin a link. False if in doubt.
 */
static bool
read_text(struct log *l, struct str s, uint32_t line, uint32_t *bracket)
{
	for (size_t i = first_of(s, 0, SPECIAL); i < s.n; i = first_of(s, i, SPECIAL)) {
		char c = s.p[i], next = byte(s, i + 1);

		if ((c == '`' && skip_code(s, &i)) || (c == '<' && skip_url(s, &i)))
			continue;
		if (c == '\\' || c == '`' || (unsigned char)c < ' ')
			return false;
		if (c == '<' && (char_alpha(next) || next == '/' || next == '!' || next == '?'))
			return false;
		if ((c == '&' && (char_alpha(next) || char_digit(next) || next == '#')) || (c == '!' && next == '[') ||
		    (c == ']' && next == ':'))
			return false;
		if (c != '[') {
			i++;
			continue;
		}
		if (i < *bracket)
			*bracket = (uint32_t)i;
		if (!read_bracket(l, s, line, &i))
			return false;
	}
	return true;
}

static bool
add(struct body_plain_plain *p, struct body_plain_block b)
{
	if (p->n == BLOCKS)
		return false;
	p->block[p->n++] = b;
	p->open = b.kind != HEADING;
	return true;
}

/* adds "# Title"; false if it has marks, which cmark takes off */
static bool
add_heading(struct body_plain_plain *p, struct str line, struct body_plain_block b)
{
	struct str title;
	size_t n = 0;

	while (byte(line, n) == '#')
		n++;
	title = str_trim(str_sub(line, n, line.n));
	if (n > 6 || byte(line, n) != ' ' || !title.n || title.p[title.n - 1] == '#' ||
	    first_of(title, 0, MARK | SPECIAL) < title.n)
		return false;
	b.kind = HEADING;
	b.level = (int)n;
	return add(p, b);
}

/* the width of "- ", "* ", "12. ", or 0 */
static size_t
marker(struct str line)
{
	char c = byte(line, 0);
	size_t n = 0;

	if ((c == '-' || c == '*' || c == '+') && byte(line, 1) == ' ')
		return 2;
	while (n < 9 && char_digit(byte(line, n)))
		n++;
	c = byte(line, n);
	return n && (c == '.' || c == ')') && byte(line, n + 1) == ' ' ? n + 2 : 0;
}

static bool
add_item(struct body_plain_plain *p, struct str line, struct body_plain_block b, size_t width)
{
	bool bullet = width == 2;

	/* within a paragraph only some numbers begin a list */
	if (!bullet && p->open && p->block[p->n - 1].kind == TEXT)
		return false;
	if (line.n == width || !begins_text(str_sub(line, width, line.n)))
		return false;
	b.kind = ITEM;
	b.level = (int)width;
	b.from += (uint32_t)width;
	return add(p, b);
}

/* begins a code block, "```", which lasts to the next fence or the end */
static bool
begin_fence(struct body_plain_plain *p, struct str line)
{
	size_t n = first_not(line, 0, '`');

	p->open = false;
	p->fence = n;
	return n >= 3 && str_chr(str_sub(line, n, line.n), '`') == line.n - n;
}

static void
end_fence(struct body_plain_plain *p, struct str line)
{
	size_t from = first_not(line, 0, ' '), n = first_not(line, from, '`');

	if (from <= 3 && n - from >= p->fence && all(str_sub(line, n, line.n), ' '))
		p->fence = 0;
}

/* adds a line of a quote, which has no entries; false if it may have a link */
static bool
add_quote(struct body_plain_plain *p, struct str line)
{
	p->open = false;
	p->quote = true;
	return str_chr(line, '[') == line.n;
}

/* adds text to the open paragraph, or to a new one. False if in doubt. */
static bool
add_text(struct body_plain_plain *p, struct str line, struct body_plain_block b, bool after_quote)
{
	size_t indent = first_not(line, 0, ' ');
	struct str text = str_sub(line, indent, line.n);

	if (after_quote || !begins_text(text) || (indent && (!p->open || marker(text))))
		return false;
	if (!p->open)
		return add(p, b);
	p->block[p->n - 1].to = b.to;
	return true;
}

/* adds one line: a new block, the next line of a paragraph, a blank. False if in doubt. */
static bool
add_line(struct body_plain_plain *p, struct str line, struct body_plain_block b)
{
	bool after_quote = p->quote;
	size_t width;

	p->quote = false;
	if (p->fence) {
		end_fence(p, line);
		/* the guard reports a conflict, wherever it is */
		return str_chr(line, '\t') == line.n && !marker_is(line, MARKER_OURS);
	}
	if (all(line, ' ')) {
		p->open = false;
		return true;
	}
	if (line.p[0] == '#')
		return add_heading(p, line, b);
	if (line.p[0] == '>')
		return add_quote(p, line);
	if (str_starts(line, STR("```")))
		return begin_fence(p, line);
	width = marker(line);
	return width ? add_item(p, line, b, width) : add_text(p, line, b, after_quote);
}

/* true if a text has "]:", which may define a link and takes its line away */
static bool
may_define(struct str text)
{
	for (size_t at; (at = str_chr(text, ']')) < text.n; text = str_sub(text, at + 1, text.n))
		if (byte(text, at + 1) == ':')
			return true;
	return false;
}

static bool
find_blocks(struct body_plain_plain *p, const struct log *l)
{
	struct lines lines;
	struct str line;

	lines_open(&lines, p->text);
	for (uint32_t n = 1; lines_next(&lines, &line); n++) {
		uint32_t from = (uint32_t)(line.p - p->text.p);
		struct body_plain_block b = {.kind = TEXT, .line = n, .start = from, .from = from, .bracket = UINT32_MAX};

		b.to = (uint32_t)(p->text.n - lines_rest(&lines).n);
		if (!add_line(p, line, b))
			return false;
	}
	/* in the texts of blocks, only links are sought */
	if (!log_wants(l, WANT_LINKS) && !may_define(p->text))
		return true;
	for (size_t i = 0; i < p->n; i++)
		if (!read_text(NULL, str_sub(p->text, p->block[i].from, p->block[i].to), 0, &p->block[i].bracket))
			return false;
	return true;
}

static void
hand_over(struct log *l, const struct body_plain_plain *p, const struct body_plain_block *b)
{
	struct str s = str_sub(p->text, b->from, b->to);
	uint32_t bracket = 0;

	if (b->kind == HEADING) {
		size_t n = (size_t)b->level;

		log_heading(l, b->level, str_trim(str_sub(s, n, s.n)), b->line, b->start, b->to);
	} else if (b->kind == ITEM) {
		log_item(l, b->line, (size_t)b->level + 1, b->from, b->to, b->to);
	} else {
		log_paragraph(l, b->line, b->from, b->to);
	}
	if (b->bracket < s.n && log_wants(l, WANT_LINKS))
		read_text(l, str_sub(s, b->bracket, s.n), b->line, &bracket);
	l->in_item = false;
}

bool
body_plain(struct log *l)
{
	struct body_plain_plain p;

	/* the guard must check a longer text; a CR may end a line or not, and a tab is several blanks; cmark skips a BOM */
	if (l->text.n > GUARD_PARAGRAPH || str_control(l->text) < l->text.n || str_starts(l->text, STR("\xEF\xBB\xBF")))
		return false;
	p.text = l->text;
	p.n = p.fence = 0;
	p.open = p.quote = false;
	if (!find_blocks(&p, l))
		return false;
	for (size_t i = 0; i < p.n; i++)
		hand_over(l, &p, &p.block[i]);
	return true;
}
