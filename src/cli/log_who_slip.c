/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/dayword.h"
#include "base/mem.h"
#include "base/shell.h"
#include "base/text.h"
#include "cli/log_who_slip.h"
#include "cli/log_word_slip.h"

enum { NAME_WORDS = 4 }; /* the most words of a name without quotes */

/* true if the words can be read so that the KIND is this one of them */
static bool
reads(const struct log_slip *l, const char *const *word, size_t n, size_t kind)
{
	struct arena arena = {0};
	struct edit_entry e;
	struct typed_place at = {0};
	const char *why;
	bool is = typed_words(&e, &at, word, n, l->tool->today, &arena, &why) == 0 && at.kind == kind;

	arena_free(&arena);
	return is;
}

/* --- WHO and more in one word --- */

void
log_who_slip_joined(const struct log_slip *l)
{
	struct str who, kind, text, rest = str_trim(str_cut(&who, str_of(l->word[0]), ':'));
	struct buf typed = {0};

	who = str_trim(who);
	if (!who.n || !rest.n || str_starts(rest, STR("/")))
		return;
	text = str_trim(str_cut(&kind, rest, ' '));
	shell_word(&typed, who);
	buf_chr(&typed, ' ');
	buf_str(&typed, kind);
	if ((text.n || l->n > 1) && !str_ends(kind, STR(":")))
		buf_chr(&typed, ':');
	if (text.n) {
		buf_chr(&typed, ' ');
		shell_word(&typed, text);
	}
	shell_words(&typed, l->word + 1, l->n - 1);
	tool_fail(l->tool, "%s: WHO is a word of its own, without a colon: tend log %s", l->word[0], typed.p);
}

/* --- WHO after the KIND or the day --- */

/* the command as it should be */
struct turned {
	const char **word;
	size_t n;
	struct buf name, kind; /* of words that are not as typed */
};

static void
add(struct turned *t, const char *word)
{
	t->word[t->n++] = word;
}

/* the words from `from` on, with blanks between, without a colon or comma at the end */
static struct str
joined(struct buf *out, const struct log_slip *l, size_t from, size_t n)
{
	struct str s;

	buf_clear(out);
	for (size_t i = 0; i < n; i++)
		buf_fmt(out, "%s%s", i ? " " : "", l->word[from + i]);
	s = buf_view(out);
	while (s.n && char_in(s.p[s.n - 1], STR(":,")))
		s.n--;
	out->n = s.n;
	out->p[s.n] = '\0';
	return s;
}

static bool
is_way(const char *word)
{
	return strcmp(word, "to") == 0 || strcmp(word, "from") == 0;
}

/* how many words from `from` on name one contact, the most that do; 0 if none does */
static size_t
name_words(struct buf *out, const struct log_slip *l, size_t from)
{
	struct names *names = &l->tool->book.names;

	/* the words could not be read, so that no book is open; "with ada moore" */
	if (!names->n) {
		joined(out, l, from, l->n - from);
		return l->n - from > 2 || !from || !(is_way(l->word[from - 1]) || strcmp(l->word[from - 1], "with") == 0) ? 0 : l->n - from;
	}
	for (size_t n = l->n - from < NAME_WORDS ? l->n - from : NAME_WORDS; n > 0; n--)
		if (names_match(names, joined(out, l, from, n)).n == 1)
			return n;
	return 0;
}

/* true for a day, or a KIND as it stands: what may come before WHO by mistake */
static bool
is_day(const struct log_slip *l, const char *word)
{
	day d;

	return dayword_past(&d, str_of(word), l->tool->today, false) == 0;
}

static bool
is_kind(const char *word)
{
	return (char_in(word[0], STR("+-")) && char_letter(word[1])) || log_word_common(log_word_kind(str_of(word)));
}

/* "ada and bo": adds the names after an "and" at `at`; returns the word after them */
static size_t
add_more(struct turned *t, const struct log_slip *l, size_t at)
{
	size_t n = 1;

	while (n && l->tool->book.names.n && at + 1 < l->n &&
	       (strcmp(l->word[at], "and") == 0 || strcmp(l->word[at], "&") == 0)) {
		struct buf more = {0};

		n = name_words(&more, l, at + 1);
		if (n) {
			add(t, more.p);
			at += 1 + n;
		}
	}
	return at;
}

/* adds the KIND, with a colon if what follows it is a text, and the words from `at` on */
static void
add_kind(struct turned *t, const struct log_slip *l, const char *kind, size_t at)
{
	size_t place = t->n;

	buf_str(&t->kind, log_word_kind(str_of(kind)));
	add(t, t->kind.p);
	for (size_t i = at; i < l->n; i++)
		add(t, l->word[i]);
	if (place + 1 < t->n && !reads(l, t->word, t->n, place)) {
		buf_chr(&t->kind, ':');
		t->word[place] = t->kind.p;
	}
}

void
log_who_slip(const struct log_slip *l)
{
	struct names *names = &l->tool->book.names;
	struct turned t = {0};
	struct buf typed = {0};
	size_t before = 0, at, n, kind = l->n;
	const char *way;

	while (before < l->n && (is_day(l, l->word[before]) || is_kind(l->word[before]))) {
		kind = is_kind(l->word[before]) ? before : kind;
		before++;
	}
	at = before;
	if (!before || at == l->n || (names->n && names_match(names, str_of(l->word[0])).n))
		return;
	way = is_way(l->word[at]) ? l->word[at] : NULL;
	at += (way || strcmp(l->word[at], "with") == 0) && at + 1 < l->n;
	n = name_words(&t.name, l, at);
	if (!n)
		return;
	t.word = mem_alloc((l->n + 2) * sizeof(*t.word));
	add(&t, t.name.p);
	at = add_more(&t, l, at + n);
	for (size_t i = 0; i < before; i++)
		if (i != kind)
			add(&t, l->word[i]);
	if (way)
		add(&t, way);
	if (kind < l->n)
		add_kind(&t, l, l->word[kind], at);
	else
		for (size_t i = at; i < l->n; i++)
			add(&t, l->word[i]);
	shell_words(&typed, t.word, t.n);
	tool_fail(l->tool, "%s: not a contact; WHO comes first: tend log%s", l->word[0], typed.p);
}
