/* SPDX-License-Identifier: ISC */
#include "match/give_history.h"

void
give_history_read(struct give_history history[GIVE_KINDS], const struct contact *c, day today)
{
	for (enum give_kind k = 0; k < GIVE_KINDS; k++)
		history[k] = (struct give_history){.last = DAY_NONE};
	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->sign != '+' || !entry_done(e, today))
			continue;
		for (enum give_kind k = 0; k < GIVE_KINDS; k++) {
			struct give_history *h = &history[k];

			if (!str_eq(entry_kind(e), str_of(give_kind_name(k))))
				continue;
			h->given += e->weight;
			if (e->date > h->last)
				h->last = e->date;
		}
	}
}

static bool
before(const struct give_history *a, const struct give_history *b)
{
	return a->given != b->given ? a->given < b->given : a->last < b->last;
}

void
give_history_order(enum give_kind order[GIVE_KINDS], const struct give_history h[GIVE_KINDS])
{
	for (enum give_kind k = 0; k < GIVE_KINDS; k++) {
		size_t i = k;

		for (; i && before(&h[k], &h[order[i - 1]]); i--)
			order[i] = order[i - 1];
		order[i] = k;
	}
}
