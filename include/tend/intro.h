/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_INTRO_H
#define LIBTEND_INTRO_H

#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/* two contacts who do not know each other and may gain from meeting, as tend-intro(1) says */
struct tend_intro {
	const struct tend_contact *a, *b;
	int score;            /* 0 to 100; how it is made may change */
	const char *a_needs;  /* the need of a that an offer of b meets best, as written, and that offer: */
	const char *b_offers; /* both NULL if none does */
	const char *b_needs;  /* the other way round */
	const char *a_offers;
	size_t mutual;        /* acquaintances in common */
};

/*
 * The best `limit` pairs (0: all) with a score of at least `min`, the best
 * first. With `who`, only pairs with that contact, who is then a; NULL for
 * everyone. Overdrawn, dormant and inactive contacts are in none. Indexes the
 * whole book at each call.
 */
TEND_API struct tend_intro **tend_intro_list(const struct tend_book *,
                                             const struct tend_contact *who, tend_day today,
                                             size_t limit, int min, size_t *n);

TEND_END

#endif
