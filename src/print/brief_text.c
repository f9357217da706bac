/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "contact/body_page.h"
#include "print/brief_text.h"
#include "print/html.h"

enum {
	WIDTH = 80,   /* columns, the same on every terminal, so that a page can be printed */
	PAGE = 24,    /* lines */
	HEAD = 3,     /* lines for the name and blank lines; the title is a fact */
	LABEL = 9,    /* columns */
	BYTES = 1024, /* of a text that are read; the rest is cut */
	CAREFUL_LINES = 6, /* what to leave unsaid is cut off after so many lines */
	TEXT_MIN = 20, /* columns reserved for a Markdown text, however long its lead and tail are */
};

/* the label of a fact, and whether it may always fill two lines, as texts to say in a call do */
static const struct {
	struct str label;
	bool two_lines;
} parts[BRIEF_NPARTS] = {
	[BRIEF_TITLE] = {STR_INIT(""), false}, [BRIEF_STATUS] = {STR_INIT("Status"), false},
	[BRIEF_NOTES] = {STR_INIT("Notes"), true},
	[BRIEF_CAREFUL] = {STR_INIT("Careful"), false}, [BRIEF_OWN] = {STR_INIT("Own"), false},
	[BRIEF_REACH] = {STR_INIT("Reach"), false},
	[BRIEF_SINCE] = {STR_INIT("Since"), false}, [BRIEF_DATES] = {STR_INIT("Dates"), false},
	[BRIEF_WHY] = {STR_INIT("Why"), true},
	[BRIEF_LAST] = {STR_INIT("Last"), false}, [BRIEF_LOG] = {STR_INIT("Log"), false},
	[BRIEF_PLAN] = {STR_INIT("Plan"), false},
	[BRIEF_ACCOUNT] = {STR_INIT("Account"), false}, [BRIEF_AGENDA] = {STR_INIT("Agenda"), true},
	[BRIEF_NEEDS] = {STR_INIT("Needs"), true}, [BRIEF_OFFERS] = {STR_INIT("Offers"), true},
	[BRIEF_GIVE] = {STR_INIT("Give"), false},
	[BRIEF_PROMISE] = {STR_INIT("Promise"), false}, [BRIEF_ASKS] = {STR_INIT("Ask"), false},
	[BRIEF_COMMON] = {STR_INIT("Common"), false}, [BRIEF_TIES] = {STR_INIT("Ties"), false},
	[BRIEF_NEWS] = {STR_INIT("News"), false}, [BRIEF_HOOK] = {STR_INIT("Hook"), true},
	[BRIEF_MISSING] = {STR_INIT("Missing"), true},
};

enum brief_text_format
brief_text_format_of(FILE *f, enum palette_when when)
{
	if (!isatty(fileno(f)))
		return BRIEF_TEXT_MARKDOWN;
	return palette_on(f, when) ? BRIEF_TEXT_BRIGHT : BRIEF_TEXT_TERMINAL;
}

/* --- cutting --- */

/* the beginning of s of at most `most` columns, cut at a blank if one is near its end */
static struct str
columns(struct str s, size_t most)
{
	struct str rest = s;
	size_t width = 0, end = 0, at_blank = 0;

	while (rest.n) {
		struct str c = rest;

		utf8_next(&rest);
		c.n -= rest.n;
		width += text_width(c);
		if (width > most)
			break;
		end = s.n - rest.n;
		if (c.p[0] == ' ')
			at_blank = end - 1;
	}
	return str_sub(s, 0, end < s.n && at_blank && end - at_blank < 20 ? at_blank : end);
}

/* s if it fits, else its beginning; *cut is true if it was cut */
static struct str
fit(struct str s, size_t most, bool *cut)
{
	struct str head = columns(utf8_cut(s, BYTES), most);

	*cut = head.n < s.n;
	/* the ellipsis takes one column */
	return *cut ? columns(utf8_cut(s, BYTES), most - 1) : s;
}

/*
 * The beginning of a sentence, up to the last end of a clause in it that is in no bracket; else up
 * to the last such blank. A caveat in brackets belongs to what stands before it.
 */
