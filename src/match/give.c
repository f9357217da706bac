/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "find/delicate.h"
#include "find/noted_promises.h"
#include "find/peace.h"
#include "front/shown_link.h"
#include "match/give_question.h"
#include "match/giver.h"

static struct str
folded(struct giver *g, struct str text)
{
	return text_folded(&g->scratch, text);
}

static void
read_admired(struct giver *g)
{
	const struct book *b = g->book;
	const struct field *f = b->me < b->n ? contact_field(&b->contact[b->me], KEY_ADMIRE) : NULL;

	for (uint16_t i = 0; f && i < f->n; i++)
		*map_put(&g->admired, arena_str(g->arena, folded(g, field_text(f, i)))) = i;
}

struct giver *
give_open(struct intros *s, day today, struct arena *arena)
{
	struct giver *g = mem_zero(1, sizeof(*g));

	*g = (struct giver){.s = s, .book = s->book, .today = today, .arena = arena};
	give_fits_open(&g->fits, s);
	give_things_open(&g->passions, s, KEY_TAGS);
	give_things_open(&g->places, s, KEY_PLACE);
	cues_open(&g->cues);
	read_admired(g);
	return g;
}

void
give_read_notes(struct giver *g, struct book *b, const struct people *people)
{
	bool few = people->n == 1 || (people->n <= GIVE_NOTES_MAX && b->n <= GIVE_NOTES_BOOK);

	g->noted.book = people->named && few ? b : NULL;
	g->noted.people = people;
}

void
give_close(struct giver *g)
{
	give_noted_close(&g->noted);
	give_fits_close(&g->fits);
	give_things_close(&g->passions);
	give_things_close(&g->places);
	cues_close(&g->cues);
	map_free(&g->admired);
	buf_free(&g->scratch);
	free(g);
}

size_t
give_meet(struct fit *out, size_t limit, struct giver *g, size_t who)
{
	const struct fit *fit;
	size_t n = 0;

	give_fits_find(&g->fits, who);
	while (n < limit && (fit = give_fits_other(&g->fits, n)))
		out[n++] = *fit;
	return n;
}

size_t
give_help(struct fit *out, size_t limit, struct giver *g, size_t who)
{
	size_t few;

	give_fits_find(&g->fits, who);
	few = g->fits.nmine < limit ? g->fits.nmine : limit;
	if (few)
		memcpy(out, g->fits.mine, few * sizeof(*out));
	return few;
}

/* Each of these finds the nth-best gift of its kind, from 0; false if there are fewer. */

static bool
find_help(struct giver *g, size_t nth)
{
	bool refused = g->cues.quote[CUE_NO_GIFTS].n;
	const struct fit *fit = nth < g->fits.nmine && !refused ? &g->fits.mine[nth] : NULL;
	struct gift *out = fit ? giver_add(g, GIVE_HELP, GIVE_NEEDED) : NULL;

	if (!out)
		return false;
	out->what = intro_item_text(g->s, fit->offer, KEY_OFFERS);
	out->need = intro_item_text(g->s, fit->need, KEY_NEEDS);
	return true;
}

static enum give_progress
progress(const struct ties *t, size_t a, size_t b)
{
	enum opt one = ties_opt(t, a, b), other = ties_opt(t, b, a);

	if (one == OPT_YES && other == OPT_YES)
		return GIVE_BOTH_AGREED;
	return one || other ? GIVE_ONE_ASKED : GIVE_NOT_BEGUN;
}

static bool
find_intro(struct giver *g, size_t nth)
{
	const struct fit *fit = g->n < g->limit ? give_fits_other(&g->fits, nth) : NULL;
	struct gift *out = NULL;

	/* a sorrow is no time for a professional */
	if (fit && !(g->sad.n && fit->offer->source == ITEM_TITLE))
		out = giver_add(g, GIVE_INTRO, GIVE_NEEDED);
	if (!out)
		return false;
	out->with = fit->offer->who;
	out->title = fit->offer->source == ITEM_TITLE;
	out->what = intro_item_text(g->s, fit->offer, KEY_OFFERS);
	out->need = intro_item_text(g->s, fit->need, KEY_NEEDS);
	out->progress = progress(&g->s->ties, fit->need->who, out->with);
	return true;
}

