/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/words.h"
#include "contact/sentences.h"
#include "find/delicate.h"
#include "find/done_mark.h"
#include "find/peace.h"
#include "find/trade.h"
#include "front/shown_link.h"
#include "match/give_talk.h"
#include "match/open_question.h"

enum {
	SENTENCES = 200,  /* of the notes that are read, and as many entries */
	ENTRY = 4096,     /* bytes of an entry that are read */
	PROSE = 3,        /* words that make notes of more than a word or two */
	NEW_DAYS = 365,   /* for which a contact is new */
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

/* up to PROSE, of any script: not all have spaces between words */
static size_t
count_words(struct buf *scratch, struct str text)
{
	struct str word;
	size_t n = 0;

	while (n < PROSE && words_next(scratch, &word, &text))
		n++;
	return n;
}

/* what the sentences of a file say about a contact */
struct told {
	size_t words; /* up to PROSE of a sentence */
	bool trade;
};

static void
read_sentence(struct told *out, struct open_questions *q, struct str text)
{
	out->words += count_words(&q->scratch, text);
	out->trade = out->trade || trade_said(text) || names_role(q, text);
}

/* reads the notes and the log */
static struct told
read_told(struct open_questions *q, const struct contact *c)
{
	struct context context = {0};
	struct told told = {0};
	struct sentences s;
	struct str one;

	context_body(&context, c);
	context_repair(&context, c);
	sentences_open(&s, context.body);
	for (size_t i = 0; i < SENTENCES && sentences_next(&s, &one); i++)
		read_sentence(&told, q, one);
	sentences_close(&s);
	context_free(&context);
	for (uint32_t i = 0; i < c->body.nentries && i < SENTENCES; i++)
		read_sentence(&told, q, str_sub(contact_entry_text(c, &c->body.entry[i]), 0, ENTRY));
	return told;
}

static bool
has_trade(const struct contact *c)
{
	static const enum key keys[] = {KEY_FIELD, KEY_TITLE, KEY_ORG, KEY_ROLES, KEY_OFFERS};
	bool has = false;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		has |= contact_field(c, keys[i]) != NULL;
	return has;
}

/* true for one that you have long known and wrote of: "What is it that you do?" is no question */
static bool
is_known(const struct open_questions *q, const struct contact *c, const struct told *told)
{
	day first = contact_day(c, KEY_MET);
	day entry = contact_first_entry(c, q->today);

	if (first == DAY_NONE || (entry != DAY_NONE && entry < first))
		first = entry;
	return told->words >= PROSE && c->body.nentries > 1 && first != DAY_NONE && q->today - first >= NEW_DAYS;
}

/* asks for what the file lacks, unless it is known; returns how many */
static size_t
ask_missing(struct open_question out[OPEN_QUESTIONS], struct open_questions *q,
            const struct contact *c)
{
	static const enum key keys[OPEN_QUESTIONS] = {KEY_PLACE, KEY_FIELD, KEY_TAGS, KEY_NEEDS};
	struct told told = read_told(q, c);
	size_t n = 0;

	for (size_t i = 0; i < OPEN_QUESTIONS && !is_known(q, c, &told); i++) {
		bool known = keys[i] == KEY_FIELD ? told.trade || has_trade(c)
		                                  : told.words >= PROSE || contact_field(c, keys[i]);

		if (!known)
			out[n++] = (struct open_question){.missing = keys[i]};
	}
	return n;
}

/* their last question without contact since; empty if there is none, or none to quote */
static struct str
unanswered(struct open_questions *q, const struct contact *c)
{
	struct give_talk talk;

	give_talk_read(&talk, c, q->today);
	if (!talk.question.n || talk.after || q->today - talk.heard->date > ASKED_DAYS ||
	    cues_kinds(&q->cues, talk.word, 1u << CUE_SECRET | 1u << CUE_REFUSED | 1u << CUE_TABOO))
		return STR("");
	return talk.question;
}

size_t
open_questions_of(struct open_question out[OPEN_QUESTIONS], struct open_questions *q,
                  const struct contact *c)
{
	struct str advice, asked, sorrow;

	if (c->inactive || peace_wished(c, q->today))
		return 0;
	cues_of(&q->cues, c, q->today - CUES_SAD_DAYS, q->today);
	advice = q->cues.quote[CUE_ADVICE];
	sorrow = q->cues.quote[q->cues.quote[CUE_SAD].n ? CUE_SAD : CUE_WORK];
	if (sorrow.n) {
		/* a sorrow that is no subject is a reason, and not quoted */
		if (q->cues.quote[CUE_TABOO].n)
			sorrow = STR("");
		out[0] = (struct open_question){
			.what = shown_link_line(&q->scratch, sorrow, &q->arena), .sad = true,
		};
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
	/* no question without its reason, which is not for quoting */
	if (q->cues.quote[CUE_SECRET].n)
		return 0;
	return ask_missing(out, q, c);
}

/* the first value of a key that is no matter of tact */
static struct str
light_value(struct open_questions *q, const struct contact *c, enum key key)
{
	const struct field *f = contact_field(c, key);

	for (uint16_t i = 0; f && i < f->n; i++) {
		struct str text = field_text(f, i);

		if (!done_mark(f, i) && !(key == KEY_NEEDS ? delicate_need : delicate_in)(&q->cues, c, text))
			return text;
	}
	return STR("");
}

struct str
open_questions_theirs(struct open_questions *q, const struct contact *c)
{
	static const enum key keys[] = {KEY_NEEDS, KEY_AGENDA, KEY_TAGS};
	struct str text = STR("");

	cues_of(&q->cues, c, q->today - CUES_SAD_DAYS, q->today);
	if (q->cues.quote[CUE_SECRET].n || peace_wished(c, q->today))
		return text;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]) && !text.n; i++)
		text = light_value(q, c, keys[i]);
	return text.n ? shown_link_line(&q->scratch, text, &q->arena) : text;
}
