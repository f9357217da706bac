/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/marker.h"
#include "contact/guard.h"

enum {
	FIRST_LINE = 1024, /* bytes; a longer first line is emptied too */
	REPORTS_MAX = 8,   /* messages for each file */
};

struct guard_line {
	struct str s;
	size_t from, to; /* offsets, including the line end */
	uint32_t at;     /* number of the line */
};

/*
 * Lines that cmark may take for one paragraph. A run may be longer than its paragraph, but never
 * shorter, or a hostile file would go unchecked. So it ends only where any paragraph ends: at a
 * blank line, and at a line indented less than four that begins code, a comment, a heading, or an
 * item with a text after its bullet or its number 1.
 *
 * Other numbers begin an item only if no paragraph is open, or just that of the numbered item
 * before: `open` is the column where that item's text begins, 0 if uncertain.
 */
struct run {
	size_t from, to; /* offsets */
	size_t special;  /* number of bytes that may begin a construct */
	uint32_t line, lines;
	size_t open;
	bool doubt; /* code or HTML may be open: what looks like an item may not be one */
};

struct guard {
	struct buf *scratch;
	struct str body;
	size_t copied; /* how much of body is in scratch, changed or not */
	unsigned long long work;
	unsigned reported;
	struct marker_reader markers;
	struct parse *parse;
};

/* blocks that no blank line ends, and what ends them */
static const struct {
	const char *begin, *end;
} comments[] = {
	{"<!--", "-->"},
	{"<![CDATA[", "]]>"},
	{"<?", "?>"},
};

enum { COMMENTS = sizeof(comments) / sizeof(comments[0]) };

static void
report(struct guard *g, uint32_t line, const char *what)
{
	if (g->reported++ < REPORTS_MAX)
		errors_add(g->parse->errors, g->parse->path, line, 1, "%s",
		           g->reported < REPORTS_MAX ? what : "more such places are taken as plain text");
}

/* the length of a list marker at i, without the blanks after it; 0 if there is none */
static size_t
marker(struct str s, size_t i)
{
	size_t n = i;

	if (i < s.n && char_in(s.p[i], STR("-+*")))
		n++;
	else {
		while (n < s.n && n - i < 9 && s.p[n] >= '0' && s.p[n] <= '9')
			n++;
		if (n == i || n == s.n || (s.p[n] != '.' && s.p[n] != ')'))
			return 0;
		n++;
	}
	return n < s.n && char_blank(s.p[n]) ? n - i : 0;
}

/*
 * The number of containers that a line opens; if `deep`, the most that may then be open, at two
 * columns of blanks for each continued item. *text is the offset of the containers' text.
 */
static size_t
containers(struct str s, bool deep, size_t *text)
{
	size_t count = 0, blanks = 0, i = 0, n;

	for (;;) {
		for (; i < s.n && char_blank(s.p[i]); i++)
			blanks += s.p[i] == '\t' ? 4 : 1;
		n = i < s.n && s.p[i] == '>' ? 1 : marker(s, i);
		/* for cmark, "-" at the end of a line is an item too */
		if (!n && i + 1 == s.n && char_in(s.p[i], STR("-+*")))
			n = 1;
		if (!n)
			break;
		count++;
		i += n;
	}
	*text = i;
	return count && deep && blanks > count ? count + (blanks - count) / 2 : count;
}

/* true if an item begins here even after text; updates r->open */
static bool
begins_item(struct run *r, struct str s, size_t indent)
{
	size_t n = marker(s, indent), text = indent + n;
	bool next = indent < r->open;

	if (next)
		r->open = 0;
	while (text < s.n && s.p[text] == ' ')
		text++;
	if (!n || !str_trim(str_sub(s, text, s.n)).n)
		return false;
	if (n == 1)
		return true;
	if (r->lines && !next && !(n == 2 && s.p[indent] == '1'))
		return false;
	if (!r->doubt && s.p[text] != '\t' && text - indent - n <= 4)
		r->open = text;
	return true;
}

static bool
begins_heading(struct str s, size_t indent)
{
	size_t n = indent;

	while (n < s.n && s.p[n] == '#')
		n++;
	return n > indent && n - indent <= 6 && (n == s.n || char_blank(s.p[n]));
}

/* true if it begins or ends code, or begins a comment; such a line always stays */
static bool
fence(struct str s, size_t indent)
{
	struct str text = str_sub(s, indent, s.n);

	if (s.n > FIRST_LINE)
		return false;
	if (str_starts(text, STR("~~~")))
		return true;
	if (str_starts(text, STR("```"))) {
		while (text.n && text.p[0] == '`')
			text = str_sub(text, 1, text.n);
		return str_chr(text, '`') == text.n;
	}
	for (size_t i = 0; i < COMMENTS; i++)
		if (str_starts(text, str_of(comments[i].begin)))
			return true;
	return false;
}

