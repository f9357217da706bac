/* SPDX-License-Identifier: ISC */
#include "print/intro_text.h"

static void
why_fit(struct buf *out, const struct intros *s, const struct fit *f)
{
	static const char *const offers[] = {
		[ITEM_LISTED] = "offers", [ITEM_JOINED] = "offers", [ITEM_TITLE] = "is", [ITEM_NOTES] = "by your notes",
	};

	if (f->share <= 0)
		return;
	buf_fmt(out, "%s%.*s %s \"%.*s\", %.*s %s \"%.*s\"", out->n ? "; " : "",
	        STR_ARG(contact_name(&s->book->contact[f->need->who])),
	        f->need->source == ITEM_NOTES ? "by your notes" : "needs",
	        STR_ARG(intro_item_text(s, f->need, KEY_NEEDS)),
	        STR_ARG(contact_name(&s->book->contact[f->offer->who])), offers[f->offer->source],
	        STR_ARG(intro_item_text(s, f->offer, KEY_OFFERS)));
}

/* the items of a that b has too, as a's file spells them */
static void
why_things(struct buf *out, const struct intros *s, const struct items *items, enum key key,
           const struct intro *p, const char *lead)
{
	bool any = false;

	for (size_t i = items->first[p->a]; i < items->first[p->a + 1]; i++)
		for (size_t k = items->first[p->b]; k < items->first[p->b + 1]; k++) {
			if (items->term[items->v[i].from] != items->term[items->v[k].from] ||
			    (key == KEY_TAGS && intro_is_job(s, &items->v[i], p->a, p->b)))
				continue;
			buf_fmt(out, "%s%s%.*s", any ? "" : out->n ? "; " : "", any ? ", " : lead,
			        STR_ARG(intro_item_text(s, &items->v[i], key)));
			any = true;
			break;
		}
}

void
intro_text(struct buf *out, const struct intros *s, const struct intro *p)
{
	why_fit(out, s, &p->ab);
	why_fit(out, s, &p->ba);
	why_things(out, s, &s->tags, KEY_TAGS, p, "both: ");
	why_things(out, s, &s->places, KEY_PLACE, p, "both in ");
	if (p->mutual)
		buf_fmt(out, "%s%zu mutual", out->n ? "; " : "", p->mutual);
}

bool
intro_text_barred(struct buf *out, const size_t barred[INTRO_BARS])
{
	static const char *const why[] = {
		[INTRO_TIED] = "know each other", [INTRO_APART] = "are linked or kept apart",
		[INTRO_STANDING] = "are overdrawn or dormant", [INTRO_REACH] = "are out of reach",
	};
	size_t all = barred[INTRO_TIED] + barred[INTRO_APART] + barred[INTRO_STANDING] + barred[INTRO_REACH];
	const char *sep = "";

	if (!all)
		return false;
	buf_fmt(out, "introductions: %zu %s left out: they ", all, all == 1 ? "pair is" : "pairs are");
	for (size_t i = INTRO_TIED; i < INTRO_BARS; i++) {
		if (!barred[i])
			continue;
		buf_fmt(out, "%s%s", sep, why[i]);
		if (barred[i] < all)
			buf_fmt(out, " (%zu)", barred[i]);
		sep = ", ";
	}
	return true;
}
