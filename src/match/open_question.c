/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "contact/sentences.h"
#include "front/shown_link.h"
#include "match/give_talk.h"
#include "match/open_question.h"

enum {
	SENTENCES = 2,    /* of the notes that may say what a contact does */
	ASKED_DAYS = 730, /* for which a question waits for its answer */
};

void
open_questions_open(struct open_questions *q, struct str language, day today)
{
	*q = (struct open_questions){.today = today};
	cues_open(&q->cues);
	terms_open(&q->roles, language);
	terms_roles(&q->roles);
}

void
open_questions_close(struct open_questions *q)
{
	cues_close(&q->cues);
	terms_close(&q->roles);
	arena_free(&q->arena);
	buf_free(&q->scratch);
}

/* true for "Letterpress printer, two presses in a shed." */
static bool
names_role(struct open_questions *q, struct str text)
{
	uint32_t *term = NULL;
	size_t n = 0, cap = 0;
	bool role = false;

	terms_known(&q->roles, text, &term, &n, &cap);
	for (size_t i = 0; i < n; i++)
		role |= terms_is_role(&q->roles, term[i]);
	free(term);
	return role;
}

static bool
notes_name_role(struct open_questions *q, const struct contact *c)
{
	struct context context = {0};
	struct sentences s;
	struct str one;
	bool role = false;

	context_body(&context, c);
	context_repair(&context, c);
	sentences_open(&s, context.body);
	for (size_t i = 0; i < SENTENCES && !role && sentences_next(&s, &one); i++)
		role = names_role(q, one);
	sentences_close(&s);
	context_free(&context);
	return role;
}

/* true if a file answers the question for a key, with that key or with what says as much */
static bool
answers(struct open_questions *q, const struct contact *c, enum key key)
{
	if (contact_field(c, key))
		return true;
	return key == KEY_FIELD && (contact_field(c, KEY_TITLE) || contact_field(c, KEY_ORG) ||
	                            contact_field(c, KEY_ROLES) || contact_field(c, KEY_OFFERS) ||
	                            notes_name_role(q, c));
}

/* their last question without contact since; empty if there is none, or none to quote */
static struct str
unanswered(struct open_questions *q, const struct contact *c)
{
	struct give_talk talk;

	give_talk_read(&talk, c, q->today);
	if (!talk.question.n || talk.after || q->today - talk.heard->date > ASKED_DAYS ||
	    cues_kinds(&q->cues, talk.word) & (1u << CUE_SECRET | 1u << CUE_REFUSED | 1u << CUE_TABOO))
		return STR("");
	return talk.question;
}

size_t
open_questions_of(struct open_question out[OPEN_QUESTIONS], struct open_questions *q,
                  const struct contact *c)
{
	static const enum key keys[OPEN_QUESTIONS] = {KEY_PLACE, KEY_FIELD, KEY_TAGS, KEY_NEEDS};
	struct str advice, asked;
	size_t n = 0;

	if (c->inactive)
		return 0;
	cues_of(&q->cues, c, q->today - CUES_SAD_DAYS, q->today);
	advice = q->cues.quote[CUE_ADVICE];
	if (q->cues.quote[CUE_SAD].n || q->cues.quote[CUE_WORK].n) {
		out[0] = (struct open_question){.sad = true};
		return 1;
	}
	asked = unanswered(q, c);
	if (asked.n) {
		out[0] = (struct open_question){
			.what = shown_link_line(&q->scratch, asked, &q->arena), .asked = true,
		};
		return 1;
	}
	if (advice.n) {
		out[0] = (struct open_question){.what = shown_link_line(&q->scratch, advice, &q->arena)};
		return 1;
	}
	if (q->cues.quote[CUE_SECRET].n) {
		out[0] = (struct open_question){.sad = true};
		return 1;
	}
	for (size_t i = 0; i < OPEN_QUESTIONS; i++)
		if (!answers(q, c, keys[i]))
			out[n++] = (struct open_question){.missing = keys[i]};
	return n;
}
