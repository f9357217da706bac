/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "match/fit_sense.h"
#include "match/need_mark.h"

enum { MARKS = 8 }; /* roles of a need that are marked */

static bool
has_role(const struct items *needs, const struct terms *t, const struct item *it)
{
	for (uint32_t i = 0; i < it->n; i++)
		if (terms_is_role(t, needs->term[it->from + i]))
			return true;
	return false;
}

static bool
has_number(const uint32_t *v, size_t n, uint32_t number)
{
	for (size_t i = 0; i < n; i++)
		if (v[i] == number)
			return true;
	return false;
}

void
need_mark_beside(struct items *needs, struct terms *t, struct str text)
{
	struct item *it = &needs->v[needs->n - 1];
	uint32_t *term = NULL;
	size_t n = 0, cap = 0, in_head, roles = 0;
	struct str head;

	if (!has_role(needs, t, it))
		return;
	head = fit_sense_head(text);
	if (head.n == text.n)
		return;
	in_head = terms_known(t, head, &term, &n, &cap);
	terms_known(t, str_sub(text, head.n, text.n), &term, &n, &cap);
	for (uint32_t i = 0; i < it->n && roles < MARKS; i++) {
		uint32_t number = needs->term[it->from + i];

		if (!terms_is_role(t, number))
			continue;
		/* a name that begins in the head ends beside it: "cabine pour enregistrer" */
		if (!has_number(term, in_head, number) && has_number(term + in_head, n - in_head, number))
			it->mark |= (uint8_t)(1u << roles);
		roles++;
	}
	free(term);
}

void
need_mark_thing(struct item *it, struct str quote, struct str thing)
{
	size_t at = (size_t)(thing.p - quote.p);

	if (thing.n && at + thing.n <= UINT8_MAX) {
		it->thing = (uint8_t)at;
		it->thing_n = (uint8_t)thing.n;
	}
}
