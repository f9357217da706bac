/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "find/noted_promises.h"
#include "find/prose_may.h"
#include "contact/sentences.h"

enum {
	LETTERS = 3, /* bytes of a word that says what was promised, at least */
	AFTER = 3,   /* words after a lead, and the verb among them */
};

static const struct {
	const char *words, *before, *never;
} gave[] = {
#define GAVE(language, words, before, never) {words, before, never},
#define WILL(language, leads, verbs)
#define WORDS(kind, language, words)
#include "find/noted_promises.def"
};

static const struct {
	const char *leads, *verbs;
} will[] = {
#define GAVE(language, words, before, never)
#define WILL(language, leads, verbs) {leads, verbs},
#define WORDS(kind, language, words)
#include "find/noted_promises.def"
};

/* what words a text may have: one of a promise by itself, of a lead, of a verb that needs a lead */
enum { MAY_BY_ITSELF = PROSE_MAY_PHRASE, MAY_LEAD = 2, MAY_VERB = 4, MAY_ALL = 7 };

enum kind { SELF, THEM, NOT, DEED, THANKS, KEPT };

static const struct {
	enum kind kind;
	const char *words;
} table[] = {
#define GAVE(language, words, before, never)
#define WILL(language, leads, verbs)
#define WORDS(kind, language, words) {kind, words},
#include "find/noted_promises.def"
};

struct adder {
	struct book *book;
	day today;
	struct map common;
	struct prose_may may;
	struct buf words;   /* of a sentence or clause: " promised to send it " */
	struct buf wanted;  /* of a promise: likewise */
	struct buf word, item;
	struct task *task;  /* of a contact */
	size_t n, cap;
};

/* of each of some words or phrases, the longest word, without which it is not in a text */
static void
add_may(struct prose_may *m, const char *list, unsigned may)
{
	struct str phrase, rest = str_of(list);

	while (rest.n) {
		rest = str_cut(&phrase, rest, ';');
		prose_may_add(m, words_longest(str_trim(phrase)),
		              (struct prose_may_word){may, PROSE_MAY_ANY, PROSE_MAY_ANY});
	}
}

static void
add_all_may(struct prose_may *m)
{
	for (size_t i = 0; i < sizeof(gave) / sizeof(gave[0]); i++)
		add_may(m, gave[i].words, MAY_BY_ITSELF);
	for (size_t i = 0; i < sizeof(will) / sizeof(will[0]); i++) {
		add_may(m, will[i].leads, MAY_LEAD);
		add_may(m, will[i].verbs, *will[i].leads ? MAY_VERB : MAY_BY_ITSELF);
	}
}

/* false if no sentence of a text is a promise, by a look at its words; most texts have none */
static bool
may_promise(struct adder *a, struct str text)
{
	unsigned may = prose_may_in(&a->may, text, MAY_ALL);

	return may & MAY_BY_ITSELF || (may & MAY_LEAD && may & MAY_VERB);
}

/* " promised to send it " of a clause */
static void
fold_words(struct buf *out, struct buf *scratch, struct str text)
{
	buf_clear(out);
	words_spaced(out, scratch, text);
}

/* the offset in " a b c " of the first of some words or phrases; words.n if there is none */
static size_t
find_any(struct adder *a, struct str words, const char *list, struct str *found)
{
	struct str rest = str_of(list);

	while (rest.n) {
		size_t at;

		rest = str_cut(found, rest, ';');
		*found = str_trim(*found);
		buf_clear(&a->item);
		buf_fmt(&a->item, " %.*s ", STR_ARG(*found));
		at = str_find(words, buf_view(&a->item));
		if (at < words.n)
			return at;
	}
	return words.n;
}

static bool
has_any(struct adder *a, struct str words, const char *list)
{
	struct str found;

	return find_any(a, words, list, &found) < words.n;
}

static bool
has_kind(struct adder *a, struct str words, enum kind kind)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].kind == kind && has_any(a, words, table[i].words))
			return true;
	return false;
}

