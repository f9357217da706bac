/* SPDX-License-Identifier: ISC */
#include "base/abbreviations.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "contact/dated_item.h"
#include "contact/log.h"
#include "contact/log_name.h"
#include "entry/task.h"
#include "contact/sentences.h"
#include "front/key.h"

/* ends of sentences beyond ASCII, in UTF-8 */
static const struct str ellipsis = STR_INIT("…"), full_stop = STR_INIT("。");
static const struct str wide_question = STR_INIT("？"), arabic_question = STR_INIT("؟");
static const struct str wide_mark = STR_INIT("！");

/* spaces that may stand before a closing quotation mark */
static const struct str blanks[] = {STR_INIT(" "), STR_INIT("\u00a0"), STR_INIT("\u202f")};

enum { QUOTATION = 200 }; /* bytes after a sentence in which the quotation or bracket around it is closed */

void
sentences_open(struct sentences *s, struct str body)
{
	*s = (struct sentences){.rest = body};
}

void
sentences_close(struct sentences *s)
{
	buf_free(&s->word);
	buf_free(&s->words);
}

/* the length of the mark at s.p[i] that may end a sentence; 0 if there is none */
static size_t
end_mark(struct str s, size_t i, bool *alone)
{
	struct str rest = str_sub(s, i, s.n);

	*alone = false;
	if (char_in(s.p[i], STR(".!?")))
		return 1;
	if ((unsigned char)s.p[i] < 0x80)
		return 0;
	if (str_starts(rest, ellipsis))
		return ellipsis.n;
	if (str_starts(rest, arabic_question))
		return arabic_question.n;
	/* no space follows these */
	*alone = str_starts(rest, full_stop) || str_starts(rest, wide_question) ||
	         str_starts(rest, wide_mark);
	return *alone ? full_stop.n : 0;
}

/* quotation marks in UTF-8; the ASCII one closes what it opens */
static const struct quote {
	struct str open, close;
} quotes[] = {
	{STR_INIT("\""), STR_INIT("\"")}, {STR_INIT("“"), STR_INIT("”")}, {STR_INIT("„"), STR_INIT("“")},
	{STR_INIT("„"), STR_INIT("”")},   {STR_INIT("«"), STR_INIT("»")}, {STR_INIT("»"), STR_INIT("«")},
};

/* the length of the quotation mark that begins s and closes what `open` opened; 0 if none does */
static size_t
closes(struct str s, struct str open)
{
	for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
		if (str_eq(quotes[i].open, open) && str_starts(s, quotes[i].close))
			return quotes[i].close.n;
	return 0;
}

/* moves *open, the mark of a quotation that is not closed, or "", over byte i of a text */
static void
pass_quote(struct str s, size_t i, struct str *open)
{
	struct str rest = str_sub(s, i, s.n);

	if (s.p[i] != '"' && (unsigned char)s.p[i] < 0x80)
		return;
	if (open->n) {
		if (closes(rest, *open))
			*open = STR("");
		return;
	}
	/* not in 5" */
	if (i && (char_letter(s.p[i - 1]) || char_digit(s.p[i - 1])))
		return;
	for (size_t k = 0; k < sizeof(quotes) / sizeof(quotes[0]) && !open->n; k++)
		if (str_starts(rest, quotes[k].open))
			*open = quotes[k].open;
}

/* true if the quotation that `open` opened is closed soon after byte i of a text */
static bool
closes_soon(struct str s, size_t i, struct str open)
{
	for (size_t to = i + QUOTATION; i < s.n && i < to; i++)
		if (closes(str_sub(s, i, s.n), open))
			return true;
	return false;
}

/* true if a bracket is closed soon after byte i of a text */
static bool
bracket_closes_soon(struct str s, size_t i)
{
	struct str soon = str_sub(s, i, i + QUOTATION);

	return str_chr(soon, ')') < soon.n;
}

/* true if a sentence may go on after a bracket that closed before byte i: "Lars (+47 ...) answers" */
static bool
goes_on_after_bracket(struct str s, size_t i)
{
	while (i < s.n && char_space(s.p[i]))
		i++;
	return i < s.n && char_letter(s.p[i]) && text_class(text_peek(str_sub(s, i, s.n))) != TEXT_UPPER;
}

