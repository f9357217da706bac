/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/words.h"
#include "contact/dated_item.h"
#include "find/context.h"
#include "find/cues.h"
#include "find/done_mark.h"
#include "find/prose_needs.h"
#include "match/fit_sense.h"
#include "match/intro_items.h"
#include "match/intro_rarity.h"
#include "match/need_mark.h"
#include "match/others.h"
#include "match/wanted_words.h"

enum {
	SENTENCES = 200, /* of one contact's notes that are read */
	SENTENCE = 1000, /* bytes of a sentence that are read */
	ROLE_WORDS = 4,  /* words of a sentence that may name what a contact does */
	FIRST_WORDS = 2, /* likewise, where the sentence tells of what is over, too */
};

struct items_reader {
	struct intros *intros;
	struct terms terms;
	struct context context;
	struct prose_needs prose;
	struct cues cues;
	struct wanted_words wanted;
	bool *named;    /* of each contact */
	bool all;       /* whether all of a contact is read, or what may be wanted */
	size_t who;     /* the contact that is read */
	bool has_kinds; /* of it, whether `kinds` is read */
	unsigned kinds; /* see cues_kinds(), of its notes */
	struct buf scratch;
	struct buf words;  /* of a sentence, folded, each after a space */
	struct buf stated; /* likewise of the needs that the notes state, a line each */
	day today;
};

static void
add_listed(struct items_reader *r, struct items *to, size_t who, enum key key)
{
	const struct field *f = contact_field(&r->intros->book->contact[who], key);

	for (uint16_t i = 0; f && i < f->n; i++) {
		struct item it = {.who = (uint32_t)who, .value = i, .source = ITEM_LISTED};

		if (!done_mark(f, i) && items_add(to, &r->terms, it, field_text(f, i)) && key == KEY_NEEDS)
			need_mark_beside(to, &r->terms, field_text(f, i));
	}
}

/* adds each two neighbours of the list of a contact, which begins at item `first`, as one item */
static void
add_joined(struct items *to, size_t who, size_t first)
{
	size_t end = to->n;

	for (size_t i = first; i + 1 < end; i++) {
		struct item it = {.who = (uint32_t)who, .value = to->v[i].value, .source = ITEM_JOINED};

		if (to->v[i + 1].value == it.value + 1)
			items_join(to, it, i, i + 1);
	}
}

/* true for the title of what a contact no longer does: "retired plumber" */
static bool
is_retired(struct items_reader *r, struct str title)
{
	return cues_kinds(&r->cues, title, 1u << CUE_FORMER | 1u << CUE_CLOSED);
}

/* the kinds of a sentence that is no offer */
static const unsigned never = 1u << CUE_AGAINST | 1u << CUE_SECRET | 1u << CUE_TABOO;
static const unsigned sad = 1u << CUE_SAD | 1u << CUE_WORK, over = 1u << CUE_OVER;

/* these, and CUE_CLOSED, in all of the notes */
static unsigned
kinds_of_notes(struct items_reader *r)
{
	if (!r->has_kinds)
		r->kinds = cues_kinds(&r->cues, context_body(&r->context, &r->intros->book->contact[r->who]),
		                      never | sad | over | 1u << CUE_CLOSED);
	r->has_kinds = true;
	return r->kinds;
}

/* true if the notes say that a contact takes on no one */
static bool
is_closed(struct items_reader *r)
{
	return kinds_of_notes(r) & 1u << CUE_CLOSED;
}

/* true if a text may be an offer that is wanted */
static bool
may_be_wanted(struct items_reader *r, struct str text)
{
	return r->all || wanted_words_in(&r->wanted, text);
}

static void
add_title(struct items_reader *r, enum key key)
{
	const struct field *f = contact_field(&r->intros->book->contact[r->who], key);

	for (uint16_t i = 0; f && i < f->n; i++) {
		struct item it = {.who = (uint32_t)r->who, .value = i, .source = ITEM_TITLE};
		struct str text = field_text(f, i);

		if (may_be_wanted(r, text) && !is_closed(r) && !is_retired(r, text))
			items_add(&r->intros->offers, &r->terms, it, text);
	}
}

