/* SPDX-License-Identifier: ISC */
#include "base/word_root.h"
#include "match/sense_marks.h"
#include "match/sense_other.h"

enum { BESIDE = 3 }; /* words up to a deed from what it is done to */

/* true if a teacher is wanted, and the offer is a thing or its repair */
static bool
is_thing_of_teacher(const struct sense_text *need, const struct sense_text *offer)
{
	return need->is & SENSE_TEACH && offer->is & (SENSE_SELL | SENSE_MEND) && !(offer->is & (SENSE_TEACH | SENSE_PUPILS));
}

/* true if word k of an offer is what a deed of SENSE_MEND is done to: "repairs old lifts" */
static bool
is_mended(const struct sense_text *need, const struct sense_text *offer, size_t k)
{
	for (size_t i = k; i && k - i < BESIDE && !offer->v[i].border; i--)
		if (offer->v[i - 1].is & SENSE_MEND)
			return !sense_named(offer, i - 1, need, NULL);
	return false;
}

/* true if a thing is wanted, and all that both name is what something is done to in the offer */
static bool
is_thing_of_deed(const struct fit_texts *f, const struct sense_text *need, size_t thing, const struct sense_text *offer)
{
	bool any = false;

	if (f->roles || f->need_role || f->stated || need->is & SENSE_MEND || !(offer->is & SENSE_MEND))
		return false;
	/* "help with the bike" asks for a deed */
	if (thing + 1 < need->n && need->v[thing].is & SENSE_EMPTY && need->v[thing + 1].is & SENSE_TOPIC)
		return false;
	for (size_t i = thing; i < need->n; i++)
		for (size_t k = 0; k < offer->n; k++) {
			if (!sense_text_tells(&need->v[i]) || !sense_text_alike(need->v[i].folded, offer->v[k].folded))
				continue;
			if (!is_mended(need, offer, k))
				return false;
			any = true;
		}
	return any;
}

/* true if a thing is wanted, and all that both name is where they are in the offer: "works at a bank" */
static bool
is_place_of(const struct fit_texts *f, const struct sense_text *need, size_t thing, const struct sense_text *offer)
{
	bool done[SENSE_WORDS], wanted[SENSE_WORDS], any = false;

	if (f->roles || f->offer_noted)
		return false;
	sense_mark_done(done, offer);
	sense_mark_thing(wanted, need, thing);
	for (size_t i = thing; i < need->n; i++) {
		/* "a contact at the bank" */
		if (need->v[i].is & (SENSE_EMPTY | SENSE_HIRE))
			return false;
		if (!sense_text_tells(&need->v[i]) || !sense_named(need, i, offer, NULL))
			continue;
		if (!wanted[i] || sense_named(need, i, offer, done))
			return false;
		any = true;
	}
	return any;
}

/* true if a title says that they teach, and not what */
static bool
says_only_teacher(const struct sense_text *title)
{
	for (size_t k = 0; k < title->n; k++)
		if (sense_text_tells(&title->v[k]) && (!(title->v[k].is & SENSE_TEACH) || word_teaches(title->v[k].folded)))
			return false;
	return title->is & SENSE_TEACH;
}

/* true if a word of an offer may be all that it has in common: a role in common may have another name */
static bool
is_little(const struct fit_texts *f, const struct sense_word *w, unsigned is)
{
	return w->is & is && (!f->roles || w->is & SENSE_LONE);
}

/* true if teaching is all that both name, and the need names what is to be taught */
static bool
only_teaches(const struct fit_texts *f, const struct sense_text *need, size_t thing, const struct sense_text *offer)
{
	bool taught = f->titled && need->is & SENSE_TEACH && says_only_teacher(offer), topic = false, aside = false;

	for (size_t i = thing; i < need->n; i++) {
		bool teaches = need->v[i].is & (SENSE_LEARN | SENSE_TEACH);

		/* "for the twins" is no topic, "in Spanish" is one */
		aside |= i > thing && (need->v[i].border || (need->v[i].is & (SENSE_ASIDE | SENSE_TOPIC)) == SENSE_ASIDE);
		if (!teaches && !sense_text_tells(&need->v[i]))
			continue;
		topic |= !teaches && !aside;
		for (size_t k = 0; k < offer->n; k++) {
			if (!sense_text_alike(need->v[i].folded, offer->v[k].folded))
				continue;
			if (!teaches)
				return false;
			taught |= is_little(f, &offer->v[k], SENSE_LEARN | SENSE_TEACH);
		}
	}
	return taught && topic;
}

/* true if words beside word i of an offer are a part of its meaning: "sign writer", "tuner for old engines" */
static bool
is_compound(const struct sense_text *offer, size_t i)
{
	if (i && !offer->v[i].border && !(offer->v[i - 1].is & (SENSE_STOP | SENSE_ASIDE | SENSE_QUALITY)))
		return true;
	if (i + 1 >= offer->n || offer->v[i + 1].border || !(offer->v[i + 1].is & SENSE_ASIDE))
		return false;
	for (size_t k = i + 2; k < offer->n && !offer->v[k].border; k++)
		if (sense_text_tells(&offer->v[k]))
			return true;
	return false;
}

/* true if a HEAD is all that both name, and each says of what: a town and a wedding planner */
static bool
is_other_head(const struct fit_texts *f, const struct sense_text *need, size_t thing, const struct sense_text *offer)
{
	bool head = false, topic = false;

	for (size_t i = thing; i < need->n; i++) {
		bool is_head = need->v[i].is & SENSE_HEAD;

		if (!is_head && need->v[i].is & (SENSE_STOP | SENSE_ASIDE | SENSE_QUALITY))
			continue;
		topic |= !is_head;
		for (size_t k = 0; k < offer->n; k++) {
			if (!sense_text_alike(need->v[i].folded, offer->v[k].folded))
				continue;
			if (!is_head || !is_compound(offer, k))
				return false;
			head |= is_little(f, &offer->v[k], SENSE_HEAD);
		}
	}
	return head && topic;
}

bool
sense_other(const struct fit_texts *f, const struct sense_text *need, size_t thing, const struct sense_text *offer)
{
	return is_thing_of_teacher(need, offer) || is_thing_of_deed(f, need, thing, offer) ||
	       is_place_of(f, need, thing, offer) ||
	       (f->roles < 2 && (only_teaches(f, need, thing, offer) || is_other_head(f, need, thing, offer)));
}
