/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/shell.h"
#include "base/text.h"
#include "cli/log_day_slip.h"
#include "cli/log_text_slip.h"
#include "cli/log_word_slip.h"
#include "entry/clock.h"

enum { CLOCK_WORDS = 3 }; /* "at 6 pm" */

/* the words of a command that is tried */
struct trial {
	struct arena arena; /* the words that are not those of the user */
	const char **word;
	size_t n, cap;
};

static void
add(struct trial *c, const char *word)
{
	c->word = mem_reserve(c->word, c->n, &c->cap, sizeof(*c->word));
	c->word[c->n++] = word;
}

/* adds a word that may be a slice, with a colon after it if `colon` */
static void
add_str(struct trial *c, struct str s, bool colon)
{
	struct buf word = {0};

	buf_fmt(&word, "%.*s%s", STR_ARG(s), colon ? ":" : "");
	add(c, arena_str(&c->arena, buf_view(&word)).p);
	buf_free(&word);
}

static void
add_words(struct trial *c, const struct log_slip *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		add(c, l->word[i]);
}

/* true if the words of the command can be read */
static bool
reads(struct trial *c, const struct log_slip *l)
{
	struct edit_entry e;
	struct typed_place at;
	const char *why;

	return typed_words(&e, &at, c->word, c->n, l->tool->today, &c->arena, &why) == 0;
}

static _Noreturn void
fail(const struct log_slip *l, const char *what, const char *is, const struct trial *c)
{
	struct buf typed = {0};

	shell_words(&typed, c->word, c->n);
	tool_fail(l->tool, "%s: %s: tend log%s", what, is, typed.p);
}

static void
clear(struct trial *c)
{
	free(c->word);
	arena_free(&c->arena);
	*c = (struct trial){0};
}

/* adds the words of quotes, with a colon after the one with this number, but not after the last */
static void
add_quoted(struct trial *c, struct str rest, size_t colon)
{
	struct str word;

	for (size_t i = 0; rest.n; i++) {
		rest = str_cut(&word, rest, ' ');
		if (i == colon && rest.n)
			str_cut(&word, word, ',');
		add_str(c, word, i == colon && rest.n && !str_ends(word, STR(":")));
	}
}

/* adds the words of quotes up to the one with this number, which begins a sentence: "had lunch" */
static void
add_sentence(struct trial *c, struct str rest, size_t from)
{
	struct str word;

	for (size_t i = 0; i < from; i++) {
		rest = str_cut(&word, rest, ' ');
		add_str(c, word, false);
	}
	add_str(c, log_word_of(rest), true);
	add_str(c, rest, false);
}

/* true if a sentence begins at word `at` of quotes; kind: that word can be read as a KIND */
static bool
is_sentence(struct str rest, size_t at, bool kind)
{
	struct str word;

	for (size_t i = 0; i <= at; i++)
		rest = str_cut(&word, rest, ' ');
	return log_word_begins(word) || (kind && rest.n && !log_word_common(log_word_kind(word)));
}

/* "'next friday lunch'", in quotes */
static void
check_side(const struct log_slip *l, size_t i, struct str quoted)
{
	struct log_slip without = *l;
	struct trial c = {0};
	struct str first;

	str_cut(&first, quoted, ' ');
	if (!text_same(first, STR("next")) && !text_same(first, STR("this")) && !text_same(first, STR("last")))
		return;
	add_words(&c, l, 0, i);
	add_quoted(&c, quoted, quoted.n);
	add_words(&c, l, i + 1, l->n);
	without.word = c.word;
	without.n = c.n;
	log_day_slip(&without);
	clear(&c);
}

/* "'yesterday call: x'", "'met at the fair'": the quotes hold more than the text */
static void
check_quotes(const struct log_slip *l, size_t i)
{
	struct str quoted = str_of(l->word[i]);
	bool whole = str_chr(quoted, ':') < quoted.n;

	if (str_chr(quoted, ' ') >= str_chr(quoted, ':'))
		return;
	/* the bullet of a list */
	str_skip(&quoted, STR("- "));
	check_side(l, i, quoted);
	for (size_t colon = 0; colon < quoted.n; colon++) {
		struct trial c = {0}, said = {0};
		bool kind;

		add_words(&c, l, 0, i);
		add_quoted(&c, quoted, whole ? quoted.n : colon);
		add_words(&c, l, i + 1, l->n);
		kind = reads(&c, l);
		if (!whole && i + 1 == l->n && is_sentence(quoted, colon, kind)) {
			add_words(&said, l, 0, i);
			add_sentence(&said, quoted, colon);
			fail(l, l->word[i], "a text follows its KIND and a colon", &said);
		}
		if (kind)
			fail(l, l->word[i], whole ? "put only a text in quotes" : "put a colon before the text", &c);
		clear(&c);
	}
}

/* the number of words from `from` that are a time of day, "6pm" or "at 18:00"; 0 if they are none */
static size_t
clock_words(const struct log_slip *l, size_t from)
{
	size_t words = 0;
	struct buf all = {0};

	for (size_t n = 1; n <= CLOCK_WORDS && from + n <= l->n; n++) {
		struct str s;

		buf_fmt(&all, "%s%s", n > 1 ? " " : "", l->word[from + n - 1]);
		s = buf_view(&all);
		if (str_ends(s, STR(":")))
			s.n--;
		if (clock_skip(&s) && (!s.n || str_eq(s, STR(":"))))
			words = n;
	}
	buf_free(&all);
	return words;
}

/* true for a word with the colon before a text */
static bool
ends_kind(const char *word)
{
	return strchr(word, ':') != NULL;
}

/* the word that a text would follow, without the time in the words from `at` to `end` */
static size_t
word_before(const struct log_slip *l, size_t at, size_t end)
{
	size_t last = end < l->n ? l->n - 1 : at - 1;

	if (str_ends(str_of(l->word[end - 1]), STR(":")))
		return at - 1;
	for (size_t i = l->n; i-- > end;)
		if (ends_kind(l->word[i]))
			last = i;
	return last;
}

/* the time, in the words from `at` to `end`, is the text, or its beginning: "call: 6pm" */
static void
check_time(const struct log_slip *l, size_t at, size_t end)
{
	size_t before = word_before(l, at, end);
	struct buf time = {0};
	struct trial c = {0};

	for (size_t i = at; i < end; i++)
		buf_fmt(&time, "%s%s", i > at ? " " : "", l->word[i]);
	if (str_ends(buf_view(&time), STR(":")))
		time.p[--time.n] = '\0';
	for (size_t i = 0; i < l->n; i++) {
		if (i < at || i >= end)
			add_str(&c, str_of(l->word[i]), i == before && !ends_kind(l->word[i]));
		if (i == before)
			add_quoted(&c, buf_view(&time), time.n);
	}
	if (reads(&c, l))
		fail(l, time.p, "a time is part of the text", &c);
	clear(&c);
	buf_free(&time);
}

void
log_text_slip_time(const struct log_slip *l, size_t end)
{
	for (size_t i = 1; i < end && i < l->n; i++) {
		size_t n = clock_words(l, i);

		if (n)
			check_time(l, i, i + n);
		if (n || ends_kind(l->word[i]))
			return;
	}
}

void
log_text_slip(const struct log_slip *l)
{
	for (size_t i = 1; i < l->n; i++) {
		check_quotes(l, i);
		if (ends_kind(l->word[i]))
			break;
	}
	log_text_slip_time(l, l->n);
}
