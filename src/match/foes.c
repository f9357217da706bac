/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "contact/sentences.h"
#include "find/context.h"
#include "match/foes.h"

/* the worst that a sentence says of those it names */
static enum foe_kind
kind_of(unsigned kinds)
{
	if (kinds & 1u << CUE_DANGER)
		return FOE_DANGER;
	if (kinds & 1u << CUE_FOE)
		return FOE_EX;
	return kinds & (1u << CUE_QUARREL | 1u << CUE_SECRET) ? FOE_QUARREL : FOE_NONE;
}

/* adds the contacts that a sentence about `of` names */
static void
add_named(struct foes *f, const struct acquainted *q, size_t of, struct str sentence, enum foe_kind kind,
          struct buf *scratch)
{
	struct str rest = sentence, word;

	while (words_next(scratch, &word, &rest)) {
		size_t who = acquainted_called(q, sentence, word, buf_view(scratch));

		if (who == q->book->n || who == of || q->book->contact[who].me)
			continue;
		f->v = mem_reserve(f->v, f->n, &f->cap, sizeof(*f->v));
		f->v[f->n++] = (struct foe){(uint32_t)of, (uint32_t)who, kind};
	}
}

static void
read_notes(struct foes *f, const struct acquainted *q, struct cues *cues, size_t of, struct buf *scratch)
{
	struct context context = {0};
	struct str body = context_body(&context, &q->book->contact[of]), one;
	struct sentences at;

	if (!kind_of(cues_kinds(cues, body)))
		return;
	sentences_open(&at, body);
	while (sentences_next(&at, &one)) {
		enum foe_kind kind = kind_of(cues_kinds(cues, one));

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