/* the end of the quotation marks, brackets and marks of emphasis from byte i on */
static size_t
pass_closing(struct str s, size_t i, struct str *open)
{
	while (i < s.n) {
		struct str rest = str_sub(s, i, s.n);
		size_t n = open->n ? closes(rest, *open) : 0;

		/* « Qui ? » */
		if (open->n && !n && !str_eq(*open, STR("\"")) && STR_SKIP_ANY(&rest, blanks) >= 0)
			n = closes(rest, *open) ? s.n - i - rest.n + closes(rest, *open) : 0;
		if (n)
			*open = STR("");
		else if (!char_in(s.p[i], STR("\"')]*_")))
			break;
		i += n ? n : 1;
	}
	return i;
}

/*
 * True if a mark, from byte `at` to `end` with what it closes, ends no sentence: it is in a bracket.
 * One at the beginning of a text may be the bracket of a whole sentence, or of several.
 */
static bool
in_bracket(struct str s, size_t at, size_t end, size_t depth)
{
	size_t closed = 0;

	for (size_t i = at; i < end; i++)
		closed += s.p[i] == ')';
	if (depth > closed)
		return bracket_closes_soon(s, end);
	return depth && s.p[0] != '(' && goes_on_after_bracket(s, end);
}

bool
sentences_split(struct str *out, struct str *rest)
{
	struct str s = str_trim(*rest), open = STR("");
	size_t to = s.n, depth = 0;

	for (size_t i = 0; i < s.n && to == s.n; i++) {
		bool alone;
		size_t n, end;

		/* most bytes are neither a mark nor part of one */
		if (char_alpha(s.p[i]) || s.p[i] == ' ')
			continue;
		depth += s.p[i] == '(';
		depth -= depth && s.p[i] == ')';
		n = end_mark(s, i, &alone);
		if (!n) {
			pass_quote(s, i, &open);
			continue;
		}
		end = pass_closing(s, i + n, &open);
		if (end < s.n && !alone && !char_space(s.p[end]))
			continue;
		if (s.p[i] == '.' && end == i + 1 && abbreviation_stop(s, i))
			continue;
		if (depth && in_bracket(s, i, end, depth))
			continue;
		if (!open.n || !closes_soon(s, end, open))
			to = end;
	}
	*out = str_trim(str_sub(s, 0, to));
	*rest = str_sub(s, to, s.n);
	return out->n > 0;
}

/* cuts what comes after the question mark of a sentence; false if there is none */
static bool
cut_question(struct str *one)
{
	static const struct str closing[] = {
		STR_INIT("\""), STR_INIT("'"), STR_INIT(")"), STR_INIT("]"), STR_INIT("*"), STR_INIT("_"),
		STR_INIT("!"), STR_INIT(" "), STR_INIT("”"), STR_INIT("“"), STR_INIT("»"), STR_INIT("«"),
		STR_INIT("\u00a0"), STR_INIT("\u202f"),
	};
	size_t i = 0;

	while (i < sizeof(closing) / sizeof(closing[0]))
		if (str_ends(*one, closing[i])) {
			one->n -= closing[i].n;
			i = 0;
		} else {
			i++;
		}
	return str_ends(*one, STR("?")) || str_ends(*one, wide_question) || str_ends(*one, arabic_question);
}

/* a sentence up to its question mark, with as many quotation marks opened as closed; or "" */
static struct str
question_of(struct str one)
{
	struct str question = one, open = STR("");

	if (!cut_question(&question))
		return STR("");
	for (size_t i = 0; i < question.n; i++)
		pass_quote(question, i, &open);
	if (!open.n && question.p[0] == '(' && str_chr(question, ')') == question.n)
		open = STR("(");
	if (!open.n)
		return question;
	if (str_skip(&question, open))
		return str_trim(question);
	return str_sub(one, 0, pass_closing(one, question.n, &open));
}

struct str
sentences_question(struct str text)
{
	struct str one, last = STR("");

	while (sentences_split(&one, &text)) {
		struct str question = question_of(one);

		if (question.n)
			last = question;
	}
	return last;
}

/* the level of a heading, 1 to 6; 0 for other lines */
static int
heading_level(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '#')
		n++;
	return n && n <= 6 && (n == line.n || char_blank(line.p[n])) ? (int)n : 0;
}

/* true for the heading of a log or of tasks */
static bool
leads_apart(struct sentences *s, struct str title)
{
	struct str words = log_name_words(&s->words, &s->word, title);

	return log_name(words) || task_heading(words);
}

static void
pass_heading(struct sentences *s, struct str line, int level)
{
	if (s->skipped && level > s->skipped)
		return;
	s->skipped = leads_apart(s, line) ? level : 0;
}

