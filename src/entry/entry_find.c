/* SPDX-License-Identifier: ISC */
#include "entry/entry_find.h"
#include "entry/stamp.h"

/* the last word of a text; takes the blanks and openings after it off the text */
static struct str
last_word(struct str *s)
{
	size_t n;

	while (s->n && char_in(s->p[s->n - 1], STR(" \t[(<*_=@")))
		s->n--;
	for (n = s->n; n && !char_in(s->p[n - 1], STR(" \t([")); n--)
		;
	return str_sub(*s, n, s->n);
}

/* true for a word, before a date, that makes it a term or the day of something else */
static bool
sets_term(struct str before)
{
	static const struct str terms[] = {
		STR_INIT("by"), STR_INIT("until"), STR_INIT("till"), STR_INIT("due"), STR_INIT("due:"),
		STR_INIT("before"), STR_INIT("since"), STR_INIT("from"), STR_INIT("born"), STR_INIT("bis"),
		STR_INIT("seit"), STR_INIT("geboren"), STR_INIT("scheduled"), STR_INIT("starts"),
		STR_INIT("DEADLINE:"), STR_INIT("SCHEDULED:"),
	};
	struct str word = last_word(&before);

	/* "born on 2001-02-03" */
	if (str_eq(word, STR("on")) || str_eq(word, STR("am")) || str_eq(word, STR("for"))) {
		before.n -= word.n;
		word = last_word(&before);
	}
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++)
		if (str_eq(terms[i], word))
			return true;
	return false;
}

/* true if the date after `before` is that of the entry, by the emoji of Obsidian Tasks before it */
static bool
counts(struct str before, char mark)
{
	before = str_trim(before);
	/* a variation selector */
	if (str_ends(before, STR("\xEF\xB8\x8F")))
		before.n -= 3;
	if (str_ends(before, STR("✅")))
		return mark == 'x';
	if (str_ends(before, STR("📅")) || str_ends(before, STR("⏳")))
		return !mark || mark == ' ' || mark == '/';
	return !str_ends(before, STR("➕")) && !str_ends(before, STR("🛫")) &&
	       !str_ends(before, STR("❌")) && !sets_term(before);
}

/* true if no words follow a date */
static bool
ends_here(struct str s, day date)
{
	bool odd = false;

	stamp_skip_beside(&s, date, &odd);
	while (s.n && (char_space(s.p[0]) || char_in(s.p[0], STR(".!)]>*_=\\"))))
		s = str_sub(s, 1, s.n);
	return !s.n;
}

/* the offset from i on where a date may begin: a digit or a letter that begins a word; or s.n */
static size_t
next_word(struct str s, size_t i)
{
	if (i && i < s.n)
		while (i < s.n &&
		       (char_letter(s.p[i]) || char_digit(s.p[i]) || char_in(s.p[i], STR("-/._"))))
			i++;
	while (i < s.n && !char_digit(s.p[i]) && !char_letter(s.p[i])) {
		/* the address of a link, and code, hold no date */
		if (s.p[i] == '(' && i && s.p[i - 1] == ']')
			i += str_chr(str_sub(s, i, s.n), ')');
		else if (s.p[i] == '`')
			i += 1 + str_chr(str_sub(s, i + 1, s.n), '`');
		else
			i++;
	}
	return i < s.n ? i : s.n;
}

/* true for "12/8" or "12.8." at the beginning: a day and a month, in whatever order */
static bool
no_year(struct str s)
{
	size_t n = 0, marks = 0;

	while (n < s.n && n < 6 && (char_digit(s.p[n]) || char_in(s.p[n], STR("/."))))
		marks += !char_digit(s.p[n++]);
	return n >= 3 && char_digit(s.p[0]) && n < s.n && (char_blank(s.p[n]) || s.p[n] == ':') &&
	       (s.p[n - 1] == '.' ? marks == 2 : marks == 1 && str_chr(str_sub(s, 0, n), '/') < n);
}

enum entry_is
entry_find(struct entry *out, struct str *text, struct str item, const struct written_style *style,
           const char **why)
{
	struct entry e = {.dir = '-', .sign = '.', .weight = 1, .date = DAY_NONE};
	struct str s = str_trim(item), line;
	size_t dates = 0, good = 0;
	char mark;

	if (!str_has_digit(s) || !entry_state(&e, &s, &mark))
		return ENTRY_NOT;
	str_line(&line, &s);
	for (size_t i = next_word(line, 0); i < line.n;) {
		struct str rest = str_sub(line, i, line.n), before = str_sub(line, 0, i);
		day d = DAY_NONE;

		if (written_read(&d, &rest, style, why) < WRITTEN_DAY) {
			i = next_word(line, i ? i : 1);
			continue;
		}
		dates++;
		if (ends_here(rest, d) && counts(before, mark)) {
			e.date = d;
			good++;
			/* the day of a task that is done, whatever else it has */
			dates = str_ends(str_trim(before), STR("✅")) ? 1 : dates;
		}
		i = next_word(line, line.n - rest.n);
	}
	*why = "holds a date and is no entry: begin with the date";
	if (!dates && no_year(line)) {
		*why = "a date without its year; write 2025-06-01";
		return ENTRY_DATED;
	}
	if (!good || dates > 1)
		return dates ? ENTRY_DATED : ENTRY_NOT;
	e.line = out->line;
	e.kind = "";
	*text = str_trim(item);
	entry_state(&e, text, &mark);
	*out = e;
	return ENTRY_GOOD;
}
