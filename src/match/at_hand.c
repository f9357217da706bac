/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "contact/sentences.h"
#include "match/at_hand.h"
#include "match/fit_sense.h"
#include "match/offer_limits.h"

enum {
	ALIKE = 5,  /* letters in which two words of one trade begin alike: plumber, plumbing */
	BESIDE = 4, /* words from a thing to the one that says that it is gone */
};

enum word_kind { LOCAL = 1, AND = 2, GONE = 4, AFTER = 8 };

static const struct {
	enum word_kind kind;
	struct str words;
} rows[] = {
#define WORDS(kind, language, words) {kind, STR_INIT(words)},
#include "match/at_hand.def"
#undef WORDS
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
	map_free(&r->words);
}

static void
get_ready(struct at_hand *r)
{
	if (r->ready)
		return;
	cues_open(&r->cues);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		words_add(&r->words, rows[i].words, ' ', rows[i].kind);
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

/* the last word of what is offered, folded: "van" of "a van with a tail lift" */
static struct str
last_of_head(const struct at_hand *r, struct buf *out, struct buf *scratch, struct str offer)
{
	struct str word, head = fit_sense_head(offer);

	while (words_next(scratch, &word, &head) && !(words_bits(&r->words, buf_view(scratch)) & AND)) {
		buf_clear(out);
		buf_str(out, buf_view(scratch));
	}
	return buf_view(out);
}

/* true if a few words beside one word of a sentence say that it is gone: "the van was sold" */
static bool
says_gone(const struct at_hand *r, struct buf *scratch, struct str sentence, struct str thing)
{
	size_t at = 0, is = 0, none = 0;
	struct str word;

	while (words_next(scratch, &word, &sentence)) {
		at++;
		if (str_eq(buf_view(scratch), thing))
			is = at;
		else if (words_bits(&r->words, buf_view(scratch)) & (is ? GONE | AFTER : GONE))
			none = at;
		if (is && none && (is < none ? none - is : is - none) <= BESIDE)
			return true;
	}
	return false;
}

/* true if the notes say that the giver has what is offered no more */
static bool
is_gone(const struct at_hand *r, const struct contact *c, struct str offer)
{
	struct context context = {0};
	struct buf last = {0}, scratch = {0};
	struct str body = context_body(&context, c), one, thing = last_of_head(r, &last, &scratch, offer);
	struct sentences at;
	bool is = false;

	sentences_open(&at, body);
	while (thing.n && !is && sentences_next(&at, &one))
		is = says_gone(r, &scratch, one, thing);
	sentences_close(&at);
	buf_free(&last);
	buf_free(&scratch);
	return is;
}

static bool
is_local(const struct at_hand *r, struct str need)
{
	struct buf folded = {0};
	struct str word;
	bool is = false;

	while (!is && words_next(&folded, &word, &need))
		is = words_bits(&r->words, buf_view(&folded)) & LOCAL;
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
	lacks = is_over(r, o->giver, o->offer) || (!o->noted && is_gone(r, o->giver, o->offer)) ||
	        offer_limits_bar(o->need, o->offer, o->needy->raw) ||
	        (o->elsewhere && is_local(r, o->need) && stays_away(o));
	pthread_mutex_unlock(&r->lock);
	return lacks;
}