static bool
has_gave(struct adder *a, struct str words)
{
	for (size_t i = 0; i < sizeof(gave) / sizeof(gave[0]); i++) {
		struct str found, before, list = str_of(gave[i].before);
		size_t at = find_any(a, words, gave[i].words, &found), from = at;

		if (at == words.n || has_any(a, words, gave[i].never))
			continue;
		while (from && words.p[from - 1] != ' ')
			from--;
		before = str_sub(words, from, at);
		if (!list.n || !before.n)
			return true;
		buf_clear(&a->word);
		buf_fmt(&a->word, " %.*s ", STR_ARG(before));
		if (has_any(a, buf_view(&a->word), gave[i].before))
			return true;
	}
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

static bool
has_will(struct adder *a, struct str words)
{
	for (size_t i = 0; i < sizeof(will) / sizeof(will[0]); i++) {
		struct str found, rest;
		size_t at;

		if (!*will[i].leads) {
			if (has_any(a, words, will[i].verbs))
				return true;
			continue;
		}
		at = find_any(a, words, will[i].leads, &found);
		if (at == words.n)
			continue;
		rest = str_sub(words, at + 1 + found.n, words.n);
		if (has_any(a, first_words(rest, AFTER), will[i].verbs))
			return true;
	}
	return false;
}

/* true for " promised to send her the book " and " ihm versprochen ": no one else is the subject */
static bool
begins_to_them(struct adder *a, struct str words)
{
	struct str found, first = first_words(words, 1);
	size_t lead = has_kind(a, first, THEM) ? first.n - 1 : 0;

	for (size_t i = 0; i < sizeof(gave) / sizeof(gave[0]); i++) {
		size_t at = find_any(a, words, gave[i].words, &found);

		if (at < words.n && (!at || at == lead))
			return has_kind(a, words, THEM);
	}
	return false;
}

/* true if a clause of a sentence is a promise */
static bool
is_promise(struct adder *a, struct str sentence, bool own)
{
	bool is = false;

	while (sentence.n && !is) {
		struct str words;
		size_t end = 0;

		while (end < sentence.n && !char_in(sentence.p[end], STR(",;:()")))
			end++;
		fold_words(&a->words, &a->word, str_sub(sentence, 0, end));
		sentence = str_sub(sentence, end + 1, sentence.n);
		words = buf_view(&a->words);
		is = (own || has_kind(a, words, SELF) || begins_to_them(a, words)) &&
		     (has_gave(a, words) || (has_will(a, words) && !has_kind(a, words, NOT)));
	}
	return is;
}

/* fills a->wanted with the words of a promise that say what it is */
static void
read_wanted(struct adder *a, const struct contact *c, struct str promise)
{
	struct buf name = {0};
	struct str word;

	fold_words(&name, &a->word, contact_name(c));
	buf_clear(&a->wanted);
	while (words_next(&a->word, &word, &promise)) {
		struct str folded = buf_view(&a->word);

		if (folded.n < LETTERS || words_stop(folded) || map_get(&a->common, folded) != MAP_NONE)
			continue;
		buf_clear(&a->words);
		buf_fmt(&a->words, " %.*s ", STR_ARG(folded));
		if (str_find(buf_view(&name), buf_view(&a->words)) < name.n)
			continue;
		for (size_t i = 0; i < sizeof(gave) / sizeof(gave[0]) && a->words.n; i++)
			if (has_any(a, buf_view(&a->words), gave[i].words))
				buf_clear(&a->words);
		for (size_t i = 0; i < sizeof(will) / sizeof(will[0]) && a->words.n; i++)
			if (has_any(a, buf_view(&a->words), will[i].verbs))
				buf_clear(&a->words);
		if (a->words.n)
			buf_fmt(&a->wanted, "%.*s;", STR_ARG(folded));
	}
	buf_chr(&a->wanted, '\0');
	buf_free(&name);
}

/* true if a text after a promise says that it is kept; `gift` is true for an entry with "+" */
static bool
keeps(struct adder *a, struct str text, bool gift)
{
	struct str words;

	fold_words(&a->words, &a->word, text);
	words = buf_view(&a->words);
	if (has_kind(a, words, KEPT))
		return true;
	if (a->wanted.n > 1 && !has_any(a, words, a->wanted.p))
		return false;
	return gift || has_kind(a, words, DEED) || has_kind(a, words, THANKS);
}

/* likewise, of an entry, its kind ("sent: the book") included */
static bool
entry_keeps(struct adder *a, const struct contact *c, const struct entry *e)
{
	struct str text = contact_entry_text(c, e), one, rest = text;
	struct buf all = {0};
	bool is;

	buf_fmt(&all, "%.*s %.*s", STR_ARG(entry_kind(e)), STR_ARG(text));
	is = keeps(a, buf_view(&all), e->sign == '+');
	buf_free(&all);
	while (!is && e->dir != '<' && sentences_split(&one, &rest)) {
		is = is_promise(a, one, e->dir == '>');
		if (is) {
			fold_words(&a->words, &a->word, one);
			is = has_any(a, buf_view(&a->words), a->wanted.p);
		}
	}
	return is;
}

/* true if something after sentence `rest` of an entry keeps the promise that a->wanted has */
static bool
is_kept(struct adder *a, const struct contact *c, const struct entry *e, struct str rest)
{
	if (rest.n && keeps(a, rest, false))
		return true;
	for (uint32_t i = 0; i < c->body.ntasks; i++) {
		if (c->body.task[i].kind != TASK_PROMISE)
			continue;
		fold_words(&a->words, &a->word, c->body.task[i].text);
		if (has_any(a, buf_view(&a->words), a->wanted.p))
			return true;
	}
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *f = &c->body.entry[i];

		if (f->date > e->date && entry_done(f, a->today) && entry_keeps(a, c, f))
			return true;
	}
	return false;
}

