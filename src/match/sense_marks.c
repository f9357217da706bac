/* SPDX-License-Identifier: ISC */
#include "match/sense_marks.h"

enum { WHERE_WORDS = 4 }; /* words after "in" and the like that tell where */

/* where the thing begins that a noun tells nothing of: after "time on", "lessons in"; else `thing` */
static size_t
topic_of(const struct sense_text *need, size_t thing)
{
	size_t told = 0;

	for (size_t i = thing; i + 2 < need->n && told < 2 && !need->v[i + 1].border; told += sense_text_tells(&need->v[i++]))
		if (need->v[i].is & SENSE_EMPTY && need->v[i + 1].is & SENSE_TOPIC)
			for (size_t k = i + 2; k < need->n; k++)
				if (sense_text_tells(&need->v[k]))
					return i + 2;
	return thing;
}

void
sense_mark_thing(bool *wanted, const struct sense_text *need, size_t thing)
{
	size_t from = topic_of(need, thing);
	bool aside = false, any = false;

	for (size_t i = 0; i < need->n; i++) {
		aside |= i > from && (need->v[i].border || need->v[i].is & SENSE_ASIDE || (any && need->v[i].is & SENSE_PURPOSE));
		wanted[i] = i >= from && !aside && sense_text_tells(&need->v[i]);
		any |= wanted[i];
	}
	for (size_t i = thing; !any && i < need->n; i++)
		any |= wanted[i] = sense_text_tells(&need->v[i]);
	for (size_t i = thing; !any && i < need->n; i++)
		wanted[i] = !(need->v[i].is & SENSE_STOP);
}

/* true if "in" and the like, word i, goes on with a deed: "invests in", "lessons in" */
static bool
does_before(const struct sense_text *offer, size_t i)
{
	for (size_t k = 1; k <= 2 && k <= i && !offer->v[i - k + 1].border; k++)
		if (offer->v[i - k].is & (SENSE_FIXED | SENSE_TEACH | SENSE_FUND))
			return true;
	return false;
}

void
sense_mark_done(bool *done, const struct sense_text *offer)
{
	size_t where = 0; /* words that still tell where */
	bool wants = false;

	for (size_t i = 0; i < offer->n; i++) {
		const struct sense_word *w = &offer->v[i];

		if (w->border) {
			wants = false;
			where = 0;
		}
		wants |= (w->is & SENSE_WANTS) != 0;
		done[i] = !wants && !where && !(w->is & SENSE_STOP);
		if (w->is & SENSE_WHERE && !does_before(offer, i))
			where = WHERE_WORDS;
		else if (w->is & SENSE_SPAN)
			where = 0;
		else if (where)
			where--;
	}
}

bool
sense_named(const struct sense_text *need, size_t i, const struct sense_text *offer, const bool *done)
{
	for (size_t k = 0; k < offer->n; k++)
		if ((!done || done[k]) && sense_text_alike(need->v[i].folded, offer->v[k].folded))
			return true;
	return false;
}
