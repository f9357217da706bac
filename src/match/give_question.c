/* SPDX-License-Identifier: ISC */
#include "account/question.h"
#include "base/words.h"
#include "find/delicate.h"
#include "find/done_mark.h"
#include "match/give_question.h"

enum { WORDS = 4 }; /* of a last word that is worth a question, at least */

/* true if two years, or the book's dormant time, have not passed since a day */
static bool
is_fresh(const struct giver *g, day date)
{
	struct account s = {.last = date};

	return !account_dormant(&s, &g->book->set, g->today);
}

static bool
quotable(struct giver *g, struct str text)
{
	return text.n && !cues_kinds(&g->cues, text, 1u << CUE_SECRET | 1u << CUE_REFUSED | 1u << CUE_TABOO);
}

struct str
give_question_last(struct giver *g)
{
	const struct give_talk *t = &g->talk;

	return t->question.n && is_fresh(g, t->heard->date) && quotable(g, t->word) ? t->question
	                                                                            : STR("");
}

/* true if the notes tell of a need after the sorrow: it is what would help */
static bool
would_help(struct giver *g, struct str need)
{
	struct context context = {0};
	struct str body = context_body(&context, g->c);
	size_t at = str_find(body, need);

	return at < body.n && str_find(body, g->sad) < at;
}

/* the first need that is no misfortune, and no matter of business in a sorrow; empty without one */
static struct str
need_to_ask(struct giver *g)
{
	const struct field *f = contact_field(g->c, KEY_NEEDS);

	for (uint16_t i = 0; f && i < f->n; i++)
		if (!done_mark(f, i) && !delicate_need(&g->cues, g->c, field_text(f, i)) &&
		    (!g->mourns || would_help(g, field_text(f, i))))
			return field_text(f, i);
	return STR("");
}

/* a need, if nothing fits any */
static bool
ask_need(struct giver *g)
{
	struct str need;
	struct gift *out = NULL;

	for (size_t i = 0; i < g->n; i++)
		if (g->out[i].reason == GIVE_NEEDED)
			return false;
	/* who takes no gifts may still be asked */
	if (g->n >= g->limit || (g->fits.nmine && !g->cues.quote[CUE_NO_GIFTS].n) ||
	    give_fits_other(&g->fits, 0))
		return false;
	need = need_to_ask(g);
	if (need.n)
		out = giver_add(g, GIVE_QUESTION, GIVE_OUT_OF_REACH);
	if (out)
		out->need = need;
	return out;
}

static bool
ask_talk(struct giver *g)
{
	const struct give_talk *t = &g->talk;
	struct str word = str_first_line(t->word), gift = str_first_line(t->gift);
	bool heard = t->heard && !t->after && is_fresh(g, t->heard->date);

	if (heard && t->heard->sign == '-')
		giver_add_evidence(g, GIVE_PRAISE, GIVE_THANKS, quotable(g, word) ? word : STR(""), t->heard);
	else if (heard && words_count(word) >= WORDS && quotable(g, word) && !question_thanks(word) &&
	         !question_rhetorical(word))
		giver_add_evidence(g, GIVE_QUESTION, GIVE_LAST_WORD, word, t->heard);
	else if (t->gave && words_count(gift) >= 2 && is_fresh(g, t->gave->date) && quotable(g, gift))
		giver_add_evidence(g, GIVE_QUESTION, GIVE_CAME_OF_IT, gift, t->gave);
	else
		return false;
	return true;
}

void
give_question_add(struct giver *g)
{
	struct str hook = contact_text(g->c, KEY_HOOK), question = give_question_last(g);

	if (g->sad.n) {
		/* a sorrow that is no subject is a reason, and not quoted */
		giver_add_evidence(g, GIVE_QUESTION, GIVE_SAD, g->cues.quote[CUE_TABOO].n ? STR("") : g->sad, NULL);
		/* then what they said would help: "a walk for the dog on Tuesdays" */
		ask_need(g);
	} else if (g->advice.n)
		giver_add_evidence(g, GIVE_QUESTION, GIVE_ADVISED, g->advice, NULL);
	else if (question.n)
		giver_add_evidence(g, GIVE_HELP, GIVE_STILL_OPEN, question, g->talk.heard);
	else if (!ask_need(g) && !ask_talk(g) && hook.n && !delicate_in(&g->cues, g->c, hook))
		giver_add_evidence(g, GIVE_QUESTION, GIVE_HOOK, hook, NULL);
}
