/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "match/postings.h"

/* counts the terms of a contact's items; seen[t] is the stamp of the last list with term t */
static void
count_terms(struct postings *p, uint32_t *seen, const struct items *items, uint32_t who,
            bool second)
{
	uint32_t first_stamp = 2 * who + 1, stamp = first_stamp + second;

	for (uint32_t i = items->first[who]; i < items->first[who + 1]; i++)
		for (uint32_t k = 0; items->v[i].source <= ITEM_JOINED && k < items->v[i].n; k++) {
			uint32_t t = items->term[items->v[i].from + k];

			if (seen[t] == stamp)
				continue;
			p->lists[t]++;
			p->people[t] += seen[t] < first_stamp;
			seen[t] = stamp;
		}
}

void
postings_read(struct postings *p, const struct book *b, struct items *one, enum key one_key,
              struct items *other, enum key other_key, bool whole)
{
	struct terms terms;
	uint32_t n;

	terms_open(&terms, b->set.language);
	items_read(one, &terms, b, one_key, whole);
	items_read(other, &terms, b, other_key, whole);
	n = terms.n;
	terms_close(&terms);
	items_index(one, n);
	items_index(other, n);
	postings_count(p, b->n, one, other, n);
}

void
postings_count(struct postings *p, size_t people, const struct items *one,
               const struct items *other, uint32_t n)
{
	uint32_t *seen;

	*p = (struct postings){
		.n = n,
		.people = mem_zero(n, sizeof(*p->people)),
		.lists = mem_zero(n, sizeof(*p->lists)),
		.rarity = mem_alloc(n * sizeof(*p->rarity)),
		.max_rarity = log(1 + postings_people(people)),
	};
	seen = mem_zero(n, sizeof(*seen));
	for (uint32_t who = 0; who < people; who++) {
		count_terms(p, seen, one, who, false);
		count_terms(p, seen, other, who, true);
	}
	for (uint32_t t = 0; t < n; t++)
		p->rarity[t] = log(1 + postings_people(people) / (p->lists[t] ? p->lists[t] : 1));
	free(seen);
}

void
postings_free(struct postings *p)
{
	free(p->people);
	free(p->lists);
	free(p->rarity);
}

struct postings_weight *
postings_weigh(const struct postings *p, const struct items *items)
{
	struct postings_weight *weight = mem_zero(items->n, sizeof(*weight));

	for (size_t i = 0; i < items->n; i++)
		for (uint32_t k = 0; k < items->v[i].n; k++) {
			uint32_t t = items->term[items->v[i].from + k];

			if (!postings_is_role(p, t))
				weight[i].all += (float)p->rarity[t];
			if (p->people[t] > POSTINGS_DISTINCTIVE)
				weight[i].common += (float)p->rarity[t];
		}
	return weight;
}

void
postings_search_open(struct postings_search *s, const bool *eligible, size_t capacity)
{
	*s = (struct postings_search){
		.eligible = eligible,
		.shared = mem_zero(capacity, sizeof(*s->shared)),
		.found = mem_alloc(capacity * sizeof(*s->found)),
	};
}

void
postings_search_close(struct postings_search *s)
{
	free(s->shared);
	free(s->found);
}

void
postings_search_find(struct postings_search *s, const struct postings *p, const struct items *from,
                     const struct item *it, const struct items *to, uint32_t first, size_t *budget)
{
	s->postings = p;
	s->highest = 0;
	for (uint32_t i = 0; i < it->n; i++) {
		uint32_t t = from->term[it->from + i], k = to->start[t], end = to->start[t + 1];
		double rarity = p->rarity[t];

		if (p->people[t] > POSTINGS_DISTINCTIVE)
			continue;
		if (rarity > s->highest)
			s->highest = rarity;
		if (end - k > *budget)
			end = k + (uint32_t)*budget;
		*budget -= end - k;
		for (; k < end; k++) {
			uint32_t other = to->posting[k];

			if (s->shared[other] == 0) {
				uint32_t who = to->v[other].who;

				if (who < first || !s->eligible[who])
					continue;
				s->found[s->n++] = other;
			}
			s->shared[other] += (float)rarity;
		}
	}
}
