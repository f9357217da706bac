/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <tend/intro.h>

#include "library/library.h"
#include "match/intro.h"
#include "match/intro_search.h"

static struct tend_intro
of_pair(const struct tend_book *l, const struct intros *s, const struct intro *p)
{
	struct tend_intro i = {
		.a = library_contact(l, p->a),
		.b = library_contact(l, p->b),
		.score = p->score,
		.mutual = p->mutual,
	};

	if (p->ab.share > 0) {
		i.a_needs = intro_item_text(s, p->ab.need, KEY_NEEDS).p;
		i.b_offers = intro_item_text(s, p->ab.offer, KEY_OFFERS).p;
	}
	if (p->ba.share > 0) {
		i.b_needs = intro_item_text(s, p->ba.need, KEY_NEEDS).p;
		i.a_offers = intro_item_text(s, p->ba.offer, KEY_OFFERS).p;
	}
	return i;
}

struct tend_intro **
tend_intro_list(const struct tend_book *l, const struct tend_contact *who, tend_day today,
                size_t limit, int min, size_t *n)
{
	size_t index = who ? (size_t)(who - l->contact) : 0, nfound;
	struct people one = {.who = &index, .n = 1, .named = true};
	struct book b = library_book(l);
	struct tend_intro **list, *v;
	struct intro *found;
	struct intros s;

	intro_open(&s, &b, who ? INTRO_NOTES : INTRO_LISTS, today);
	intro_search(&found, &nfound, NULL, &s, who ? &one : &l->people, limit, min);
	list = library_list(nfound, sizeof(**list), 0);
	v = library_items(list, nfound);
	for (size_t i = 0; i < nfound; i++) {
		v[i] = of_pair(l, &s, &found[i]);
		list[i] = &v[i];
	}
	free(found);
	intro_close(&s);
	if (n)
		*n = nfound;
	return list;
}
