/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/dayguess.h"
#include "base/dayword.h"
#include "base/shell.h"
#include "cli/plan_slip.h"
#include "edit/typed.h"

/* appends the words, each as one of a shell */
static void
add_words(struct buf *out, struct str s)
{
	struct str word;

	while (s.n) {
		s = str_cut(&word, s, ' ');
		if (!word.n)
			continue;
		buf_chr(out, ' ');
		shell_word(out, word);
	}
}

/* the command: the words before "by", those after the date, then the date */
static void
add_typed(struct buf *out, const struct tool *t, const char *who, struct str before, struct str after, struct str date)
{
	const char *dash = strrchr(t->name, '-');

	buf_fmt(out, "tend %s --plan ", dash ? dash + 1 : t->name);
	shell_word(out, str_of(who));
	add_words(out, before);
	add_words(out, after);
	buf_str(out, STR(" by"));
	add_words(out, date);
}

/* a date that is read, or a weekday, with words after it: "friday at noon"; the length of the date */
static size_t
read_date(struct str s, day today)
{
	struct str first, rest = str_cut(&first, s, ' ');
	struct str word = str_ends(first, STR(",")) ? str_sub(first, 0, first.n - 1) : first;
	day d;

	/* "by 2027 readers": a year may be a number */
	if (!rest.n || str_digits(word) || dayword_ahead(&d, word, today, true) < 0)
		return 0;
	return word.n;
}

/* the length of the date that is guessed, from the most words on; 0 if there is none */
static size_t
guess(struct dayguess *out, struct str s, const struct tool *t)
{
	for (size_t n = s.n; n > 0; n--) {
		if (n < s.n && s.p[n] != ' ')
			continue;
		*out = dayguess(str_sub(s, 0, n), t->today, true, &t->book.set.dates);
		/* "by May Ito": a month is a date only as the last word */
		if (out->is != DAYGUESS_NONE && (out->is != DAYGUESS_MONTH || n == s.n))
			return n;
	}
	return 0;
}

void
plan_slip(const struct tool *t, const char *who, struct str text)
{
	size_t at = typed_by(text), n;
	struct str before = str_sub(text, 0, at), date = str_trim(str_sub(text, at + 3, text.n)), after;
	struct buf typed = {0};
	struct dayguess g;
	char iso[DAY_SIZE], other[DAY_SIZE];

	if (at >= text.n)
		return;
	n = guess(&g, date, t);
	if (n) {
		after = str_trim(str_sub(date, n, date.n));
		date = str_sub(date, 0, n);
		if (g.is == DAYGUESS_NO_DAY)
			tool_fail(t, "by %.*s: there is no such day; nothing was written", STR_ARG(date));
		if (g.d < t->today && g.is != DAYGUESS_TWO)
			tool_fail(t, "by %.*s: this day is past; nothing was written", STR_ARG(date));
		day_format(iso, g.d);
		day_format(other, g.other);
		add_typed(&typed, t, who, before, after, str_of(iso));
		if (g.is == DAYGUESS_TWO)
			tool_fail(t, "by %.*s: %s or %s? type the one you mean: %s", STR_ARG(date), iso, other, typed.p);
		tool_fail(t, "by %.*s: type this date as %s: %s", STR_ARG(date), iso, typed.p);
	}
	n = read_date(date, t->today);
	if (n) {
		after = str_trim(str_sub(date, n + (date.p[n] == ','), date.n));
		add_typed(&typed, t, who, before, after, str_sub(date, 0, n));
		tool_fail(t, "by %.*s: the date comes last: %s", STR_ARG(date), typed.p);
	}
}

void
plan_slip_open(struct tool *t, struct needs needs, int argc, char **argv)
{
	const char *dash = strrchr(t->name, '-');
	struct buf typed = {0};

	/* two words more than the contact: one may be a contact with a typing error */
	t->stays = argc > 2;
	tool_open(t, needs, false, argc, argv);
	if (!t->stays)
		return;
	if (t->people.n == 1 && t->errors.n + 1 >= (size_t)argc) {
		shell_words(&typed, (const char *const *)argv, (size_t)argc);
		tool_fail(t, "%s: no such contact; to add %s: tend %s --plan%s", argv[1],
		          str_eq(str_of(t->name), STR("tend-ask")) ? "an ask" : "a promise", dash ? dash + 1 : t->name, typed.p);
	}
	tool_report_pending(t);
	if (t->people.named && !t->people.n && t->errors.n)
		exit(NOTHING);
}