static struct str
clauses(struct str s)
{
	size_t depth = 0, clause = 0, blank = 0;

	for (size_t i = 1; i < s.n; i++) {
		depth += char_in(s.p[i - 1], STR("(["));
		depth -= depth && char_in(s.p[i - 1], STR(")]"));
		if (s.p[i] != ' ' || depth || str_starts(str_sub(s, i + 1, s.n), STR("(")))
			continue;
		blank = i;
		if (char_in(s.p[i - 1], STR(".,;:!?")))
			clause = i - 1;
	}
	return clause || blank ? str_sub(s, 0, clause ? clause : blank) : s;
}

/* a fact, cut to fit the page */
struct fitted_fact {
	struct str lead, markdown, tail;
	bool lead_cut, markdown_cut;
};

/* columns for a fact: those of its lines, without "- **Label** " and the margin of the second */
static size_t
columns_of(enum brief_part part, size_t lines)
{
	return WIDTH - 7 - parts[part].label.n + (lines - 1) * (WIDTH - LABEL);
}

/* cuts a fact to a number of lines; the tail has priority */
static struct fitted_fact
fact_fit(const struct fact *f, size_t lines)
{
	size_t space = columns_of(f->part, f->part == BRIEF_CAREFUL ? CAREFUL_LINES : lines), width;
	struct fitted_fact s;
	bool cut;

	s.tail = fit(f->tail, space / 2, &cut);
	space -= text_width(s.tail);
	s.lead = fit(f->lead, space, &s.lead_cut);
	width = text_width(s.lead);
	s.markdown = fit(f->markdown, width + TEXT_MIN < space ? space - width : TEXT_MIN, &s.markdown_cut);
	if (f->part == BRIEF_NOTES && s.markdown_cut)
		s.markdown = clauses(s.markdown);
	return s;
}

/* how many lines a fact needs, at most two */
static size_t
lines_of(const struct fact *f)
{
	struct fitted_fact s = fact_fit(f, 1);

	return s.lead_cut || s.markdown_cut ? 2 : 1;
}

/* --- Markdown --- */

/* true for a character that Markdown may take for inline markup */
static bool
is_markup(struct str s, size_t i)
{
	char before = i ? s.p[i - 1] : ' ', after = i + 1 < s.n ? s.p[i + 1] : ' ';

	if (s.p[i] == '_')
		return !(char_alpha(before) || char_digit(before)) || !(char_alpha(after) || char_digit(after));
	if (s.p[i] == '&')
		return after == '#' || char_alpha(after);
	if (s.p[i] == '<')
		return after != ' ' && after != '-';
	return s.p[i] && strchr("\\`*[]~", s.p[i]);
}

/* the position of a character that begins a list, quote, rule or underline, or s.n */
static size_t
begins_block(struct str s)
{
	size_t i = 0;

	if (s.n && s.p[0] && strchr("-+=>#", s.p[0]))
		return 0;
	while (i < s.n && char_digit(s.p[i]))
		i++;
	return i && i < s.n && (s.p[i] == '.' || s.p[i] == ')') ? i : s.n;
}

/* appends text, escaped so that Markdown reads all of it as text; `begins` at a line's beginning */
static void
escape(struct buf *out, struct str s, bool begins)
{
	size_t block = begins ? begins_block(s) : s.n;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n' || s.p[i] == '\r') {
			buf_chr(out, ' ');
			continue;
		}
		/* a # after the text of a heading would end it */
		if (i == block || is_markup(s, i) || (begins && s.p[i] == '#'))
			buf_chr(out, '\\');
		buf_chr(out, s.p[i]);
	}
}

static void
markdown_fact(struct buf *out, const struct fact *f, size_t lines)
{
	struct fitted_fact s = fact_fit(f, lines);

	if (f->part == BRIEF_TITLE) {
		escape(out, s.lead, true);
		buf_str(out, s.lead_cut ? STR("…\n\n") : STR("\n\n"));
		return;
	}
	buf_fmt(out, "- **%.*s** ", STR_ARG(parts[f->part].label));
	escape(out, s.lead, false);
	buf_str(out, s.lead_cut ? STR("…") : STR(""));
	buf_str(out, s.markdown);
	buf_str(out, s.markdown_cut ? STR("…") : STR(""));
	escape(out, s.tail, false);
	buf_chr(out, '\n');
}

/* --- the terminal --- */

