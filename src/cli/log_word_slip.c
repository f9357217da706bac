/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/dayword.h"
#include "base/period.h"
#include "base/shell.h"
#include "base/text.h"
#include "cli/log_word_slip.h"

/* word i, without the colon before a text */
static struct str
plain(const struct log_slip *l, size_t i)
{
	struct str s = str_of(l->word[i]);

	return str_ends(s, STR(":")) ? str_sub(s, 0, s.n - 1) : s;
}

bool
log_word_common(struct str word)
{
	static const char *const common[] = {
		"beer", "breakfast", "call", "chat", "coffee", "dinner", "drinks", "email", "event", "fun", "gift", "help",
		"idea", "intro", "letter", "lunch", "mail", "meal", "meet", "meeting", "met", "message", "note", "party",
		"phone", "praise", "text", "video", "visit", "walk", "zoom",
	};

	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (str_eq(word, str_of(common[i])))
			return true;
	return false;
}

struct str
log_word_kind(struct str s)
{
	static const struct {
		struct str word, kind;
	} past[] = {
		{STR_INIT("called"), STR_INIT("call")},   {STR_INIT("rang"), STR_INIT("call")},
		{STR_INIT("phoned"), STR_INIT("call")},   {STR_INIT("mailed"), STR_INIT("mail")},
		{STR_INIT("emailed"), STR_INIT("mail")},  {STR_INIT("wrote"), STR_INIT("mail")},
		{STR_INIT("texted"), STR_INIT("text")},   {STR_INIT("visited"), STR_INIT("visit")},
		{STR_INIT("chatted"), STR_INIT("chat")},  {STR_INIT("helped"), STR_INIT("help")},
	};

	while (str_ends(s, STR(",")) || str_ends(s, STR(";")))
		s.n--;
	for (size_t i = 0; i < sizeof(past) / sizeof(past[0]); i++)
		if (text_same(s, past[i].word))
			return past[i].kind;
	return s;
}

bool
log_word_begins(struct str word)
{
	static const char *const begins[] = {
		"a", "an", "ate", "bought", "came", "drank", "gave", "got", "great", "had", "he", "her", "his", "i", "just",
		"left", "lost", "made", "my", "nice", "our", "ran", "said", "saw", "sent", "she", "sold", "spoke", "spent",
		"the", "their", "they", "told", "took", "was", "we", "went",
	};

	/* "she's", "called," */
	word = str_sub(word, 0, str_find(word, STR("'")));
	while (str_ends(word, STR(",")) || str_ends(word, STR(";")))
		word.n--;
	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (text_same(word, str_of(begins[i])))
			return true;
	return str_ends(word, STR("ed")) || !str_eq(log_word_kind(word), word);
}

struct str
log_word_of(struct str sentence)
{
	struct str word;

	while (sentence.n) {
		sentence = str_cut(&word, sentence, ' ');
		word = log_word_kind(word);
		if (log_word_common(word))
			return word;
	}
	return STR("note");
}

static _Noreturn void
fail(const struct log_slip *l, size_t i, const char *is, const char *with)
{
	struct buf typed = {0};

	shell_words(&typed, l->word, i);
	shell_words(&typed, &with, 1);
	shell_words(&typed, l->word + i + 1, l->n - i - 1);
	tool_fail(l->tool, "%.*s: %s: tend log%s", STR_ARG(plain(l, i)), is, typed.p);
}

/* "-": a shell has taken "> mail:" of "-> mail:" for the name of a file, and made that */
static _Noreturn void
fail_arrow(const struct log_slip *l, size_t i)
{
	bool text = i + 1 < l->n, kind = false;
	struct buf typed = {0};

	for (size_t k = i + 1; k < l->n; k++)
		kind |= strchr(l->word[k], ':') || log_word_common(str_of(l->word[k]));
	shell_words(&typed, l->word, i);
	buf_str(&typed, kind ? STR(" to") : text ? STR(" to call:") : STR(" to call"));
	shell_words(&typed, l->word + i + 1, l->n - i - 1);
	tool_fail(l->tool, "-: a sign without a KIND; nothing was logged; a shell reads -> itself, as > and the name of a file; "
	          "type to: tend log%s", typed.p);
}

/* "- rang", where a shell has taken the ">" of "->", or "+ help" */
static void
check_sign(const struct log_slip *l, size_t i)
{
	struct buf joined = {0}, typed = {0};

	if (str_starts(str_of(l->word[i]), STR("+ "))) {
		buf_fmt(&joined, "+%s", l->word[i] + 2);
		fail(l, i, "no space after the sign; nothing was logged; type", joined.p);
	}
	/* "'- mail: x'": the bullet of a list, or a favour? */
	if (str_starts(str_of(l->word[i]), STR("- ")) && !char_digit(l->word[i][2]))
		fail(l, i, "nothing was logged; leave out \"- \", or put the sign directly before the KIND", l->word[i] + 2);
	if (strcmp(l->word[i], "-") != 0 && strcmp(l->word[i], "+") != 0)
		return;
	if (l->word[i][0] == '-' && i > 1 && i + 1 < l->n && log_word_common(str_of(l->word[i - 1]))) {
		shell_words(&typed, l->word, i - 1);
		buf_fmt(&typed, " %s:", l->word[i - 1]);
		shell_words(&typed, l->word + i + 1, l->n - i - 1);
		tool_fail(l->tool, "-: nothing was logged; put a colon before the text: tend log%s", typed.p);
	}
	if (l->word[i][0] == '-')
		fail_arrow(l, i);
	if (i + 1 == l->n)
		tool_fail(l->tool, "+: a sign without a KIND; type both as one word, as +help: moved house");
	buf_fmt(&joined, "+%s", l->word[i + 1]);
	shell_words(&typed, l->word, i);
	buf_chr(&typed, ' ');
	shell_word(&typed, buf_view(&joined));
	shell_words(&typed, l->word + i + 2, l->n - i - 2);
	tool_fail(l->tool, "+: no space after it; nothing was logged; type tend log%s", typed.p);
}

