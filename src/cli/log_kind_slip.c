/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/dayword.h"
#include "base/shell.h"
#include "base/text.h"
#include "cli/log_day_slip.h"
#include "cli/log_kind_slip.h"
#include "cli/log_word_slip.h"

/* ends the tool with the command in which `with` stands for the part `kind` of its word */
static _Noreturn void
fail_word(const struct log_slip *l, struct str kind, const char *is, struct str with)
{
	const char *word = l->word[l->at.kind];
	size_t at = str_find(str_of(word), kind);
	struct str rest = str_of(word + at + kind.n), part;
	struct buf typed = {0};

	shell_words(&typed, l->word, l->at.kind);
	buf_chr(&typed, ' ');
	buf_fmt(&typed, "%.*s%.*s", (int)at, word, STR_ARG(with));
	/* a word with its text, 'calls: hi', has blanks */
	rest = str_cut(&part, rest, ' ');
	buf_str(&typed, part);
	if (rest.n) {
		buf_chr(&typed, ' ');
		shell_word(&typed, rest);
	}
	shell_words(&typed, l->word + l->at.kind + 1, l->n - l->at.kind - 1);
	tool_fail(l->tool, "%.*s: %s; nothing was logged; type: tend log%s", STR_ARG(kind), is, typed.p);
}

/* "promised: her book", "owe: a lamp"; one they made is an entry */
static void
check_promise(const struct log_slip *l, const struct edit_entry *e)
{
	static const struct str words[] = {
		STR_INIT("promise"), STR_INIT("promised"), STR_INIT("promises"), STR_INIT("owe"), STR_INIT("owed"),
		STR_INIT("owes"), STR_INIT("iou"),
	};
	struct buf typed = {0};
	char date[DAY_SIZE];

	if (e->dir == '<' || e->sign == '-' || !STR_ONE_OF(e->kind, words))
		return;
	for (size_t i = 0; i < l->at.who; i++) {
		buf_fmt(&typed, "%s tend owe --plan ", i ? ";" : "");
		shell_word(&typed, str_of(l->word[i]));
		buf_chr(&typed, ' ');
		if (e->text.n)
			shell_word(&typed, e->text);
		else
			buf_str(&typed, STR("TEXT"));
		/* a weekday is that of the past week here, and the next one there */
		if (dayword_named(l->at.day))
			buf_fmt(&typed, " by %.*s", STR_ARG(l->at.day));
		else if (e->date > l->tool->today)
			buf_fmt(&typed, " by %s", day_format(date, e->date));
	}
	tool_fail(l->tool, "%.*s: no KIND, and nothing was logged; to add a promise:%s", STR_ARG(e->kind), typed.p);
}

/* "calls", "lunches", "parties" */
static void
check_plural(const struct log_slip *l, struct str kind)
{
	static const struct {
		struct str end, singular;
	} ends[] = {
		{STR_INIT("ies"), STR_INIT("y")}, {STR_INIT("es"), STR_INIT("")}, {STR_INIT("s"), STR_INIT("")},
	};
	struct buf one = {0};

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]) && !log_word_common(kind); i++) {
		if (!str_ends(kind, ends[i].end))
			continue;
		buf_clear(&one);
		buf_fmt(&one, "%.*s%.*s", (int)(kind.n - ends[i].end.n), kind.p, STR_ARG(ends[i].singular));
		if (log_word_common(buf_view(&one)))
			fail_word(l, kind, "a KIND is singular", buf_view(&one));
	}
	buf_free(&one);
}

/* "help*2", "+help×2:" */
static void
check_weight(const struct log_slip *l)
{
	static const struct str signs[] = {STR_INIT("*"), STR_INIT("×")};
	struct str head;
	struct buf apart = {0};

	str_cut(&head, str_of(l->word[l->at.kind]), ':');
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t at = str_find(head, signs[i]);
		struct str number = str_sub(head, at + (at < head.n ? signs[i].n : 0), head.n);

		if (!at || at == head.n || str_number(number, 99) < 1)
			continue;
		buf_fmt(&apart, "%.*s x%.*s", (int)at, head.p, STR_ARG(number));
		fail_word(l, head, "a weight is a word of its own", buf_view(&apart));
	}
}

/* "ada tomorow": there is no other KIND */
static void
check_day(const struct log_slip *l, struct str kind)
{
	struct buf with = {0};
	struct str near = dayword_near(kind);

	if (strchr(l->word[l->at.kind], ':') || !near.n)
		return;
	/* "ada call tomorow": the KIND is read as WHO, which is reported later */
	for (size_t i = 1; i < l->at.who; i++)
		if (log_word_common(log_word_kind(str_of(l->word[i]))))
			return;
	buf_fmt(&with, "%.*s call", STR_ARG(near));
	fail_word(l, kind, "a day with a typing error? add a KIND", buf_view(&with));
}

void
log_kind_slip(const struct log_slip *l, const struct edit_entry *e)
{
	if (l->at.kind >= l->n || str_find(str_of(l->word[l->at.kind]), e->kind) == strlen(l->word[l->at.kind]))
		return;
	check_promise(l, e);
	check_plural(l, e->kind);
	check_weight(l);
	if (e->sign == '.')
		check_day(l, e->kind);
}
