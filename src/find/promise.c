/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/mem.h"
#include "base/words.h"
#include "find/promise.h"

enum { AFTER = 3 }; /* words after a lead, and the verb among them */

static const struct {
	const char *words, *before, *never;
} gave[] = {
#define GAVE(language, words, before, never) {words, before, never},
#define WILL(language, leads, verbs)
#define PHRASES(kind, language, phrases, never)
#define WORDS(kind, language, words)
#include "find/noted_promises.def"
};

static const struct {
	const char *leads, *verbs;
} will[] = {
#define GAVE(language, words, before, never)
#define WILL(language, leads, verbs) {leads, verbs},
#define PHRASES(kind, language, phrases, never)
#define WORDS(kind, language, words)
#include "find/noted_promises.def"
};

static const struct {
	enum promise kind;
	const char *phrases, *never;
} gapped[] = {
#define GAVE(language, words, before, never)
#define WILL(language, leads, verbs)
#define PHRASES(kind, language, phrases, never) {PROMISE_##kind, phrases, never},
#define WORDS(kind, language, words)
#include "find/noted_promises.def"
};

static const struct {
	enum promise_words kind;
	const char *words;
} table[] = {
#define GAVE(language, words, before, never)
#define WILL(language, leads, verbs)
#define PHRASES(kind, language, phrases, never)
#define WORDS(kind, language, words) {PROMISE_##kind, words},
#include "find/noted_promises.def"
};

/* what words a text may have: one of a promise by itself, of a lead, of a verb that needs a lead */
enum { MAY_BY_ITSELF = PROSE_MAY_PHRASE, MAY_LEAD = 2, MAY_VERB = 4, MAY_ALL = 7 };

/* adds the words of "a/b" */
static void
add_either(struct promises *p, struct str either, unsigned may)
{
	struct str word;

	while (either.n) {
		either = str_cut(&word, either, '/');
		prose_may_add(&p->may, word, (struct prose_may_word){may, PROSE_MAY_ANY, PROSE_MAY_ANY});
	}
}

/* of each of some words or phrases, the rarest word, without which it is not in a text */
static void
add_may(struct promises *p, const char *list, unsigned may)
{
	struct str phrase, rest = str_of(list);

	while (rest.n) {
		rest = str_cut(&phrase, rest, ';');
		add_either(p, gapped_phrase_key(phrase), may);
	}
}

/* of each of some words for "to do", the last word: the others are in most texts */
static void
add_last(struct promises *p, const char *list)
{
	struct str phrase, before, rest = str_of(list);

	while (rest.n) {
		rest = str_cut(&phrase, rest, ';');
		add_either(p, str_cut_last(&before, str_trim(phrase), ' '), MAY_BY_ITSELF);
	}
}

void
promises_open(struct promises *p)
{
	*p = (struct promises){0};
	for (size_t i = 0; i < sizeof(gave) / sizeof(gave[0]); i++)
		add_may(p, gave[i].words, MAY_BY_ITSELF);
	for (size_t i = 0; i < sizeof(will) / sizeof(will[0]); i++) {
		add_may(p, will[i].leads, MAY_LEAD);
		add_may(p, will[i].verbs, *will[i].leads ? MAY_VERB : MAY_BY_ITSELF);
	}
	for (size_t i = 0; i < sizeof(gapped) / sizeof(gapped[0]); i++) {
		add_may(p, gapped[i].phrases, MAY_BY_ITSELF);
		gapped_phrases_add(&p->phrases, str_of(gapped[i].phrases), (unsigned)i);
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].kind == PROMISE_TODO)
			add_last(p, table[i].words);
}

void
promises_close(struct promises *p)
{
	prose_may_free(&p->may);
	gapped_phrases_free(&p->phrases);
	buf_free(&p->words);
	buf_free(&p->word);
}

/* arrows before what is to be done */
static const struct str arrows[] = {STR_INIT("→"), STR_INIT("⇒"), STR_INIT("->"), STR_INIT("=>")};

static bool
has_arrow(struct str text)
{
	for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
		if (str_find(text, arrows[i]) < text.n)
			return true;
	return false;
}

bool
promises_may(struct promises *p, struct str text)
{
	unsigned may = prose_may_in(&p->may, text, MAY_ALL);

	return may & MAY_BY_ITSELF || (may & MAY_LEAD && may & MAY_VERB) ||
	       (may & MAY_VERB && has_arrow(text));
}

/* the offset of the blank before a phrase in " a b c "; words.n if it is not there */
static size_t
find_whole(struct str words, struct str phrase)
{
	for (size_t at = 0; at < words.n; at++) {
		at += str_find(str_sub(words, at, words.n), phrase);
		if (at + phrase.n < words.n && at && words.p[at - 1] == ' ' && words.p[at + phrase.n] == ' ')
			return at - 1;
	}
	return words.n;
}