/* adds the roles that a value names as an offer */
static void
add_roles(struct items_reader *r, size_t who, enum key key)
{
	const struct field *f = contact_field(&r->intros->book->contact[who], key);
	struct items *to = &r->intros->offers;

	for (uint16_t i = 0; f && i < f->n; i++) {
		struct item it = {.who = (uint32_t)who, .value = i, .source = ITEM_TITLE};

		if (!is_retired(r, field_text(f, i)) && items_add(to, &r->terms, it, field_text(f, i)))
			items_keep_roles(to, &r->terms);
	}
}

/* --- notes --- */

/* true for a line that is no prose: a heading, an entry, a task, a row of a table, a border */
static bool
is_border(struct str line)
{
	struct str s = str_trim(line);
	bool item = s.n > 2 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '+') && s.p[1] == ' ';

	return !s.n || s.p[0] == '#' || s.p[0] == '|' || s.p[0] == '`' ||
	       (item && (char_digit(s.p[2]) || dated_item(str_trim(str_sub(s, 2, s.n)))));
}

/* the bytes of the first sentence of a paragraph, with the spaces after it */
static size_t
sentence_end(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool end = s.p[i] == '.' || s.p[i] == '!' || s.p[i] == '?' || s.p[i] == ';';

		if (!end || (i + 1 < s.n && s.p[i + 1] != ' ' && s.p[i + 1] != '\n'))
			continue;
		/* an initial or "Dr." ends none */
		if (s.p[i] == '.' && i >= 2 && (s.p[i - 2] == ' ' || s.p[i - 2] == '.'))
			continue;
		return i + 1;
	}
	return s.n;
}

/* appends the words of a text, each after a space */
static void
add_words(struct items_reader *r, struct buf *out, struct str text)
{
	struct str word;

	while (words_next(&r->scratch, &word, &text)) {
		buf_chr(out, ' ');
		buf_str(out, buf_view(&r->scratch));
	}
}

/* adds as an offer what the notes state as a need: what a contact parts with, or works as */
static void
add_prose_offer(struct items_reader *r, const struct prose_need *need)
{
	struct item it = {.who = (uint32_t)r->who, .source = ITEM_NOTES, .mark = true};
	size_t at = (size_t)(need->thing.p - need->quote.p);
	struct str quote = fit_sense_clause(need->quote, at + need->thing.n);
	struct items *offers = &r->intros->offers;

	if (fit_sense_stated(quote, at) && may_be_wanted(r, need->quote) &&
	    items_add(offers, &r->terms, it, need->quote))
		offers->text[offers->n - 1] = arena_str(&r->intros->arena, need->quote);
}

/* adds the needs that the notes of a contact state */
static void
add_prose_needs(struct items_reader *r)
{
	struct items *needs = &r->intros->needs;

	buf_clear(&r->stated);
	prose_needs_of(&r->prose, &r->intros->book->contact[r->who], r->today);
	for (size_t i = 0; i < r->prose.n; i++) {
		struct item it = {.who = (uint32_t)r->who, .value = (uint16_t)i, .source = ITEM_NOTES};
		struct str thing = r->prose.v[i].thing;

		need_mark_thing(&it, r->prose.v[i].quote, thing);
		if (items_add(needs, &r->terms, it, thing.n ? thing : r->prose.v[i].quote)) {
			need_mark_beside(needs, &r->terms, needs->text[needs->n - 1]);
			needs->text[needs->n - 1] = arena_str(&r->intros->arena, r->prose.v[i].quote);
		}
		add_words(r, &r->stated, thing);
		buf_chr(&r->stated, '\n');
		add_prose_offer(r, &r->prose.v[i]);
	}
}

