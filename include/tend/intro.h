/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_INTRO_H
#define LIBTEND_INTRO_H

#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/* two contacts who do not know each other and may gain from meeting, as in tend-intro(1) */
struct tend_intro {
	const struct tend_contact *a, *b;
	int score;            /* 0 to 100; the formula may change */
	const char *a_needs;  /* the best match of a need of a and an offer of b, as written; */
	const char *b_offers; /* both NULL if there is none */
	const char *b_needs;  /* the same for a need of b and an offer of a */
	const char *a_offers;
	size_t mutual;        /* acquaintances in common */
};

/*
 * The best `limit` pairs (0: all) with a score of at least `min`, the best
 * first. With `who`, only pairs with that contact, which is then a; NULL for
 * everyone. Overdrawn, dormant and inactive contacts are left out. Each call
 * indexes the whole book.
 */
TEND_API struct tend_intro **tend_intro_list(const struct tend_book *,
                                             const struct tend_contact *who, tend_day today,
                                             size_t limit, int min, size_t *n);

TEND_END

#endif
