/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include <tend/intro.h>

#include "base/mem.h"
#include "library/library.h"
#include "match/intro_search.h"

/* what two contacts need and offer, in the order of struct tend_intro */
enum { A_NEEDS, B_OFFERS, B_NEEDS, A_OFFERS, TEXTS };

static void
find_texts(struct str text[TEXTS], const struct intros *s, const struct intro *p)
{
	for (size_t i = 0; i < TEXTS; i++)
		text[i] = (struct str){NULL, 0};
	if (p->ab.share > 0) {
		text[A_NEEDS] = intro_item_text(s, p->ab.need, KEY_NEEDS);
		text[B_OFFERS] = intro_item_text(s, p->ab.offer, KEY_OFFERS);
	}
	if (p->ba.share > 0) {
		text[B_NEEDS] = intro_item_text(s, p->ba.need, KEY_NEEDS);
		text[A_OFFERS] = intro_item_text(s, p->ba.offer, KEY_OFFERS);
	}
}

/* copies a text to *at, terminated, and moves *at past it; NULL if there is none */
static const char *
keep(char **at, struct str text)
{
	char *copy = *at;

	if (!text.p)
		return NULL;
	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	*at += text.n + 1;
	return copy;
}

/*
 * The pairs as a list that has its texts: an item's text may be made of several values, and then
 * it lives only as long as the search
 */
static struct tend_intro **
list_of(const struct tend_book *l, const struct intros *s, const struct intro *found, size_t n)
{
	struct str (*text)[TEXTS] = mem_alloc((n + 1) * sizeof(*text));
	size_t size = 0;
	struct tend_intro **list, *v;
	char *at;

	for (size_t i = 0; i < n; i++) {
		find_texts(text[i], s, &found[i]);
		for (size_t k = 0; k < TEXTS; k++)
			size += text[i][k].p ? text[i][k].n + 1 : 0;
	}
	list = library_list(n, sizeof(**list), size);
	v = library_items(list, n);
	at = library_extra(list, n, sizeof(**list));
	for (size_t i = 0; i < n; i++) {
		v[i] = (struct tend_intro){
			.a = library_contact(l, found[i].a),
			.b = library_contact(l, found[i].b),
			.score = found[i].score,
			.mutual = found[i].mutual,
			.a_needs = keep(&at, text[i][A_NEEDS]),
			.b_offers = keep(&at, text[i][B_OFFERS]),
			.b_needs = keep(&at, text[i][B_NEEDS]),
			.a_offers = keep(&at, text[i][A_OFFERS]),
		};
		list[i] = &v[i];
	}
	free(text);
	return list;
}

struct tend_intro **
tend_intro_list(const struct tend_book *l, const struct tend_contact *who, tend_day today,
                size_t limit, int min, size_t *n)
{
	size_t index = who ? (size_t)(who - l->contact) : 0, nfound;
	struct people one = {.who = &index, .n = 1, .named = true};
	struct book b = library_book(l);
	struct tend_intro **list;
	struct intro *found;
	struct intros s;

	if (who)
		intro_open_notes(&s, &b, &one, today);
	else
		intro_open(&s, &b, INTRO_ROLES, today);
	intro_search(&found, &nfound, NULL, &s, who ? &one : &l->people, limit, min);
	list = list_of(l, &s, found, nfound);
	free(found);
	intro_close(&s);
	arena_free(&b.arena);
	if (n)
		*n = nfound;
	return list;
}
