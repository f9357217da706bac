/* SPDX-License-Identifier: ISC */
#include "base/words_table.h"
#include "match/fit_sense.h"
#include "match/sense_marks.h"
#include "match/sense_other.h"

enum {
	FIRST_WORDS = 4, /* words of a thing that tell what it is */
};

/* fields of law, and countries */
#define LAW 0x1fffu
#define COUNTRY (~LAW)

static const struct words_row field_rows[] = {
#define FIELD(kind, number, words) {1u << (number), STR_INIT(words)},
#include "match/fit_fields.def"
#undef FIELD
};

static struct words_table fields = WORDS_TABLE(field_rows);

/* true if a sentence begins with what they want, hate or lack */
static bool
begins_with_want(const struct sense_text *offer)
{
	for (size_t i = 0; i < offer->n && i < FIRST_WORDS && !offer->v[i].border; i++)
		if (offer->v[i].is & SENSE_WANTS)
			return true;
	return false;
}

/* true if the first words of a thing have a role */
static bool
begins_with(const struct sense_text *t, size_t thing, unsigned role)
{
	for (size_t i = thing; i < t->n && i < thing + FIRST_WORDS; i++)
		if (t->v[i].is & role)
			return true;
	return false;
}

/* what a need asks for, and who answers it */
static const struct {
	unsigned need, offer;
	bool thing; /* the need has it among the first words of the thing, else anywhere */
} deeds[] = {
	{SENSE_LEARN, SENSE_TEACH, false}, {SENSE_BUY, SENSE_SELL, false},
	{SENSE_HOME, SENSE_LET, true}, {SENSE_JOB, SENSE_HIRE, true},
};

/* true if an offer does what the need asks for; *deal: the need asks for a deed */
static bool
answers(bool *deal, const struct fit_texts *f, const struct sense_text *need, size_t thing,
        const struct sense_text *offer)
{
	bool noted = f->need_noted || f->offer_noted;

	*deal = need->is & SENSE_PART;
	if (*deal)
		return offer->is & SENSE_BUY || !(noted || f->titled || offer->is & SENSE_SELL);
	for (size_t i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++) {
		if (!(deeds[i].thing ? begins_with(need, thing, deeds[i].need) : need->is & deeds[i].need))
			continue;
		*deal = true;
		if (f->offer_noted && !(offer->is & deeds[i].offer) && !(deeds[i].need == SENSE_LEARN && f->roles))
			return false;
	}
	return true;
}

/* true if what is wanted is what they do; deal: what the need asks for is, so that any thing will do */
static bool
names_thing(const struct fit_texts *f, const struct sense_text *need, size_t thing, const struct sense_text *offer,
            bool deal)
{
	bool wanted[SENSE_WORDS], done[SENSE_WORDS], listed = !f->need_noted && !f->offer_noted && !f->titled;
	bool noted = !deal && (f->need_noted || f->offer_noted);
	bool does = f->offer_noted && !f->stated;
	size_t beside = 0;

	sense_mark_thing(wanted, need, thing);
	if (does)
		sense_mark_done(done, offer);
	for (size_t i = 0; i < need->n; i++) {
		if (!(wanted[i] || sense_text_tells(&need->v[i])) ||
		    (noted && need->v[i].is & (SENSE_COMMON | SENSE_QUALITY)) ||
		    !sense_named(need, i, offer, does ? done : NULL))
			continue;
		if (wanted[i])
			return true;
		beside++;
	}
	/* lists are short, and two words in common are no chance */
	return listed && beside > 1;
}

/* true if a need and an offer name one thing beside money or a post, or the need names none */
static bool
of_one_field(const struct sense_text *need, size_t thing, const struct sense_text *offer, unsigned beside)
{
	bool any = false;

	for (size_t i = thing; i < need->n; i++) {
		if (!sense_text_tells(&need->v[i]) || need->v[i].is & beside)
			continue;
		any |= i > thing;
		for (size_t k = 0; k < offer->n; k++)
			if (sense_text_tells(&offer->v[k]) && sense_text_alike(need->v[i].folded, offer->v[k].folded))
				return true;
	}
	return !any;
}

/* the fields that a text names */
static unsigned
fields_of(const struct sense_text *t)
{
	unsigned is = 0;

	for (size_t i = 0; i < t->n; i++)
		is |= words_table_bits(&fields, t->v[i].folded);
	return is;
}

/* true if an offer is of another field of law than the need, or of that of another country */
static bool
is_other_field(const struct sense_text *need, const struct sense_text *offer)
{
	static const unsigned kinds[] = {LAW, COUNTRY};
	unsigned wants, does;

	if (!(need->is & SENSE_LAND))
		return false;
	wants = fields_of(need);
	does = fields_of(offer);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (wants & kinds[i] && does & kinds[i] && !(wants & does & kinds[i]))
			return true;
	return false;
}