/* the bytes of the number and its mark that may begin an item of a list: "3."; 0 if none does */
static size_t
numbered(struct str line)
{
	size_t n = 0;

	while (n < line.n && n < 9 && char_digit(line.p[n]))
		n++;
	return n && n + 1 < line.n && char_in(line.p[n], STR(".)")) && char_blank(line.p[n + 1]) ? n + 1
	                                                                                         : 0;
}

/* true if two numbers of a list may follow each other; "1." may mark each of its items */
static bool
may_follow(int64_t n, int64_t next)
{
	return next == n || next == n + 1;
}

/* true if the next line with a text has a number that may follow n */
static bool
next_follows(struct str rest, int64_t n)
{
	struct str line;

	while (str_line(&line, &rest)) {
		size_t mark = numbered(str_trim(line));

		line = str_trim(line);
		if (line.n)
			return mark && may_follow(n, str_number(str_sub(line, 0, mark - 1), INT32_MAX));
	}
	return false;
}

/*
 * The text of a list item; *item is false for other lines. "3. Semester Master" counts only
 * before or after a line with a neighbouring number.
 */
static struct str
without_marker(struct sentences *s, struct str line, bool *item)
{
	size_t mark = numbered(line);
	int64_t n = mark ? str_number(str_sub(line, 0, mark - 1), INT32_MAX) : 0;

	*item = line.n > 1 && char_in(line.p[0], STR("-*+")) && char_blank(line.p[1]);
	if (*item)
		return str_trim(str_sub(line, 1, line.n));
	*item = mark && ((s->number && may_follow(s->number, n)) || next_follows(s->rest, n));
	if (mark)
		s->number = *item ? n : 0;
	return *item ? str_trim(str_sub(line, mark, line.n)) : line;
}

/* true for a line that is no prose */
static bool
is_other(struct str line)
{
	return char_in(line.p[0], STR("|>")) || str_starts(line, STR("<!--")) ||
	       str_starts(line, STR("---")) || str_starts(line, STR("===")) || str_starts(line, STR("***"));
}

enum { LABEL = 24 }; /* bytes of the name of a key before a colon, at most */

/* true for a key whose value tells nothing as a sentence: an address, a day, a name */
static bool
is_bare(enum key k)
{
	enum key_kind kind = key_kind(k);

	if (k == KEY_NAME || kind == KIND_DAY || kind == KIND_PARTIAL || kind == KIND_PERIOD)
		return true;
	return key_card(k)->property && key_search(k) != SEARCH_REST;
}

/* true for a line, without the mark of an item, that is such a key: "**Company:** Acme" */
static bool
is_field(struct str line)
{
	struct str label = line, value = STR(""), one;
	bool exact;
	enum key key;

	for (size_t i = 0; i < line.n && i < LABEL; i++)
		if (line.p[i] == ':') {
			label = str_strip(str_sub(line, 0, i), STR("*_ "), STR("*_ "));
			value = str_sub(line, i + 1, line.n);
			break;
		}
	if (!value.n || !label.n)
		return false;
	key = key_find(label, NULL, &exact);
	/* a key of tend with two colons is one, whatever its value */
	if (str_starts(value, STR(":")))
		return key != KEY_OTHER;
	if (!is_bare(key))
		return false;
	/* "Title: head of glazes. Likes tea." is prose, too */
	sentences_split(&one, &value);
	return !str_trim(value).n;
}

/* finds the next paragraph or item; false at the end */
static bool
next_paragraph(struct sentences *s)
{
	const char *from = NULL, *to = NULL;
	struct str line, before = s->rest;
	bool record = false;

	for (; str_line(&line, &s->rest); before = s->rest) {
		struct str text = str_trim(line), inner;
		bool fence = str_starts(text, STR("```")) || str_starts(text, STR("~~~"));
		int level = heading_level(text);
		bool item = false;

		inner = text.n ? without_marker(s, text, &item) : text;
		if (from && (!text.n || fence || level || item || is_other(text) || is_field(inner))) {
			s->rest = before;
			break;
		}
		if (fence)
			s->code = !s->code;
		if (fence || s->code || !text.n)
			record = record && text.n;
		else if (level)
			pass_heading(s, str_sub(text, (size_t)level, text.n), level);
		else if (!s->skipped && !is_other(text) && !is_field(inner)) {
			record = item ? dated_item(inner) : record;
			if (record)
				continue;
			from = from ? from : inner.p;
			to = inner.p + inner.n;
		}
	}
	s->paragraph = from ? (struct str){from, (size_t)(to - from)} : STR("");
	return from != NULL;
}

bool
sentences_next(struct sentences *s, struct str *out)
{
	while (!sentences_split(out, &s->paragraph))
		if (!next_paragraph(s))
			return false;
	return true;
}