/* the shown text of a link that begins s; *n is the length of the link */
static bool
link_text(struct str *text, size_t *n, struct str s)
{
	bool wiki = str_starts(s, STR("[["));
	size_t from = wiki || s.p[0] == '!' ? 2 : 1, close, end;
	struct str id, name;

	close = from + str_chr(str_sub(s, from, s.n), ']');
	end = close + 1;
	if (end >= s.n || s.p[end] != (wiki ? ']' : '('))
		return false;
	if (!wiki)
		end += str_chr(str_sub(s, end, s.n), ')');
	if (end >= s.n)
		return false;
	*n = end + 1;
	*text = str_sub(s, from, close);
	name = str_cut(&id, *text, '|');
	if (wiki)
		*text = name.n ? name : id;
	return str_chr(*text, '[') == text->n;
}

static bool
punctuation(char c)
{
	return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 127);
}

/* appends Markdown with links as their shown texts and without escapes; s is short */
static void
add_shown(struct buf *out, struct str s)
{
	size_t n;

	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_sub(s, i, s.n), text;
		bool link = s.p[i] == '[' || str_starts(rest, STR("!["));

		if (link && link_text(&text, &n, rest)) {
			buf_str(out, text);
			i += n - 1;
			continue;
		}
		if (s.p[i] == '\\' && i + 1 < s.n && punctuation(s.p[i + 1]))
			i++;
		buf_chr(out, s.p[i]);
	}
}

/* appends visible text, wrapped, with a margin before each line after the first */
static void
wrap(struct buf *out, struct str text, size_t margin)
{
	size_t at = margin;
	struct str word;

	while (text.n) {
		size_t width;

		text = str_cut(&word, text, ' ');
		width = text_width(word);
		if (at > margin && at + 1 + width > WIDTH) {
			buf_fmt(out, "\n%*s", (int)margin, "");
			at = margin;
		} else if (at > margin) {
			buf_chr(out, ' ');
			at++;
		}
		buf_str(out, word);
		at += width;
	}
	buf_chr(out, '\n');
}

static void
label(struct buf *out, enum brief_text_format format, struct str s)
{
	buf_fmt(out, "%s%.*s%s%*s", format == BRIEF_TEXT_BRIGHT && s.n ? PALETTE_STRONG : "", STR_ARG(s),
	        format == BRIEF_TEXT_BRIGHT && s.n ? PALETTE_PLAIN : "", LABEL - (int)s.n, "");
}

static void
terminal_fact(struct buf *out, enum brief_text_format format, const struct fact *f, size_t lines, bool first)
{
	struct buf shown = {0}, line = {0}, visible = {0};
	struct fact plain = *f;
	struct fitted_fact s;

	/* only the shown text of a link counts for its width */
	add_shown(&shown, utf8_cut(f->markdown, 4 * BYTES));
	plain.markdown = buf_view(&shown);
	s = fact_fit(&plain, lines);
	buf_str(&line, s.lead);
	buf_str(&line, s.lead_cut ? STR("…") : STR(""));
	buf_str(&line, s.markdown);
	buf_str(&line, s.markdown_cut ? STR("…") : STR(""));
	buf_str(&line, s.tail);
	text_visible(&visible, buf_view(&line), false);
	if (f->part != BRIEF_TITLE)
		label(out, format, first ? parts[f->part].label : STR(""));
	wrap(out, buf_view(&visible), f->part == BRIEF_TITLE ? 0 : LABEL);
	buf_str(out, f->part == BRIEF_TITLE ? STR("\n") : STR(""));
	buf_free(&shown);
	buf_free(&line);
	buf_free(&visible);
}

/* --- pages --- */

static void
heading(struct buf *out, enum brief_text_format format, struct str name)
{
	struct buf visible = {0};
	bool cut;

	name = fit(name, WIDTH - 4, &cut);
	if (format == BRIEF_TEXT_MARKDOWN) {
		buf_str(out, STR("# "));
		escape(out, name, true);
	} else {
		text_visible(&visible, name, false);
		buf_fmt(out, "%s%.*s", format == BRIEF_TEXT_BRIGHT ? PALETTE_STRONG : "", STR_ARG(buf_view(&visible)));
	}
	buf_str(out, cut ? STR("…") : STR(""));
	buf_str(out, format == BRIEF_TEXT_BRIGHT ? STR(PALETTE_PLAIN "\n") : STR("\n"));
	buf_free(&visible);
}