static void
add_promise(struct adder *a, const struct entry *e, struct str sentence)
{
	char date[DAY_SIZE];

	while (sentence.n && char_in(sentence.p[sentence.n - 1], STR(".!;, ")))
		sentence.n--;
	buf_clear(&a->item);
	buf_fmt(&a->item, "%.*s (from your notes, %s)", STR_ARG(sentence), day_format(date, e->date));
	a->task = mem_reserve(a->task, a->n, &a->cap, sizeof(*a->task));
	a->task[a->n++] = (struct task){
		.text = arena_str(&a->book->arena, buf_view(&a->item)), .by = DAY_NONE,
		.since = e->date, .line = e->line, .kind = TASK_PROMISE, .mark = ' ',
	};
}

static void
read_entry(struct adder *a, const struct contact *c, const struct entry *e)
{
	struct str rest = contact_entry_text(c, e), one;

	if (!may_promise(a, rest))
		return;
	while (sentences_split(&one, &rest)) {
		if (!is_promise(a, one, e->dir == '>'))
			continue;
		read_wanted(a, c, one);
		if (!is_kept(a, c, e, rest))
			add_promise(a, e, one);
	}
}

static void
read_contact(struct adder *a, struct contact *c)
{
	struct task *all;

	a->n = 0;
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->dir != '<' && entry_done(e, a->today) && a->today - e->date <= NOTED_PROMISES_DAYS)
			read_entry(a, c, e);
	}
	if (!a->n)
		return;
	all = arena_alloc(&a->book->arena, (c->body.ntasks + a->n) * sizeof(*all));
	if (c->body.ntasks)
		memcpy(all, c->body.task, c->body.ntasks * sizeof(*all));
	memcpy(all + c->body.ntasks, a->task, a->n * sizeof(*all));
	c->body.task = all;
	c->body.ntasks += (uint32_t)a->n;
}

void
noted_promises_add(struct book *b, const size_t *who, size_t n, day today)
{
	struct adder a = {.book = b, .today = today};

	words_common(&a.common);
	add_all_may(&a.may);
	for (size_t i = 0; i < n; i++) {
		struct contact *c = &b->contact[who[i]];

		if (!c->me && !c->inactive)
			read_contact(&a, c);
	}
	map_free(&a.common);
	prose_may_free(&a.may);
	buf_free(&a.words);
	buf_free(&a.wanted);
	buf_free(&a.word);
	buf_free(&a.item);
	free(a.task);
}