/* true if a sentence states a need of the contact, who then does not offer it */
static bool
states_need(struct items_reader *r, struct str sentence)
{
	struct str need, rest = buf_view(&r->stated);

	if (!rest.n)
		return false;
	buf_clear(&r->words);
	add_words(r, &r->words, sentence);
	while (str_line(&need, &rest))
		if (need.n && str_find(buf_view(&r->words), need) < r->words.n)
			return true;
	return false;
}

/* true if the first words of a sentence name a role: "Divorce lawyer in Graz"; not "Divorce, by lawyers" */
static bool
begins_with_role(struct items_reader *r, struct str sentence, size_t most)
{
	uint32_t *term = NULL;
	size_t n = 0, cap = 0, words = 0, end = 0;
	bool role = false;

	while (end < sentence.n && (sentence.p[end] != ' ' || ++words < most))
		end++;
	terms_known(&r->terms, str_sub(sentence, 0, end), &term, &n, &cap);
	for (size_t i = 0; i < n; i++)
		role |= terms_is_role(&r->terms, term[i]);
	free(term);
	return role;
}

/* true if a sentence says what the contact does not want, is sad about, keeps secret, or is over */
static bool
is_no_offer(struct items_reader *r, struct str sentence)
{
	unsigned kinds = kinds_of_notes(r) & (never | sad | over);

	kinds = kinds ? cues_kinds(&r->cues, sentence, never | sad | over) : 0;
	return kinds & never || (kinds & sad && !begins_with_role(r, sentence, ROLE_WORDS)) ||
	       (kinds & over && !begins_with_role(r, sentence, FIRST_WORDS));
}

/* true if a sentence may be an offer */
static bool
is_offer(struct items_reader *r, struct str s)
{
	return s.n && s.n <= SENTENCE && !is_closed(r) && !is_no_offer(r, s) && !states_need(r, s);
}

/* adds a sentence, or two, as an offer: what it says of the contact, not of others */
static void
add_sentence(struct items_reader *r, struct item it, struct str s)
{
	struct items *to = &r->intros->offers;
	struct str own = s;

	if (others_blank(&r->words, &r->terms, s))
		own = arena_str(&r->intros->arena, buf_view(&r->words));
	if (items_add(to, &r->terms, it, own))
		to->text[to->n - 1] = s;
}

/* adds the sentences of a paragraph, each alone and each two neighbours */
static void
add_paragraph(struct items_reader *r, struct str rest, size_t *sentences)
{
	struct item it = {.who = (uint32_t)r->who, .source = ITEM_NOTES};
	struct str before = {0};
	bool before_wanted = false;

	while (rest.n && *sentences < SENTENCES) {
		size_t end = sentence_end(rest);
		struct str s = str_trim(str_sub(rest, 0, end));
		bool wanted = may_be_wanted(r, s);

		rest = str_sub(rest, end, rest.n);
		++*sentences;
		if (wanted && !is_offer(r, s)) {
			s.n = 0;
			wanted = false;
		}
		if (wanted)
			add_sentence(r, it, s);
		/* with a neighbour that is wanted: a sentence that is not was not looked at */
		if (s.n && before.n && (wanted || before_wanted) && (wanted || is_offer(r, s)) &&
		    (before_wanted || is_offer(r, before)))
			add_sentence(r, it, (struct str){before.p, (size_t)(s.p + s.n - before.p)});
		before = s;
		before_wanted = wanted;
	}
}

static void
add_notes(struct items_reader *r)
{
	struct str rest = context_body(&r->context, &r->intros->book->contact[r->who]), line;
	struct str paragraph = {0};
	size_t sentences = 0;

	while (str_line(&line, &rest)) {
		if (!is_border(line)) {
			if (!paragraph.n)
				paragraph.p = line.p;
			paragraph.n = (size_t)(line.p + line.n - paragraph.p);
			continue;
		}
		add_paragraph(r, paragraph, &sentences);
		paragraph.n = 0;
	}
	add_paragraph(r, paragraph, &sentences);
}

