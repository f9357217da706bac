/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "find/context.h"
#include "find/noted_promises.h"
#include "find/promise.h"
#include "contact/sentences.h"

enum { LETTERS = 3 }; /* bytes of a word that says what was promised, at least */

/* what is added to a promise of the notes */
static const struct str mark = STR_INIT(" (from your notes)");

struct adder {
	struct book *book;
	day today;
	struct map common;
	struct promises promises;
	struct context context;
	struct buf words;   /* of a sentence: " promised to send it " */
	struct buf wanted;  /* of a promise: "book;kilns;" */
	struct buf word, item;
	struct task *task;  /* of a contact */
	size_t n, cap;
	/* the promise at hand */
	enum promise kind;
};

/* " promised to send it " of a clause */
static struct str
fold_words(struct adder *a, struct str text)
{
	buf_clear(&a->words);
	words_spaced(&a->words, &a->word, text);
	return buf_view(&a->words);
}

/* fills a->wanted with the words of a promise that say what it is */
static void
read_wanted(struct adder *a, const struct contact *c, struct str promise)
{
	struct buf name = {0};
	struct str word;

	words_spaced(&name, &a->word, contact_name(c));
	buf_clear(&a->wanted);
	while (words_next(&a->word, &word, &promise)) {
		struct str folded = buf_view(&a->word);

		if (folded.n < LETTERS || words_stop(folded) || map_get(&a->common, folded) != MAP_NONE ||
		    promises_word(&a->promises, folded))
			continue;
		buf_clear(&a->words);
		buf_fmt(&a->words, " %.*s ", STR_ARG(folded));
		if (str_find(buf_view(&name), buf_view(&a->words)) == name.n)
			buf_fmt(&a->wanted, "%.*s;", STR_ARG(folded));
	}
	buf_chr(&a->wanted, '\0');
	buf_free(&name);
}

/* true if a clause of a text says that something went back to them: "gave it back in May" */
static bool
gives_back(struct adder *a, struct str text)
{
	struct str one;

	while (promises_clause(&one, &text)) {
		struct str words = fold_words(a, one);

		if (promises_has(words, PROMISE_BACK) &&
		    !promises_has(words, PROMISE_NOT_BACK))
			return true;
	}
	return false;
}

/* true if a text after a promise says that it is kept; `gift` is true for an entry with "+" */
static bool
keeps(struct adder *a, struct str text, bool gift)
{
	struct str words;

	if (a->kind == PROMISE_LOAN && gives_back(a, text))
		return true;
	words = fold_words(a, text);
	if (promises_has(words, PROMISE_KEPT))
		return true;
	if (a->wanted.n > 1 && !promises_has_any(words, a->wanted.p))
		return false;
	return gift || promises_has(words, PROMISE_DEED) ||
	       promises_has(words, PROMISE_THANKS);
}

static enum promise_by
speaker(const struct entry *e)
{
	return e->dir == '>' ? PROMISE_OWNER : e->dir == '<' ? PROMISE_THEIRS : PROMISE_OPEN;
}

/* likewise, of an entry, its kind ("sent: the book") included */
static bool
entry_keeps(struct adder *a, const struct contact *c, const struct entry *e)
{
	struct str text = contact_entry_text(c, e), one, rest = text;
	struct buf all = {0};
	size_t end;
	bool is;

	buf_fmt(&all, "%.*s %.*s", STR_ARG(entry_kind(e)), STR_ARG(text));
	is = keeps(a, buf_view(&all), e->sign == '+');
	buf_free(&all);
	while (!is && e->dir != '<' && sentences_split(&one, &rest))
		is = promises_in(&a->promises, one, speaker(e), &end) &&
		     promises_has_any(fold_words(a, one), a->wanted.p);
	return is;
}

