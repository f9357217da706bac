/* SPDX-License-Identifier: ISC */
#include "base/arena.h"
#include "base/dayname.h"
#include "base/words.h"
#include "contact/last_incoming.h"
#include "contact/no_contact.h"
#include "contact/no_contact_table.h"
#include "contact/sentences.h"

enum {
	TOKENS = 48, /* words and marks of a sentence that are read */
	FEW = 4,     /* words of a sentence that is read with the one beside it: "Ex.", "Leave it so." */
};

/* a word of a sentence, folded, or a mark between two: "," or, for a quotation mark, "\"" */
struct said {
	struct str text;
	unsigned kinds; /* a bit for each */
};

/* true for a word that may follow the phrase: "again", or of a day */
static bool
is_tail(const struct said *t)
{
	if (t->kinds & 1u << NO_CONTACT_STOP)
		return false;
	return t->kinds & 1u << NO_CONTACT_TAIL || char_digit(t->text.p[0]) || dayname_month_any(t->text);
}

/* the mark in the gap between two words; empty for none: "co-op", "m'a" */
static struct str
mark_in(struct str gap)
{
	static const struct str quotes[] = {
		STR_INIT("\""), STR_INIT("\xe2\x80\x9c"), STR_INIT("\xe2\x80\x9e"), STR_INIT("\xc2\xab"),
	};

	for (size_t i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
		if (str_find(gap, quotes[i]) < gap.n)
			return STR("\"");
	return words_apart(gap, STR(",;:()[]")) ? STR(",") : STR("");
}

/* marks the first words of a sentence that are those of the name */
static void
mark_name(struct said *t, size_t n, struct str name)
{
	struct buf scratch = {0};
	struct str word;

	for (size_t i = 0; i < n && words_next(&scratch, &word, &name); i++) {
		if (!str_eq(buf_view(&scratch), t[i].text))
			break;
		t[i].kinds |= 1u << NO_CONTACT_OWN;
	}
	buf_free(&scratch);
}

/*
 * Reads a sentence, or two if the second begins at `second`, into words and marks, and returns how
 * many.
 */
static size_t
read_said(struct said *t, struct arena *arena, struct str s, const char *second, struct str name)
{
	struct buf scratch = {0};
	struct str rest = s, word;
	const char *end = s.p;
	size_t n = 0;

	while (n + 2 < TOKENS && words_next(&scratch, &word, &rest)) {
		bool begins = end < second && word.p >= second;
		struct str mark = begins ? STR(",") : mark_in(words_gap(end, word.p));

		if (mark.n && (n || mark.p[0] == '"'))
			t[n++] = (struct said){.text = mark};
		t[n].text = arena_str(arena, buf_view(&scratch));
		t[n].kinds = no_contact_kinds(t[n].text);
		n++;
		end = word.p + word.n;
	}
	buf_free(&scratch);
	mark_name(t, n, name);
	return n;
}

static bool
is_comma(const struct said *t)
{
	return t->text.p[0] == ',';
}

/* the place after a phrase that stands at t[i], perhaps with commas in it; i if it does not */
static size_t
after_phrase(const struct said *t, size_t n, size_t i, struct str phrase)
{
	struct str word, from;
	size_t at = i;

	while (phrase.n) {
		bool needed;

		phrase = str_cut(&word, phrase, ' ');
		needed = no_contact_choices(&from, word);
		if (at > i && at + 1 < n && is_comma(&t[at]) && str_has_item(from, '/', t[at + 1].text))
			at += 2;
		else if (at < n && str_has_item(from, '/', t[at].text))
			at++;
		else if (needed)
			return i;
	}
	return at;
}

/* true if the clause ends at t[i], but for "again", a day and the like */
static bool
ends(const struct said *t, size_t n, size_t i)
{
	while (i < n && is_tail(&t[i]))
		i++;
	if (i == n || t[i].kinds & 1u << NO_CONTACT_STOP)
		return true;
	return char_in(t[i].text.p[0], STR(",\"")) && !(i + 1 < n && t[i + 1].kinds & 1u << NO_CONTACT_IF);
}

/*
 * True if what begins at t[i] is said of the contact: after "she", the name, or the beginning of a
 * clause. `other` says that "she" may be another, since the sentence before is about one.
 */
static bool
is_said(const struct said *t, size_t i, bool other)
{
	unsigned before = 0;

	while (i && t[i - 1].kinds & (1u << NO_CONTACT_SUBJECT | 1u << NO_CONTACT_LEAD | 1u << NO_CONTACT_OWN))
		before |= t[--i].kinds;
	if (i && t[i - 1].kinds & 1u << NO_CONTACT_IF)
		return false;
	if (before & 1u << NO_CONTACT_OWN)
		return true;
	if (before & 1u << NO_CONTACT_SUBJECT)
		return !other && (!i || !(t[0].kinds & 1u << NO_CONTACT_OTHERS));
	return !i || (is_comma(&t[i - 1]) && !(t[0].kinds & 1u << NO_CONTACT_OTHERS));
}

/* true if a word outside of the phrase from `from` to `to` takes back what the sentence says */
static bool
is_vetoed(const struct said *t, size_t n, size_t from, size_t to)
{
	for (size_t i = 0; i < n; i++)
		if (t[i].kinds & 1u << NO_CONTACT_VETO && (i < from || i >= to))
			return true;
	return false;
}

static bool
says_so(const struct said *t, size_t n, bool other)
{
	struct str phrase;

	for (size_t i = 0; i < n; i++) {
		if (!(t[i].kinds & 1u << NO_CONTACT_FIRST) || !is_said(t, i, other))
			continue;
		for (size_t k = 0; (phrase = no_contact_phrase(k)).n; k++) {
			size_t at = after_phrase(t, n, i, phrase);

			if (at > i && ends(t, n, at) && !is_vetoed(t, n, i, at))
				return true;
		}
	}
	return false;
}

/* true if a sentence begins with another person */
static bool
is_of_others(struct buf *scratch, struct str sentence)
{
	struct str word;

	return words_next(scratch, &word, &sentence) &&
	       no_contact_kinds(buf_view(scratch)) & 1u << NO_CONTACT_OTHERS;
}

/* both sentences, if they follow each other in a text and one has few words; empty if not */
static struct str
joined(struct str last, struct str one)
{
	bool follow = last.n && one.p == last.p + last.n + 1;

	if (!follow || (words_count(last) > FEW && words_count(one) > FEW))
		return STR("");
	return (struct str){last.p, (size_t)(one.p + one.n - last.p)};
}

/* true if a text says so: a sentence, or two; see read_said() */
static bool
text_says(struct str text, const char *second, bool other, struct str name)
{
	struct said t[TOKENS];
	struct arena arena = {0};
	bool says = says_so(t, read_said(t, &arena, text, second, name), other);

	arena_free(&arena);
	return says;
}

/* true if a sentence says so, or it and the one before, `last`, together */
static bool
sentence_says(struct buf *scratch, struct str one, struct str last, struct str name)
{
	struct str both = joined(last, one);

	/* most sentences have no KEY, and the whole of the table is sought in the others */
	if (str_ends(one, STR("?")))
		return false;
	if (no_contact_may_have(scratch, one, 0, one.n) && text_says(one, one.p, is_of_others(scratch, last), name))
		return true;
	return both.n && no_contact_may_have(scratch, both, 0, both.n) && text_says(both, one.p, false, name);
}

/* the same of the last entry that is theirs */
static bool
entry_says(struct buf *scratch, struct str *quote, struct str body, struct str name)
{
	struct str text = last_incoming(body), one, last = {0};

	for (; sentences_split(&one, &text); last = one) {
		*quote = one;
		if (sentence_says(scratch, one, last, name))
			return true;
	}
	return false;
}

bool
no_contact_noted(struct str *quote, struct str body, struct str name)
{
	struct sentences s;
	struct buf scratch = {0};
	struct str one, last = {0};
	bool found = false;

	no_contact_table_read();
	sentences_open(&s, no_contact_may_say(body) ? body : STR(""));
	for (; !found && sentences_next(&s, &one); last = one) {
		found = sentence_says(&scratch, one, last, name);
		*quote = one;
	}
	sentences_close(&s);
	found = found || entry_says(&scratch, quote, body, name);
	buf_free(&scratch);
	return found;
}
