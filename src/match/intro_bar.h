/* SPDX-License-Identifier: ISC */
#ifndef TEND_INTRO_BAR_H
#define TEND_INTRO_BAR_H

#include "match/intro_pair.h"

/* why a pair is not suggested */
enum intro_bar {
	INTRO_FREE,     /* it may be */
	INTRO_TIED,     /* they are tied, linked, or one file names the other */
	INTRO_APART,    /* `avoid`, one has declined, or a confidence stands between them */
	INTRO_STANDING, /* one would give and get nothing, and is overdrawn or dormant */
	INTRO_REACH,    /* what one offers cannot be had, see at_hand.h */
	INTRO_BARS
};

/* true if two contacts may be suggested: both listed, not tied, not kept apart */
bool intro_allowed(const struct intros *, size_t a, size_t b);
/*
 * What bars a pair that was weighed with intro_pair(), but for intro_bar_notes(), which takes long:
 * ask that last.
 */
enum intro_bar intro_bar(const struct intros *, const struct intro *);
/*
 * What bars two contacts by their notes: acquainted_either(), foes_bar() or confidence_shared(). It
 * reads the notes with book_raw(); several threads may ask at once.
 */
enum intro_bar intro_bar_notes(struct intros *, size_t a, size_t b);
/* true if one confided something to the owner: a tag is then no reason; likewise */
bool intro_told(struct intros *, size_t a, size_t b);
/* why two contacts must not meet, in words (static); NULL if nothing says so; likewise */
const char *intro_apart(struct intros *, size_t a, size_t b);
/* what the notes of one say of the other, see foes.h; likewise */
enum foe_kind intro_foes(struct intros *, size_t a, size_t b);
/*
 * likewise, what bars a pair by its fits: INTRO_REACH if none of them can be had; if there is none,
 * INTRO_APART if the notes of one tell of a sorrow or a confidence; likewise of intro_fit_told()
 */
enum intro_bar intro_bar_fits(struct intros *, const struct intro *);
/* true if the need or the offer may be a part of what its contact confided to the owner */
bool intro_fit_told(struct intros *, const struct fit *);
/*
 * true if what is offered cannot be had, see at_hand.h, or not in the language of the need, or if
 * intro_fit_told()
 */
bool intro_fit_lacks(struct intros *, const struct fit *);

#endif