/* help that only other words than the offer's, or the notes, ask for */
static bool
find_noted_help(struct giver *g, size_t who)
{
	struct gift *out;
	struct fit fit;

	if (g->cues.quote[CUE_NO_GIFTS].n || !give_noted_own(&fit, &g->noted, who, g->today))
		return false;
	out = giver_add(g, GIVE_HELP, GIVE_NEEDED);
	out->need_noted = fit.need->source == ITEM_NOTES;
	out->what = intro_item_text(&g->noted.intros, fit.offer, KEY_OFFERS);
	out->need = intro_item_text(&g->noted.intros, fit.need, KEY_NEEDS);
	return true;
}

/* an introduction that only the notes, or the needs of another, suggest */
static void
find_noted(struct giver *g)
{
	size_t who = (size_t)(g->c - g->book->contact);
	struct gift *out;
	struct fit fit;

	if (!g->noted.book || g->n >= g->limit || g->mourns || find_noted_help(g, who) ||
	    !give_noted_find(&fit, &g->noted, who, g->today))
		return;
	out = giver_add(g, GIVE_INTRO, fit.need->who == who ? GIVE_NEEDED : GIVE_WANTED);
	out->with = fit.need->who == who ? fit.offer->who : fit.need->who;
	out->title = fit.offer->source == ITEM_TITLE;
	out->noted = fit.offer->source == ITEM_NOTES;
	out->need_noted = fit.need->source == ITEM_NOTES;
	out->what = shown_link_line(&g->scratch, intro_item_text(&g->noted.intros, fit.offer, KEY_OFFERS),
	                            g->arena);
	out->need = intro_item_text(&g->noted.intros, fit.need, KEY_NEEDS);
}

/* true if a topic is delicate; most contacts have no sentence that calls for care or silence */
static bool
is_delicate(struct giver *g, struct str topic)
{
	static const enum cue kinds[] = {
		CUE_SAD, CUE_WORK, CUE_SECRET, CUE_AGAINST, CUE_TABOO, CUE_FORMER, CUE_DRY, CUE_LAME, CUE_DOUBTS,
		CUE_UNWED, CUE_BABY_LOST, CUE_CANCELLED,
	};
	const struct str *quote = g->cues.quote;
	bool any = false;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		any |= quote[kinds[i]].n > 0;
	return any && delicate_in(&g->cues, g->c, topic);
}

/* true if they lost their work: no praise for where they were */
static bool
is_embittered(struct giver *g)
{
	return g->cues.quote[CUE_WORK].n;
}

static bool
find_agenda(struct giver *g, size_t nth)
{
	const struct field *f = contact_field(g->c, KEY_AGENDA);
	struct gift *out;

	if (!f || nth >= f->n)
		return false;
	if (is_delicate(g, field_text(f, nth)))
		return true;
	out = giver_add(g, GIVE_IDEA, GIVE_AGENDA);
	if (out)
		out->what = field_text(f, nth);
	return out;
}

static bool
find_praise(struct giver *g, size_t nth)
{
	const struct field *admire = contact_field(g->c, KEY_ADMIRE);
	struct str org = contact_text(g->c, KEY_ORG);
	struct gift *out;

	if (g->history[GIVE_PRAISE].given || nth >= (admire ? admire->n : 1u))
		return false;
	if (!admire && (!org.n || !g->admired.n ||
	                map_get(&g->admired, folded(g, org)) == MAP_NONE))
		return false;
	if (is_delicate(g, admire ? field_text(admire, nth) : org) || (!admire && is_embittered(g)))
		return true;
	out = giver_add(g, GIVE_PRAISE, admire ? GIVE_NEVER_PRAISED : GIVE_ADMIRED);
	if (out)
		out->what = admire ? field_text(admire, nth) : org;
	return out;
}

static bool
find_fun(struct giver *g, size_t nth)
{
	bool passion = g->passions.shared > 0;
	const struct give_things *t = passion ? &g->passions : &g->places;
	struct gift *out = NULL;

	/* "left the choir after the row": no fun */
	if (nth < t->shared && passion && is_delicate(g, t->v[nth].text))
		return true;
	if (nth < t->shared)
		out = giver_add(g, GIVE_FUN, passion ? GIVE_OUR_PASSION : GIVE_OUR_PLACE);
	if (out)
		out->what = t->v[nth].text;
	return out;
}