/* "x200", as the weight of the KIND before it */
static void
check_weight(const struct log_slip *l, size_t i)
{
	struct str s = plain(l, i);
	bool colon = s.n < strlen(l->word[i]);

	if (i < 2 || !str_skip(&s, STR("x")) || !str_digits(s) || (str_number(s, 99) > 0 && s.p[0] != '0'))
		return;
	fail(l, i, "a weight is x1 to x99; nothing was logged; type", colon ? "x99:" : "x99");
}

/* "+help +idea: text" */
static void
check_second(const struct log_slip *l, size_t first, size_t i)
{
	struct buf one = {0}, other = {0};

	shell_words(&one, l->word, i);
	shell_words(&other, l->word, first);
	shell_words(&other, l->word + i, l->n - i);
	tool_fail(l->tool, "%.*s: a second KIND; nothing was logged; log one after the other: tend log%s; tend log%s",
	          STR_ARG(plain(l, i)), one.p, other.p);
}

/* "+help" or "-help:" */
static bool
is_signed(const char *word)
{
	return char_in(word[0], STR("+-")) && char_letter(word[1]);
}

void
log_word_slip(const struct log_slip *l)
{
	size_t first = 0;

	for (size_t i = 1; i < l->n; i++) {
		check_sign(l, i);
		check_weight(l, i);
		if (is_signed(l->word[i]) && first)
			check_second(l, first, i);
		if (is_signed(l->word[i]))
			first = i;
		if (strchr(l->word[i], ':'))
			return;
	}
}

/* "+5d" or "-3d": a length of time, typed as a date from today */
static void
check_span(const struct log_slip *l, size_t i)
{
	struct str s = plain(l, i), span = str_sub(s, 1, s.n);
	struct buf date = {0}, typed = {0};
	struct period p;

	if (!s.n || !char_in(s.p[0], STR("+-")) || period_span(&p, span, false) < 0)
		return;
	buf_fmt(&date, "%s%.*s%s", s.p[0] == '+' ? "in " : "", STR_ARG(span), s.p[0] == '-' ? " ago" : "");
	shell_words(&typed, l->word, i);
	buf_fmt(&typed, " %s", date.p);
	shell_words(&typed, l->word + i + 1, l->n - i - 1);
	tool_fail(l->tool, "%s: type this date as %s: tend log%s", l->word[i], date.p, typed.p);
}

/* true if the words up to `to` end in a date: "in 2 weeks:" */
static bool
ends_date(const struct log_slip *l, size_t to)
{
	struct buf words = {0}, all = {0};
	bool is = false;
	day d;

	for (size_t from = to + 1; from-- > 1 && !is;) {
		buf_clear(&words);
		buf_fmt(&words, "%.*s%s%.*s", STR_ARG(plain(l, from)), all.n ? " " : "", STR_ARG(buf_view(&all)));
		is = dayword_past(&d, buf_view(&words), l->tool->today, false) == 0 ||
		     dayword_ahead(&d, buf_view(&words), l->tool->today, false) == 0;
		buf_clear(&all);
		buf_str(&all, buf_view(&words));
	}
	buf_free(&words);
	buf_free(&all);
	return is;
}

/* "friday: call": the colon is after the date; the KIND after it has none */
static void
check_colon(const struct log_slip *l)
{
	size_t i = 1, n;
	struct buf date = {0}, kind = {0}, typed = {0};

	while (i < l->n && !strchr(l->word[i], ':'))
		i++;
	if (i + 1 >= l->n || !str_ends(str_of(l->word[i]), STR(":")) || !log_word_common(str_of(l->word[i + 1])) ||
	    !ends_date(l, i))
		return;
	n = l->n - i - 2;
	buf_fmt(&date, "%.*s", STR_ARG(plain(l, i)));
	buf_fmt(&kind, "%s%s", l->word[i + 1], n ? ":" : "");
	shell_words(&typed, l->word, i);
	shell_words(&typed, (const char *const[]){date.p, kind.p}, 2);
	shell_words(&typed, l->word + i + 2, n);
	tool_fail(l->tool, "%s: no colon after a date: tend log%s", l->word[i], typed.p);
}

void
log_word_slip_date(const struct log_slip *l)
{
	check_colon(l);
	for (size_t i = 1; i < l->n; i++) {
		check_span(l, i);
		if (l->word[i][0] == '@' && l->word[i][1])
			fail(l, i, "leave out the @", l->word[i] + 1);
		if (strchr(l->word[i], ':'))
			return;
	}
}

void
log_word_slip_kind(const struct log_slip *l)
{
	size_t i = l->at.kind;
	struct str s;
	struct buf sign = {0};

	if (!i || i >= l->n)
		return;
	s = plain(l, i);
	if (s.n > 1 && char_in(s.p[s.n - 1], STR("+-"))) {
		buf_fmt(&sign, "%c%.*s%s", s.p[s.n - 1], (int)(s.n - 1), s.p, s.n < strlen(l->word[i]) ? ":" : "");
		fail(l, i, "the sign goes before the KIND", sign.p);
	}
	tool_fail(l->tool, "%.*s: not read as a KIND, as call or +help: moved house; see tend-log --help", STR_ARG(s));
}