/* copies the facts, and one in place of all that are missing, to *v; returns how many */
static size_t
page_facts(struct fact *v, struct buf *missing, const struct fact *f, size_t n)
{
	static const char *const what[BRIEF_NPARTS] = {
		[BRIEF_WHY] = "why they matter to you", [BRIEF_NEEDS] = "what you could do for them",
		[BRIEF_HOOK] = "what would make them curious",
	};
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (f[i].missing)
			buf_fmt(missing, "%s%s", missing->n ? "; " : "", what[f[i].part]);
		else
			v[kept++] = f[i];
	}
	if (missing->n)
		v[kept++] = (struct fact){.part = BRIEF_MISSING, .lead = buf_view(missing)};
	return kept;
}

/* leaves out the oldest entries of the log, but the last, while the facts take more than a page */
static size_t
drop_log(struct fact *f, size_t n, size_t *used)
{
	for (size_t i = n; i > 1 && *used > PAGE; i--) {
		if (f[i - 1].part != BRIEF_LOG || f[i - 2].part != BRIEF_LOG)
			continue;
		memmove(&f[i - 1], &f[i], (n - i) * sizeof(*f));
		n--;
		--*used;
	}
	return n;
}

void
brief_text_page(struct buf *out, enum brief_text_format format, struct str name,
                const struct fact *facts, size_t nfacts)
{
	struct fact *f = mem_alloc((nfacts + 1) * sizeof(*f));
	struct buf missing = {0};
	size_t n = page_facts(f, &missing, facts, nfacts), used = HEAD;

	heading(out, format, name);
	if (format == BRIEF_TEXT_MARKDOWN || (n && f[0].part != BRIEF_TITLE))
		buf_chr(out, '\n');
	for (size_t i = 0; i < n; i++)
		used += parts[f[i].part].two_lines ? lines_of(&f[i]) : 1;
	n = drop_log(f, n, &used);
	for (size_t i = 0; i < n; i++) {
		size_t lines = lines_of(&f[i]);

		/* a cut fact gets a second line as long as the page has one left */
		if (lines > 1 && !parts[f[i].part].two_lines) {
			lines = used < PAGE ? 2 : 1;
			used += lines - 1;
		}
		if (format == BRIEF_TEXT_MARKDOWN)
			markdown_fact(out, &f[i], lines);
		else
			terminal_fact(out, format, &f[i], lines, !i || f[i - 1].part != f[i].part);
	}
	buf_free(&missing);
	free(f);
}

void
brief_text_between(struct buf *out, enum brief_text_format format)
{
	buf_str(out, format == BRIEF_TEXT_MARKDOWN ? STR("\n---\n\n") : STR("\n"));
}

/* --- HTML --- */

/* the policy allows this style by its digest (SHA-256); tests/spec/brief.md checks the digest */
#define STYLE \
	":root{color-scheme:light dark}" \
	"body{font:1em/1.45 system-ui,sans-serif;max-width:44em;margin:2em auto;padding:0 1em}" \
	"h1{font-size:1.4em;margin:0 0 .2em}" \
	"ul{padding-left:1.1em}" \
	"article+article{border-top:1px solid;margin-top:2em;padding-top:2em}" \
	"@media print{body{font-size:10pt;margin:0;max-width:none}article+article{break-before:page;border:0}}"
#define DIGEST "Lpl1ozVMpirs/9ZZxZVyqApdeAScWg74hgxKqMrH11g="

void
brief_text_html_begin(struct buf *out, struct str title)
{
	html_begin(out, title, &(struct html_style){.style = STR(STYLE), .style_digest = STR(DIGEST)});
}

void
brief_text_html(struct buf *out, struct str markdown, struct parse *p)
{
	buf_str(out, STR("<article>\n"));
	if (body_html(out, markdown, p) < 0) {
		buf_str(out, STR("<pre>"));
		html_text(out, markdown);
		buf_str(out, STR("</pre>\n"));
	}
	buf_str(out, STR("</article>\n"));
}

void
brief_text_html_end(struct buf *out)
{
	html_end(out);
}