static size_t
count_special(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '[': case ']': case '*': case '_': case '<': case '`':
		case '!': case '(': case '&': case '\\': case '"': case '\'':
			n++;
		}
	return n;
}

/* copies the body up to `to` */
static void
copy(struct guard *g, size_t to)
{
	buf_str(g->scratch, str_sub(g->body, g->copied, to));
	g->copied = to;
}

/* empties every line up to `to`; an empty comment ends a comment that ended there */
static void
copy_empty(struct guard *g, size_t to)
{
	struct str part = str_sub(g->body, g->copied, to);

	for (size_t i = 0; i < COMMENTS; i++)
		if (str_find(part, str_of(comments[i].end)) < part.n)
			buf_fmt(g->scratch, "%s %s ", comments[i].begin, comments[i].end);
	for (size_t i = 0; i < part.n; i++) {
		/* a CR and an LF that end two lines must not become one line end */
		if (part.p[i] == '\n' && (!i || part.p[i - 1] != '\r'))
			buf_chr(g->scratch, ' ');
		if (part.p[i] == '\n' || part.p[i] == '\r')
			buf_chr(g->scratch, part.p[i]);
	}
	g->copied = to;
}

static void
end_run(struct guard *g, struct run *r, size_t to)
{
	size_t n = to - r->from;
	bool is_long = n > GUARD_PARAGRAPH;
	struct str rest = str_sub(g->body, r->from, to), line;

	g->work += (unsigned long long)r->special * (is_long ? 0 : n);
	if (r->lines && (is_long || g->work > GUARD_WORK)) {
		report(g, r->line, is_long ? "a paragraph of more than 8 KiB is taken as plain text"
		                         : "too many brackets and stars in one file: taken as plain text");
		str_line(&line, &rest);
		copy(g, r->from);
		/* HTML might not end without the rest */
		if (line.n <= FIRST_LINE && !str_starts(str_trim(line), STR("<")))
			copy(g, to - rest.n);
		copy_empty(g, to);
	}
	r->from = to;
	r->special = 0;
	r->lines = 0;
}

static void
add_line(struct guard *g, struct run *r, const struct guard_line *l, size_t text)
{
	size_t indent = 0;
	bool apart = !str_trim(l->s).n;

	r->doubt |= text < l->s.n && char_in(l->s.p[text], STR("<`~"));
	while (indent < l->s.n && l->s.p[indent] == ' ')
		indent++;
	if (apart || indent > 3 || l->s.p[indent] == '\t') {
		if (!apart && indent < r->open)
			r->open = 0;
	} else if (fence(l->s, indent)) {
		apart = true;
		r->open = 0;
	} else if (begins_item(r, l->s, indent) || begins_heading(l->s, indent)) {
		end_run(g, r, l->from);
	}
	if (apart) {
		end_run(g, r, l->from);
		r->from = l->to;
		return;
	}
	if (!r->lines++)
		r->line = l->at;
	r->special += count_special(l->s);
}

/*
 * True for a conflict marker of git. Both versions between the markers are read, but a marker
 * itself would turn text into a heading and end a log.
 */
static bool
conflict_mark(struct guard *g, const struct guard_line *l)
{
	enum marker m = marker_next(&g->markers, l->s);

	if (m == MARKER_OURS)
		report(g, l->at, "a merge conflict: both versions are read");
	return m != MARKER_NONE;
}

struct str
guard_body(struct buf *scratch, struct str body, uint32_t at, struct parse *p)
{
	struct guard g = {.scratch = scratch, .body = body, .parse = p};
	struct guard_line l = {.at = at};
	struct str rest = body;
	struct run r = {0};
	/* most files are too short to break the other limits */
	bool small = body.n <= GUARD_PARAGRAPH;

	buf_clear(scratch);
	for (; str_line(&l.s, &rest); l.from = l.to, l.at++) {
		size_t text;

		l.to = body.n - rest.n;
		if (conflict_mark(&g, &l)) {
			end_run(&g, &r, l.from);
		} else if (containers(l.s, !small, &text) <= GUARD_MARKERS) {
			if (!small)
				add_line(&g, &r, &l, text);
			continue;
		} else {
			end_run(&g, &r, l.from);
			report(&g, l.at, "a line of more than 32 list or quote markers is taken as plain text");
		}
		r.open = 0;
		copy(&g, l.from);
		copy_empty(&g, l.to);
		r.from = l.to;
	}
	end_run(&g, &r, body.n);
	if (!g.copied)
		return body;
	copy(&g, body.n);
	return buf_view(scratch);
}