/* a bit for a word, by its first two letters: most words of a list share it with none of a text */
static inline uint64_t
letters_bit(const char *p, const char *end)
{
	unsigned first = (unsigned char)p[0], second = p + 1 < end && p[1] != ' ' ? (unsigned char)p[1] : 0;

	return (uint64_t)1 << ((first * 7 ^ second) & 63);
}

/* the bits of all words of " a b c " */
static uint64_t
letters_of(struct str words)
{
	const char *end = words.p + words.n;
	uint64_t bits = 0;

	for (const char *p = words.p; p + 1 < end; p++)
		if (*p == ' ')
			bits |= letters_bit(p + 1, end);
	return bits;
}

/* the offset in " a b c " of the first of some words or phrases; words.n if there is none */
static size_t
find_any(struct str words, const char *list, struct str *found)
{
	uint64_t letters = letters_of(words);
	struct str rest = str_of(list);

	while (rest.n) {
		size_t at;

		rest = str_cut(found, rest, ';');
		*found = str_trim(*found);
		if (found->n && !(letters & letters_bit(found->p, found->p + found->n)))
			continue;
		at = find_whole(words, *found);
		if (at < words.n)
			return at;
	}
	return words.n;
}

bool
promises_has_any(struct str words, const char *list)
{
	struct str found;

	return find_any(words, list, &found) < words.n;
}

/* the words and phrases of each kind, read once for the whole process */
static struct {
	struct map kinds; /* of a word: a bit for each kind */
	uint64_t letters[PROMISE_KINDS];
	struct {
		struct str text;
		enum promise_words kind;
	} *phrase; /* of several words */
	size_t n, cap;
} kinds;

static void
add_kind(struct str text, enum promise_words kind)
{
	if (str_chr(text, ' ') < text.n) {
		kinds.phrase = mem_reserve(kinds.phrase, kinds.n, &kinds.cap, sizeof(*kinds.phrase));
		kinds.phrase[kinds.n].text = text;
		kinds.phrase[kinds.n++].kind = kind;
		return;
	}
	kinds.letters[kind] |= letters_bit(text.p, text.p + text.n);
	words_add(&kinds.kinds, text, ';', 1u << kind);
}

static void
read_kinds(void)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct str rest = str_of(table[i].words), text;

		while (rest.n) {
			rest = str_cut(&text, rest, ';');
			add_kind(str_trim(text), table[i].kind);
		}
	}
}

bool
promises_has(struct str words, enum promise_words kind)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct str rest = str_trim(words), word;

	pthread_once(&once, read_kinds);
	while (rest.n) {
		rest = str_cut(&word, rest, ' ');
		if (word.n && kinds.letters[kind] & letters_bit(word.p, word.p + word.n) &&
		    words_bits(&kinds.kinds, word) & 1u << kind)
			return true;
	}
	for (size_t i = 0; i < kinds.n; i++)
		if (kinds.phrase[i].kind == kind && find_whole(words, kinds.phrase[i].text) < words.n)
			return true;
	return false;
}

/* " a b c " up to the n-th word */
static struct str
first_words(struct str words, size_t n)
{
	for (size_t i = 1; i < words.n; i++)
		if (words.p[i] == ' ' && !--n)
			return str_sub(words, 0, i + 1);
	return words;
}

/* true if words of a clause say that something was promised; `open` if one must say who did */
static bool
has_gave(struct promises *p, struct str words, bool open)
{
	bool self = !open || promises_has(words, PROMISE_SELF), them = promises_has(words, PROMISE_THEM);
	struct str first = first_words(words, 1);
	size_t lead = promises_has(first, PROMISE_THEM) ? first.n - 1 : 0;

	for (size_t i = 0; (self || them) && i < sizeof(gave) / sizeof(gave[0]); i++) {
		struct str found, before, list = str_of(gave[i].before);
		size_t at = find_any(words, gave[i].words, &found);

		/* "Promised her the book", "ihm versprochen": no one else is the subject */
		if (at == words.n || promises_has_any(words, gave[i].never) || !(self || !at || at == lead))
			continue;
		before = str_sub(words, str_after_last(str_sub(words, 0, at), ' '), at);
		if (!list.n || !before.n)
			return true;
		buf_clear(&p->word);
		buf_fmt(&p->word, " %.*s ", STR_ARG(before));
		if (promises_has_any(buf_view(&p->word), gave[i].before))
			return true;
	}
	return false;
}

