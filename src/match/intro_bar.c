/* SPDX-License-Identifier: ISC */
#include "find/language_names.h"
#include "match/intro_bar.h"

bool
intro_allowed(const struct intros *s, size_t a, size_t b)
{
	return a != b && s->listed[a] && s->listed[b] &&
	       !graph_has(&s->ties.tied, a, b) && !graph_has(&s->ties.apart, a, b);
}

enum intro_bar
intro_bar(const struct intros *s, const struct intro *p)
{
	bool a_gets = p->ab.share > 0 || intro_gains(s, &p->ba);
	bool b_gets = p->ba.share > 0 || intro_gains(s, &p->ab);

	if (graph_has(&s->ties.tied, p->a, p->b))
		return INTRO_TIED;
	if (graph_has(&s->ties.apart, p->a, p->b))
		return INTRO_APART;
	if ((b_gets && !a_gets && !s->eligible[p->a]) || (a_gets && !b_gets && !s->eligible[p->b]))
		return INTRO_STANDING;
	return INTRO_FREE;
}

/* reads the notes of two contacts; several threads may ask at once */
static void
read_notes(struct intros *s, size_t a, size_t b)
{
	pthread_mutex_lock(&s->raw);
	book_raw(s->book, a);
	book_raw(s->book, b);
	pthread_mutex_unlock(&s->raw);
}

static void
read_foes(struct intros *s)
{
	pthread_mutex_lock(&s->raw);
	foes_read(&s->foes, s->book, &s->acquainted);
	pthread_mutex_unlock(&s->raw);
}

enum foe_kind
intro_foes(struct intros *s, size_t a, size_t b)
{
	read_foes(s);
	return foes_between(&s->foes, a, b);
}

/* true if a contact has the other under `avoid` */
static bool
avoids(struct book *b, size_t who, size_t other)
{
	const struct field *f = contact_field(&b->contact[who], KEY_AVOID);

	for (uint16_t i = 0; f && i < f->n; i++)
		if (book_find(b, field_target(f, i)) == other)
			return true;
	return false;
}

const char *
intro_apart(struct intros *s, size_t a, size_t b)
{
	static const char *const foes[] = {
		[FOE_NONE] = NULL,
		[FOE_QUARREL] = "a quarrel or a secret stands between them",
		[FOE_NAMESAKE] = "one of that name is an ex, a rival or an enemy",
		[FOE_EX] = "an ex, a rival or an enemy",
		[FOE_DANGER] = "a danger or a lawsuit stands between them",
	};
	bool owner = s->book->contact[a].me || s->book->contact[b].me;
	enum foe_kind kind = intro_foes(s, a, b);

	if (avoids(s->book, a, b) || avoids(s->book, b, a))
		return "one avoids the other";
	if (ties_opt(&s->ties, a, b) == OPT_NO || ties_opt(&s->ties, b, a) == OPT_NO)
		return "one declined to meet the other";
	if (kind)
		return foes[kind];
	/* you are in no list of those who may be introduced */
	if (owner)
		return NULL;
	if (!s->listed[a] || !s->listed[b])
		return s->book->contact[a].inactive || s->book->contact[b].inactive ? NULL : "one is under age";
	read_notes(s, a, b);
	return confidence_shared(&s->confidence, a, b) || intro_told(s, a, b)
	               ? "your notes warn about one of them, or want one left in peace" : NULL;
}

enum intro_bar
intro_bar_notes(struct intros *s, size_t a, size_t b)
{
	read_notes(s, a, b);
	if (acquainted_either(&s->acquainted, a, b))
		return INTRO_TIED;
	read_foes(s);
	if (foes_bar(&s->foes, &s->ties, a, b))
		return INTRO_APART;
	return confidence_shared(&s->confidence, a, b) ? INTRO_APART : INTRO_FREE;
}

bool
intro_told(struct intros *s, size_t a, size_t b)
{
	read_notes(s, a, b);
	return confidence_told(&s->confidence, a) || confidence_told(&s->confidence, b);
}

/* true if a need or an offer, of a contact who confided something, may be a part of that */
static bool
is_told(struct intros *s, const struct items *items, const struct item *it, enum key key)
{
	struct str text;

	if (!confidence_told(&s->confidence, it->who))
		return false;
	/* a list of all asks no one's leave: any confidence bars it */
	if (s->from == INTRO_ROLES)
		return true;
	text = it->source == ITEM_NOTES ? items->text[it - items->v] : intro_item_text(s, it, key);
	return confidence_touches(&s->confidence, it->who, text, key == KEY_NEEDS);
}

bool
intro_fit_told(struct intros *s, const struct fit *f)
{
	size_t giver = f->offer->who;

	read_notes(s, f->need->who, giver);
	/* who confided a sorrow is asked for nothing; what they want themselves is no favour */
	if (confidence_told(&s->confidence, giver) && confidence_sorrow(&s->confidence, giver) && !f->offer->mark)
		return true;
	return is_told(s, &s->needs, f->need, KEY_NEEDS) || is_told(s, &s->offers, f->offer, KEY_OFFERS);
}

bool
intro_fit_lacks(struct intros *s, const struct fit *f)
{
	size_t needy = f->need->who, giver = f->offer->who;
	struct offered o = {
		.needy = &s->book->contact[needy],
		.giver = &s->book->contact[giver],
		.need = intro_item_text(s, f->need, KEY_NEEDS),
		.offer = intro_item_text(s, f->offer, KEY_OFFERS),
		.noted = f->offer->source == ITEM_NOTES,
		.elsewhere = intro_elsewhere(s, needy, giver),
	};

	read_notes(s, needy, giver);
	return intro_fit_told(s, f) || language_names_lacks(o.need, o.giver->raw) || at_hand_lacks(&s->at_hand, &o);
}

/* reads the notes of a contact: true if they tell of a sorrow, or hold a confidence */
static bool
in_sorrow(struct intros *s, size_t who)
{
	read_notes(s, who, who);
	return confidence_sorrow(&s->confidence, who) || confidence_told(&s->confidence, who);
}

static bool
is_told_fit(struct intros *s, const struct fit *f)
{
	return f->share > 0 && intro_fit_told(s, f);
}

enum intro_bar
intro_bar_fits(struct intros *s, const struct intro *p)
{
	bool ab = p->ab.share > 0 && !intro_fit_lacks(s, &p->ab);
	bool ba = p->ba.share > 0 && !intro_fit_lacks(s, &p->ba);

	if (p->ab.share <= 0 && p->ba.share <= 0)
		return in_sorrow(s, p->a) || in_sorrow(s, p->b) ? INTRO_APART : INTRO_FREE;
	if (ab || ba)
		return INTRO_FREE;
	return is_told_fit(s, &p->ab) || is_told_fit(s, &p->ba) ? INTRO_APART : INTRO_REACH;
}
