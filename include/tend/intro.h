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
	int score;            /* 0 to 100; later versions may compute it differently */
	/* the need of a that an offer of b meets best, and that offer, as written; or both NULL */
	const char *a_needs;
	const char *b_offers;
	/* the other way round */
	const char *b_needs;
	const char *a_offers;
	size_t mutual;        /* number of acquaintances in common */
};

/*
 * The best `limit` pairs (0: all) with a score of at least `min`, the best first. If `who` is not
 * NULL, only pairs with that contact, who is then a. Overdrawn, dormant and inactive contacts are
 * excluded. Each call indexes the whole book.
 */
TEND_API struct tend_intro **tend_intro_list(const struct tend_book *,
                                             const struct tend_contact *who, tend_day today,
                                             size_t limit, int min, size_t *n);

TEND_END

#endif
