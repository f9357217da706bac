/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "contact/sentences.h"
#include "match/at_hand.h"
#include "match/offer_limits.h"

enum { ALIKE = 5 }; /* letters in which two words of one trade begin alike: plumber, plumbing */

static const struct str local[] = {
#define LOCAL(language, words) STR_INIT(words),
#include "match/at_hand.def"
#undef LOCAL
};

void
at_hand_start(struct at_hand *r)
{
	*r = (struct at_hand){.lock = PTHREAD_MUTEX_INITIALIZER};
}

void
at_hand_close(struct at_hand *r)
{
	if (r->ready)
		cues_close(&r->cues);
	map_free(&r->local);
}

static void
get_ready(struct at_hand *r)
{
	if (r->ready)
		return;
	cues_open(&r->cues);
	for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++)
		words_add(&r->local, local[i], ' ', 0);
	r->ready = true;
}

/* true if two texts have words that begin alike */
static bool
names_alike(struct str one, struct str other)
{
	struct buf a = {0}, b = {0};
	struct str word, rest;
	bool alike = false;

	while (!alike && words_next(&a, &word, &one))
		for (rest = other; !alike && a.n >= ALIKE && words_next(&b, &word, &rest);)
			alike = b.n >= ALIKE && !memcmp(a.p, b.p, ALIKE);
	buf_free(&a);
	buf_free(&b);
	return alike;
}

/* true if the notes say that an offer is none: of all, or of what it names */
static bool
is_over(struct at_hand *r, const struct contact *c, struct str offer)
{
	const unsigned both = 1u << CUE_CLOSED | 1u << CUE_FORMER;
	struct context context = {0};
	struct str body = context_body(&context, c), one;
	struct sentences at;
	unsigned kinds;
	bool over = false;

	/* "physio, no new clients" */
	if (cues_kinds(&r->cues, offer, 1u << CUE_CLOSED))
		return true;
	if (!cues_kinds(&r->cues, body, both))
		return false;
	sentences_open(&at, body);
	while (!over && sentences_next(&at, &one)) {
		kinds = cues_kinds(&r->cues, one, both);
		over = kinds & 1u << CUE_CLOSED || (kinds & 1u << CUE_FORMER && names_alike(offer, one));
	}
	sentences_close(&at);
	return over;
}

static bool
is_local(const struct at_hand *r, struct str need)
{
	struct buf folded = {0};
	struct str word;
	bool is = false;

	while (!is && words_next(&folded, &word, &need))
		is = map_get(&r->local, buf_view(&folded)) != MAP_NONE;
	buf_free(&folded);
	return is;
}

static bool
has_word(struct str text, struct str folded)
{
	struct buf scratch = {0};
	struct str word;
	bool has = false;

	while (!has && words_next(&scratch, &word, &text))
		has = str_eq(buf_view(&scratch), folded);
	buf_free(&scratch);
	return has;
}

/* true if a text names a place of a contact by its first word */
static bool
names_place(struct str text, const struct contact *c)
{
	const struct field *f = contact_field(c, KEY_PLACE);
	struct buf folded = {0};
	bool names = false;

	for (uint16_t i = 0; f && i < f->n && !names; i++) {
		struct str place = field_text(f, i), word;

		names = words_next(&folded, &word, &place) && has_word(text, buf_view(&folded));
	}
	buf_free(&folded);
	return names;
}

/* true if the texts of neither contact name the place of the other */
static bool
stays_away(const struct offered *o)
{
	struct context context = {0};

	return !names_place(o->need, o->giver) && !names_place(o->offer, o->needy) &&
	       !names_place(context_body(&context, o->needy), o->giver) &&
	       !names_place(context_body(&context, o->giver), o->needy);
}

bool
at_hand_lacks(struct at_hand *r, const struct offered *o)
{
	bool lacks;

	pthread_mutex_lock(&r->lock);
	get_ready(r);
	lacks = is_over(r, o->giver, o->offer) || offer_limits_bar(o->need, o->offer, o->needy->raw) ||
	        (o->elsewhere && is_local(r, o->need) && stays_away(o));
	pthread_mutex_unlock(&r->lock);
	return lacks;
}