/* finds gifts of the kinds that have a function, in rounds, the least given kind first */
static void
find_kinds(struct giver *g, bool (*const find[GIVE_KINDS])(struct giver *, size_t nth))
{
	enum give_kind order[GIVE_KINDS];
	size_t found = 1;

	give_history_order(order, g->history);
	for (size_t nth = 0; found; nth++) {
		found = 0;
		for (size_t k = 0; k < GIVE_KINDS; k++)
			if (find[order[k]])
				found += find[order[k]](g, nth);
	}
}

static bool
find_answer(struct giver *g)
{
	struct str question = give_question_last(g);

	if (!question.n || g->talk.after)
		return false;
	giver_add_evidence(g, GIVE_HELP, GIVE_THEY_ASKED, question, g->talk.heard);
	return true;
}

/* the first promise that the notes alone have; NULL if there is none */
static const struct task *
noted_promise(const struct contact *c)
{
	for (uint32_t i = 0; i < c->body.ntasks; i++)
		if (noted_promises_text(&c->body.task[i]).n)
			return &c->body.task[i];
	return NULL;
}

static void
find_promises(struct giver *g)
{
	const struct task *t = give_talk_promise(g->c), *noted = noted_promise(g->c);

	if (t && t != noted) {
		giver_add_evidence(g, GIVE_HELP, GIVE_PROMISED, t->text, NULL);
		if (g->n && g->out[g->n - 1].reason == GIVE_PROMISED)
			g->out[g->n - 1].date = t->by;
	}
	if (noted)
		giver_add_evidence(g, GIVE_HELP, GIVE_OWED, noted_promises_text(noted), NULL);
}

static void
find_passions(struct giver *g)
{
	struct gift found = {0}, *out;

	for (size_t i = 0; i < g->passions.n && found.ntopics < GIVE_TOPICS; i++)
		if (!give_things_job(&g->passions, g->passions.v[i].text) &&
		    !is_delicate(g, g->passions.v[i].text))
			found.topic[found.ntopics++] = g->passions.v[i].text;
	out = found.ntopics ? giver_add(g, GIVE_IDEA, GIVE_THEIR_PASSION) : NULL;
	if (!out)
		return;
	memcpy(out->topic, found.topic, sizeof(out->topic));
	out->ntopics = found.ntopics;
}

/* a sentence that cues_of() found, which the next contact would overwrite */
static struct str
kept(struct giver *g, enum cue cue)
{
	struct str quote = g->cues.quote[cue];

	return quote.n ? arena_str(g->arena, quote) : quote;
}

static void
read_contact(struct giver *g, size_t who)
{
	g->c = &g->book->contact[who];
	give_fits_find(&g->fits, who);
	give_things_read(&g->passions, who);
	give_things_read(&g->places, who);
	give_history_read(g->history, g->c, g->today);
	give_talk_read(&g->talk, g->c, g->today);
	cues_of(&g->cues, g->c, g->today - CUES_SAD_DAYS, g->today);
	g->mourns = g->cues.quote[CUE_SAD].n;
	g->sad = kept(g, g->mourns ? CUE_SAD : CUE_WORK);
	g->advice = kept(g, CUE_ADVICE);
}

size_t
give_to(struct gift *out, size_t limit, struct giver *g, size_t who)
{
	static bool (*const exact[GIVE_KINDS])(struct giver *, size_t) = {
		[GIVE_HELP] = find_help, [GIVE_INTRO] = find_intro,
	};
	static bool (*const various[GIVE_KINDS])(struct giver *, size_t) = {
		[GIVE_IDEA] = find_agenda, [GIVE_PRAISE] = find_praise, [GIVE_FUN] = find_fun,
	};
	const struct contact *c = &g->book->contact[who];
	bool answered, refuses;
	size_t before;

	if (c->me || c->inactive || !limit)
		return 0;
	g->out = out;
	g->n = 0;
	g->limit = limit;
	read_contact(g, who);
	/* you keep your word, and that is all */
	if (g->cues.quote[CUE_DISTRUST].n || g->cues.quote[CUE_UNSETTLED].n || peace_wished(c, g->today)) {
		find_promises(g);
		return g->n;
	}
	answered = find_answer(g);
	before = g->n;
	find_kinds(g, exact);
	if (g->n == before)
		find_noted(g);
	find_promises(g);
	refuses = g->cues.quote[CUE_NO_GIFTS].n;
	if (!g->sad.n && !refuses)
		find_kinds(g, various);
	if (!g->n && !g->sad.n && !refuses)
		find_passions(g);
	if (!answered)
		give_question_add(g);
	return g->n;
}