static bool
has_will(struct str words)
{
	for (size_t i = 0; i < sizeof(will) / sizeof(will[0]); i++) {
		struct str found, rest;
		size_t at;

		if (!*will[i].leads) {
			if (promises_has_any(words, will[i].verbs))
				return true;
			continue;
		}
		at = find_any(words, will[i].leads, &found);
		if (at == words.n)
			continue;
		rest = str_sub(words, at + 1 + found.n, words.n);
		if (promises_has_any(first_words(rest, AFTER), will[i].verbs))
			return true;
	}
	return false;
}

/* what a phrase of the words of a clause says; `open` if one without a subject needs a "him" */
static enum promise
phrase_says(struct promises *p, struct str words, bool open)
{
	struct gapped_found found;
	struct gapped_at at = {0};

	while (gapped_phrases_next(&found, &p->phrases, words, &at)) {
		if (promises_has_any(words, gapped[found.tag].never))
			continue;
		if (gapped[found.tag].kind == PROMISE_SAID &&
		    (promises_has(words, PROMISE_NOT) ||
		     (found.begins && open && !promises_has(words, PROMISE_THEM))))
			continue;
		return gapped[found.tag].kind;
	}
	return PROMISE_NONE;
}

static enum promise
clause_says(struct promises *p, struct str words, enum promise_by by)
{
	bool open = by != PROMISE_OWNER, self = !open || promises_has(words, PROMISE_SELF);

	if (by == PROMISE_THEIRS && (!promises_has(words, PROMISE_MINE) ||
	                             !promises_has(words, PROMISE_THEM) || promises_has(words, PROMISE_YOU)))
		return PROMISE_NONE;
	if (has_gave(p, words, open) || (self && has_will(words) && !promises_has(words, PROMISE_NOT)))
		return PROMISE_SAID;
	return phrase_says(p, words, open);
}

/* true if an imperative or the like follows an arrow: "→ send photos" */
static bool
arrow_says(struct promises *p, struct str sentence)
{
	for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++) {
		size_t at = str_find(sentence, arrows[i]);
		struct str words;

		if (at == sentence.n)
			continue;
		buf_clear(&p->words);
		words_spaced(&p->words, &p->word, str_sub(sentence, at + arrows[i].n, sentence.n));
		words = first_words(buf_view(&p->words), 2);
		for (size_t k = 0; k < sizeof(will) / sizeof(will[0]); k++)
			if (promises_has_any(words, will[k].verbs))
				return true;
	}
	return false;
}

/* true for "TODO send photos", "To do: the photos"; "todo" is Spanish, too */
static bool
todo_says(struct promises *p, struct str sentence)
{
	size_t colon = str_chr(sentence, ':');

	if (str_starts(sentence, STR("TODO")))
		return true;
	if (colon == sentence.n)
		return false;
	buf_clear(&p->words);
	words_spaced(&p->words, &p->word, str_sub(sentence, 0, colon));
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct str found;

		if (table[i].kind == PROMISE_TODO && !find_any(buf_view(&p->words), table[i].words, &found))
			return found.n + 2 == p->words.n;
	}
	return false;
}

bool
promises_clause(struct str *out, struct str *rest)
{
	size_t end = 0;

	if (!rest->n)
		return false;
	while (end < rest->n && !char_in(rest->p[end], STR(",;:()")))
		end++;
	*out = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end + 1, rest->n);
	return true;
}

enum promise
promises_in(struct promises *p, struct str sentence, enum promise_by by, size_t *end)
{
	struct str rest = str_trim(sentence), one;

	*end = sentence.n;
	if (todo_says(p, rest) || arrow_says(p, rest))
		return PROMISE_SAID;
	for (rest = sentence; promises_clause(&one, &rest);) {
		enum promise says;

		buf_clear(&p->words);
		words_spaced(&p->words, &p->word, one);
		says = clause_says(p, buf_view(&p->words), by);
		if (!says)
			continue;
		*end = (size_t)(one.p - sentence.p) + one.n;
		return says;
	}
	return PROMISE_NONE;
}

bool
promises_word(struct promises *p, struct str folded)
{
	buf_clear(&p->words);
	buf_fmt(&p->words, " %.*s ", STR_ARG(folded));
	for (size_t i = 0; i < sizeof(gave) / sizeof(gave[0]); i++)
		if (promises_has_any(buf_view(&p->words), gave[i].words))
			return true;
	for (size_t i = 0; i < sizeof(will) / sizeof(will[0]); i++)
		if (promises_has_any(buf_view(&p->words), will[i].verbs))
			return true;
	return map_get(&p->phrases.words, folded) != MAP_NONE;
}