/* true if a role that both name is enough */
static bool
role_fits(const struct fit_texts *f, const struct sense_text *need, size_t thing, const struct sense_text *offer)
{
	if (is_other_field(need, offer))
		return false;
	if (f->offer_noted && !f->stated && begins_with_want(offer))
		return false;
	if (need->is & SENSE_INTERN && offer->is & SENSE_INTERN)
		return of_one_field(need, thing, offer, SENSE_INTERN);
	if (need->is & SENSE_FOUND && offer->is & SENSE_FOUND)
		return of_one_field(need, thing, offer, SENSE_FOUND);
	return !(f->offer_noted && offer->is & SENSE_FUND) || f->roles > 1 || of_one_field(need, thing, offer, SENSE_FUND);
}

/* marks the words of a text that are the name of the giver; true if one is a word of the need: "Grant writes" */
static bool
mark_names(struct sense_text *offer, const struct fit_texts *f, const struct sense_text *need)
{
	struct buf folded = {0};
	struct str rest = f->giver, name;
	bool any = false;

	while (f->offer_noted && words_next(&folded, &name, &rest))
		for (size_t i = 0; i < offer->n; i++) {
			struct sense_word *w = &offer->v[i];

			/* "baker" of a Baker is what he does */
			if (!str_eq(w->folded, buf_view(&folded)) || !str_ends(str_sub(f->offer, 0, w->end), name))
				continue;
			w->is = SENSE_STOP;
			for (size_t k = 0; k < need->n; k++)
				any |= sense_text_alike(need->v[k].folded, w->folded);
		}
	buf_free(&folded);
	return any;
}

/* true if a word of a need is one of the offer that is no name */
static bool
share_word(const struct sense_text *need, const struct sense_text *offer)
{
	bool counts[SENSE_WORDS];

	for (size_t k = 0; k < offer->n; k++)
		counts[k] = !(offer->v[k].is & SENSE_STOP);
	for (size_t i = 0; i < need->n; i++)
		if (!(need->v[i].is & (SENSE_STOP | SENSE_ASIDE)) && sense_named(need, i, offer, counts))
			return true;
	return false;
}

bool
fit_sense(const struct fit_texts *f)
{
	struct sense_text need, offer;
	size_t thing;
	bool deal;

	sense_text_read(&need, f->need);
	sense_text_read(&offer, f->offer);
	if (mark_names(&offer, f, &need) && !share_word(&need, &offer))
		return false;
	thing = sense_text_word_at(f->need, f->thing);
	if (!answers(&deal, f, &need, thing, &offer))
		return false;
	if (sense_other(f, &need, thing, &offer))
		return false;
	if (need.is & SENSE_LAND && offer.is & SENSE_INSPECT && !(need.is & SENSE_INSPECT))
		return false;
	/* what someone sells is for who buys it */
	if (f->stated && offer.is & SENSE_PART && !(need.is & SENSE_BUY))
		return false;
	/* and two who want a lodger have a room each */
	if (f->stated && offer.is & SENSE_TENANT && !(begins_with(&need, thing, SENSE_HOME)))
		return false;
	if (f->roles)
		return role_fits(f, &need, thing, &offer);
	return !(f->need_role && f->offer_noted && !f->stated) && !is_other_field(&need, &offer) &&
	       names_thing(f, &need, thing, &offer, deal);
}

struct str
fit_sense_clause(struct str quote, size_t at)
{
	while (at < quote.n && !char_in(quote.p[at], STR(",:;.!?()")))
		at++;
	return str_sub(quote, 0, at);
}

/* the roles of all the words of an offer */
static unsigned
roles_of(struct str offer)
{
	struct sense_text t;

	sense_text_read(&t, offer);
	return t.is;
}

bool
fit_sense_fills(struct str offer)
{
	return roles_of(offer) & SENSE_INTERN;
}

bool
fit_sense_teaches(struct str offer)
{
	return roles_of(offer) & SENSE_TEACH;
}

struct str
fit_sense_head(struct str thing)
{
	struct sense_text t;
	size_t head = 0;
	bool tells_any = false;

	sense_text_read(&t, thing);
	for (size_t i = 0; i < t.n; i++) {
		if (tells_any && (t.v[i].border || t.v[i].is & SENSE_ASIDE))
			return str_sub(thing, 0, head);
		head = t.v[i].end;
		tells_any |= sense_text_tells(&t.v[i]);
	}
	return thing;
}

bool
fit_sense_stated(struct str quote, size_t thing)
{
	struct sense_text t;
	bool stated;

	sense_text_read(&t, quote);
	stated = t.is & SENSE_PART || begins_with(&t, sense_text_word_at(quote, thing), SENSE_JOB | SENSE_TENANT);
	return stated;
}
