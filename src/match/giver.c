/* SPDX-License-Identifier: ISC */
#include "base/buf.h"
#include "front/shown_link.h"
#include "match/giver.h"

struct gift *
giver_add(struct giver *g, enum give_kind kind, enum give_reason reason)
{
	struct gift *gift = g->n < g->limit ? &g->out[g->n++] : NULL;

	if (gift)
		*gift = (struct gift){
			.who = (size_t)(g->c - g->book->contact),
			.kind = kind,
			.reason = reason,
			.with = g->book->n,
			.date = DAY_NONE,
		};
	return gift;
}

void
giver_add_evidence(struct giver *g, enum give_kind kind, enum give_reason reason,
                   struct str what, const struct entry *e)
{
	struct gift *gift = giver_add(g, kind, reason);

	if (!gift)
		return;
	gift->what = shown_link_line(&g->scratch, what, g->arena);
	if (!e)
		return;
	gift->entry = entry_kind_written(e);
	gift->date = e->date;
}