/* adds what the titles and notes of a contact say; of those who are not named, what may be wanted */
static void
add_said(struct items_reader *r)
{
	r->has_kinds = false;
	add_title(r, KEY_TITLE);
	add_title(r, KEY_FIELD);
	terms_prose(&r->terms, true);
	add_prose_needs(r);
	add_notes(r);
	terms_prose(&r->terms, false);
}

static void
add_contact(struct items_reader *r, size_t who, enum intro_from from)
{
	struct intros *s = r->intros;

	r->who = who;
	add_listed(r, &s->needs, who, KEY_NEEDS);
	add_listed(r, &s->offers, who, KEY_OFFERS);
	add_joined(&s->offers, who, s->offers.first[who]);
	if (from == INTRO_LISTS || (s->book->contact[who].me && from == INTRO_NOTES))
		return;
	if (from == INTRO_NOTES) {
		add_said(r);
		return;
	}
	add_roles(r, who, KEY_TITLE);
	add_roles(r, who, KEY_FIELD);
}

/* reads those who are named, for the words that are wanted of the others, and lets the items go */
static void
find_wanted(struct items_reader *r, const struct people *people)
{
	struct intros *s = r->intros;

	r->named = mem_zero(s->book->n, sizeof(*r->named));
	r->all = true;
	terms_collect(&r->terms);
	for (size_t i = 0; i < people->n; i++) {
		s->offers.first[people->who[i]] = (uint32_t)s->offers.n;
		add_contact(r, people->who[i], INTRO_NOTES);
		r->named[people->who[i]] = true;
	}
	terms_relate(&r->terms);
	wanted_words_open(&r->wanted, &r->terms, &s->needs);
	s->needs.n = s->needs.nterms = s->offers.n = s->offers.nterms = 0;
}

static void
reader_open(struct items_reader *r, enum intro_from from, const struct people *people)
{
	terms_open(&r->terms, r->intros->book->set.language);
	terms_roles(&r->terms);
	if (from != INTRO_LISTS)
		cues_open(&r->cues);
	if (from != INTRO_NOTES)
		return;
	prose_needs_open(&r->prose);
	find_wanted(r, people);
}

static void
reader_close(struct items_reader *r, enum intro_from from)
{
	terms_close(&r->terms);
	context_free(&r->context);
	buf_free(&r->scratch);
	buf_free(&r->words);
	buf_free(&r->stated);
	if (from != INTRO_LISTS)
		cues_close(&r->cues);
	if (from != INTRO_NOTES)
		return;
	prose_needs_close(&r->prose);
	wanted_words_close(&r->wanted);
	free(r->named);
}

void
intro_items_read(struct intros *s, enum intro_from from, const struct people *people, day today)
{
	struct items_reader r = {.intros = s, .today = today};
	const struct book *b = s->book;

	s->needs.first = mem_alloc((b->n + 1) * sizeof(*s->needs.first));
	s->offers.first = mem_alloc((b->n + 1) * sizeof(*s->offers.first));
	reader_open(&r, from, people);
	for (size_t who = 0; who < b->n; who++) {
		contact_soon(b->contact, b->n, who + CONTACT_SOON);
		s->needs.first[who] = (uint32_t)s->needs.n;
		s->offers.first[who] = (uint32_t)s->offers.n;
		r.all = from == INTRO_NOTES && r.named[who];
		add_contact(&r, who, from);
	}
	s->needs.first[b->n] = (uint32_t)s->needs.n;
	s->offers.first[b->n] = (uint32_t)s->offers.n;
	items_index(&s->needs, r.terms.n);
	items_index(&s->offers, r.terms.n);
	postings_count(&s->words, b->n, &s->needs, &s->offers, r.terms.n);
	s->words.first_role = r.terms.first_role;
	s->words.last_role = r.terms.last_role;
	intro_rarity_weigh(s, &r.terms);
	reader_close(&r, from);
}