/* true if what comes after a promise in its text, a task, or an entry after `since` keeps it */
static bool
is_kept(struct adder *a, const struct contact *c, day since, struct str clauses, struct str rest)
{
	if (a->kind == PROMISE_LOAN && gives_back(a, clauses))
		return true;
	if (rest.n && keeps(a, rest, false))
		return true;
	for (uint32_t i = 0; i < c->body.ntasks; i++)
		if (c->body.task[i].kind == TASK_PROMISE &&
		    promises_has_any(fold_words(a, c->body.task[i].text), a->wanted.p))
			return true;
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *f = &c->body.entry[i];

		if (f->date > since && entry_done(f, a->today) && entry_keeps(a, c, f))
			return true;
	}
	return false;
}

/* adds a promise of an entry, or of the notes if it is NULL */
static void
add_promise(struct adder *a, const struct entry *e, struct str sentence)
{
	char date[DAY_SIZE];

	sentence = str_strip(sentence, STR(""), STR(".!;, "));
	buf_clear(&a->item);
	for (size_t i = 0; i < sentence.n; i++)
		buf_chr(&a->item, char_space(sentence.p[i]) ? ' ' : sentence.p[i]);
	if (e)
		buf_fmt(&a->item, " (from your notes, %s)", day_format(date, e->date));
	else
		buf_str(&a->item, mark);
	a->task = mem_reserve(a->task, a->n, &a->cap, sizeof(*a->task));
	a->task[a->n++] = (struct task){
		.text = arena_str(&a->book->arena, buf_view(&a->item)), .by = DAY_NONE,
		.since = e ? e->date : DAY_NONE, .line = e ? e->line : 0, .kind = TASK_PROMISE, .mark = ' ',
	};
}

/* true for a loan that is logged as a favour: "-help: lent me his van"; a sum of money is a debt */
static bool
is_favour(const struct entry *e, struct str loan)
{
	if (e->sign != '-')
		return false;
	for (size_t i = 0; i < loan.n; i++)
		if (char_digit(loan.p[i]))
			return false;
	return true;
}

/* adds a sentence, if it is a promise that is not kept; `rest` comes after it */
static void
read_sentence(struct adder *a, const struct contact *c, const struct entry *e, struct str one, struct str rest)
{
	size_t end;

	/* a text that may have a promise has it in one sentence, mostly */
	if (!promises_may(&a->promises, one))
		return;
	a->kind = promises_in(&a->promises, one, e ? speaker(e) : PROMISE_OPEN, &end);
	if (!a->kind || (a->kind == PROMISE_LOAN && e && is_favour(e, one)))
		return;
	read_wanted(a, c, one);
	if (!is_kept(a, c, e ? e->date : a->today - NOTED_PROMISES_DAYS, str_sub(one, end, one.n), rest))
		add_promise(a, e, one);
}

static void
read_entry(struct adder *a, const struct contact *c, const struct entry *e)
{
	struct str rest = contact_entry_text(c, e), one;

	if (!promises_may(&a->promises, rest))
		return;
	while (sentences_split(&one, &rest))
		read_sentence(a, c, e, one, rest);
}

static void
read_notes(struct adder *a, const struct contact *c)
{
	struct sentences s;
	struct str one;

	if (!promises_may(&a->promises, context_body(&a->context, c)))
		return;
	context_repair(&a->context, c);
	sentences_open(&s, a->context.body);
	while (sentences_next(&s, &one))
		read_sentence(a, c, NULL, one, s.paragraph);
	sentences_close(&s);
}

static void
read_contact(struct adder *a, struct contact *c)
{
	struct task *all;

	a->n = 0;
	read_notes(a, c);
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (entry_done(e, a->today) && a->today - e->date <= NOTED_PROMISES_DAYS)
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

	words_common(&a.common, 0);
	promises_open(&a.promises);
	for (size_t i = 0; i < n; i++) {
		struct contact *c = &b->contact[who[i]];

		if (!c->me && !c->inactive)
			read_contact(&a, c);
	}
	map_free(&a.common);
	promises_close(&a.promises);
	context_free(&a.context);
	buf_free(&a.words);
	buf_free(&a.wanted);
	buf_free(&a.word);
	buf_free(&a.item);
	free(a.task);
}

struct str
noted_promises_text(const struct task *t)
{
	return !t->line && str_ends(t->text, mark) ? str_sub(t->text, 0, t->text.n - mark.n) : STR("");
}
