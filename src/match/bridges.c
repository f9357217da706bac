/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "match/bridges.h"
#include "match/intro_bar.h"

void
bridges_open(struct bridges *s, struct intros *intros, size_t with)
{
	*s = (struct bridges){
		.intros = intros,
		.with = with,
		.tag = intro_terms_of(intros, &intros->tags, with),
		.tag_of = mem_zero(intros->tags_and_places.n, sizeof(*s->tag_of)),
		.considered = mem_zero(intros->book->n, sizeof(*s->considered)),
	};
}

void
bridges_close(struct bridges *s)
{
	free(s->tag);
	free(s->tag_of);
	free(s->considered);
}

static bool
bridge_before(const struct bridge *x, const struct bridge *y)
{
	if (x->ties != y->ties)
		return x->ties > y->ties;
	if (x->rarity != y->rarity)
		return x->rarity > y->rarity;
	return x->who < y->who;
}

/* finds the rarest tags that a contact shares with each of the two; false if one is missing */
static bool
find_tags(struct bridge *out, const struct bridges *s, size_t who)
{
	const struct items *tags = &s->intros->tags;
	const double *rarity = s->intros->tags_and_places.rarity;
	double a = 0, b = 0;

	for (size_t i = tags->first[out->who]; i < tags->first[out->who + 1]; i++) {
		uint32_t t = tags->term[tags->v[i].from];

		if (s->tag_of[t] == who + 1 && rarity[t] > a) {
			out->a = &tags->v[i];
			a = rarity[t];
		}
		if (s->tag[t] && rarity[t] > b) {
			out->b = &tags->v[i];
			b = rarity[t];
		}
	}
	out->rarity = a + b;
	return out->a && out->b;
}

/* true if a contact is kept from one of the two */
static bool
is_apart(struct bridges *s, size_t third, size_t who)
{
	size_t with = s->with < s->intros->book->n ? s->with : s->intros->book->me;

	return intro_apart(s->intros, third, who) ||
	       (with < s->intros->book->n && intro_apart(s->intros, third, with));
}

static void
consider(struct bridges *s, struct bridge *best, size_t *n, size_t who, uint32_t third)
{
	const struct book *book = s->intros->book;
	const struct graph *tied = &s->intros->ties.tied;
	const struct contact *c = &book->contact[third];
	struct bridge b = {.who = third};
	size_t i;

	if (s->considered[third] == who + 1 || third == who || third == s->with || c->me ||
	    c->inactive)
		return;
	s->considered[third] = (uint32_t)who + 1;
	if (!find_tags(&b, s, who))
		return;
	b.ties = graph_has(tied, third, who) ? 1 : 0;
	if (s->with < book->n && !book->contact[s->with].me && graph_has(tied, third, s->with))
		b.ties++;
	for (i = *n; i && bridge_before(&b, &best[i - 1]); i--)
		;
	/* notes are read last */
	if (i == BRIDGES_MAX || is_apart(s, third, who))
		return;
	*n += *n < BRIDGES_MAX;
	memmove(&best[i + 1], &best[i], (*n - i - 1) * sizeof(*best));
	best[i] = b;
}

size_t
bridges_find(struct bridge out[BRIDGES_MAX], struct bridges *s, size_t who)
{
	const struct items *tags = &s->intros->tags;
	const struct graph *tied = &s->intros->ties.tied;
	size_t n = 0;

	for (size_t i = tags->first[who]; i < tags->first[who + 1]; i++)
		s->tag_of[tags->term[tags->v[i].from]] = (uint32_t)who + 1;
	for (uint32_t i = tied->start[who]; i < tied->start[who + 1]; i++)
		consider(s, out, &n, who, tied->to[i]);
	for (size_t i = tags->first[who]; i < tags->first[who + 1]; i++) {
		uint32_t t = tags->term[tags->v[i].from];
		uint32_t k = tags->start[t], end = tags->start[t + 1];

		if (end - k > POSTINGS_DISTINCTIVE)
			end = k + POSTINGS_DISTINCTIVE;
		for (; k < end; k++)
			consider(s, out, &n, who, tags->v[tags->posting[k]].who);
	}
	return n;
}
