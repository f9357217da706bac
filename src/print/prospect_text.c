/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "print/prospect_text.h"

/* the first three contacts, and the number of others */
static void
add_sources(struct buf *out, const struct prospect *p, const struct book *b, const char *lead)
{
	for (size_t i = 0; i < p->nby && i < 3; i++)
		buf_fmt(out, "%s%.*s", i ? ", " : lead, STR_ARG(b->contact[p->by[i]].id));
	if (p->nby > 3)
		buf_fmt(out, " and %zu more", p->nby - 3);
}

void
prospect_text(struct buf *out, const struct prospect *p, const struct book *b)
{
	switch (p->how) {
	case PROSPECT_ADMIRED:
		if (p->node < b->n && contact_text(&b->contact[p->node], KEY_ADMIRE).n)
			buf_fmt(out, "you admire: %.*s", STR_ARG(p->what));
		else if (p->what.n)
			buf_fmt(out, "at %.*s, which you admire", STR_ARG(p->what));
		else
			buf_str(out, STR("you admire them"));
		add_sources(out, p, b, "; knows ");
		return;
	case PROSPECT_ORGANISATION:
		buf_fmt(out, "%" PRId64 " of %d known: find %" PRId64 " more at %.*s", p->known, PROSPECT_ORG, PROSPECT_ORG - p->known,
		        STR_ARG(p->what));
		return;
	case PROSPECT_RECOMMENDED:
		add_sources(out, p, b, "recommended by ");
		return;
	default:
		add_sources(out, p, b, "named by ");
	}
}
