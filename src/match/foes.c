/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "contact/sentences.h"
#include "find/context.h"
#include "match/foes.h"

static const unsigned kinds = 1u << CUE_DANGER | 1u << CUE_FOE | 1u << CUE_QUARREL | 1u << CUE_SECRET;

/* the worst that a sentence says of those it names */
static enum foe_kind
kind_of(unsigned has)
{
	if (has & 1u << CUE_DANGER)
		return FOE_DANGER;
	if (has & 1u << CUE_FOE)
		return FOE_EX;
	return has & (1u << CUE_QUARREL | 1u << CUE_SECRET) ? FOE_QUARREL : FOE_NONE;
}

static void
add(struct foes *f, size_t of, size_t who, enum foe_kind kind)
{
	f->v = mem_reserve(f->v, f->n, &f->cap, sizeof(*f->v));
	f->v[f->n++] = (struct foe){(uint32_t)of, (uint32_t)who, kind};
}

/* true if the name of a contact begins with a folded word, and has the surname unless it is empty */
static bool
has_names(struct buf *scratch, const struct contact *c, struct str first, struct str surname)
{
	struct str rest = contact_name(c), word;

	if (!words_next(scratch, &word, &rest) || !str_eq(buf_view(scratch), first))
		return false;
	while (surname.n && words_next(scratch, &word, &rest))
		if (str_eq(buf_view(scratch), surname))
			return true;
	return !surname.n;
}

/* adds each contact of a name, if several have it; returns how many */
static size_t
add_each(struct foes *f, const struct book *b, size_t of, struct str first, struct str surname)
{
	struct buf scratch = {0};
	size_t n = 0;

	for (size_t who = 0; who < b->n; who++)
		if (who != of && !b->contact[who].me && has_names(&scratch, &b->contact[who], first, surname)) {
			add(f, of, who, FOE_NAMESAKE);
			n++;
		}
	buf_free(&scratch);
	return n;
}

/*
 * Adds those whose first name several contacts have: by the surname after it, or, if none has that
 * one, each of them, since a surname may have changed.
 */
static void
add_namesakes(struct foes *f, const struct acquainted *q, size_t of, struct str word, struct str first, struct str rest)
{
	struct buf surname = {0};
	struct str next;
	bool both = words_next(&surname, &next, &rest) && text_class(text_peek(next)) == TEXT_UPPER &&
	            next.p == word.p + word.n + 1 && word.p[word.n] == ' ';

	if (!both || !add_each(f, q->book, of, first, buf_view(&surname)))
		add_each(f, q->book, of, first, (struct str){0});
	buf_free(&surname);
}

/* adds the contacts that a sentence about `of` names */
static void
add_named(struct foes *f, const struct acquainted *q, size_t of, struct str sentence, enum foe_kind kind,
          struct buf *scratch)
{
	struct str rest = sentence, word;

	while (words_next(scratch, &word, &rest)) {
		size_t who = acquainted_called(q, sentence, word, buf_view(scratch));

		if (who < q->book->n && who != of && !q->book->contact[who].me)
			add(f, of, who, kind);
		if (who == q->book->n && kind > FOE_QUARREL && acquainted_several(q, sentence, word, buf_view(scratch)))
			add_namesakes(f, q, of, word, buf_view(scratch), rest);
	}
}

static void
read_notes(struct foes *f, const struct acquainted *q, struct cues *cues, size_t of, struct buf *scratch)
{
	struct context context = {0};
	struct str body = context_body(&context, &q->book->contact[of]), one;
	struct sentences at;

	if (!kind_of(cues_kinds(cues, body, kinds)))
		return;
	sentences_open(&at, body);
	while (sentences_next(&at, &one)) {
		enum foe_kind kind = kind_of(cues_kinds(cues, one, kinds));

		if (kind)
			add_named(f, q, of, one, kind, scratch);
	}
	sentences_close(&at);
}

void
foes_read(struct foes *f, struct book *b, struct acquainted *q)
{
	struct buf scratch = {0};
	struct cues cues;

	if (f->ready)
		return;
	f->ready = true;
	pthread_mutex_lock(&q->lock);
	acquainted_open(q);
	pthread_mutex_unlock(&q->lock);
	cues_open(&cues);
	for (size_t who = 0; who < b->n; who++) {
		if (b->n <= FOES_BOOK)
			book_raw(b, who);
		if (b->contact[who].raw.n && !b->contact[who].me)
			read_notes(f, q, &cues, who, &scratch);
	}
	cues_close(&cues);
	buf_free(&scratch);
}

void
foes_free(struct foes *f)
{
	free(f->v);
	*f = (struct foes){0};
}

enum foe_kind
foes_between(const struct foes *f, size_t a, size_t b)
{
	enum foe_kind worst = FOE_NONE;

	for (size_t i = 0; i < f->n; i++)
		if ((f->v[i].of == a && f->v[i].who == b) || (f->v[i].of == b && f->v[i].who == a))
			worst = f->v[i].kind > worst ? f->v[i].kind : worst;
	return worst;
}

bool
foes_bar(const struct foes *f, const struct ties *t, size_t a, size_t b)
{
	for (size_t i = 0; i < f->n; i++) {
		size_t other = f->v[i].who == a ? b : a;

		if (f->v[i].who != a && f->v[i].who != b)
			continue;
		if (f->v[i].kind == FOE_DANGER || f->v[i].of == other ||
		    (f->v[i].kind == FOE_EX &&
		     (graph_has(&t->tied, f->v[i].of, other) || graph_has(&t->apart, f->v[i].of, other))))
			return true;
	}
	return false;
}
