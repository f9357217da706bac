/* SPDX-License-Identifier: ISC */
#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "find/minor.h"
#include "match/intro.h"
#include "match/intro_items.h"
#include "match/intro_rarity.h"

enum { THREAD_MIN = 256 }; /* contacts of a book that a second thread helps to read */

/* true if a contact is under age by the date of birth */
static bool
is_minor(const struct contact *c, day today)
{
	struct partial birth = contact_partial(c, KEY_BIRTHDAY);

	if (!birth.year)
		birth = contact_partial(c, KEY_BORN);
	if (!birth.year)
		return false;
	birth.year += MINOR_AGE;
	return today < partial_first(birth);
}

static void
find_eligible(struct intros *s, day today)
{
	const struct book *b = s->book;

	s->eligible = mem_zero(b->n, sizeof(*s->eligible));
	s->listed = mem_zero(b->n, sizeof(*s->listed));
	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];
		struct account account = account_of(c, &b->set, today);

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		s->listed[i] = !c->me && !c->inactive && !is_minor(c, today);
		s->eligible[i] = s->listed[i] && account.net >= 0 &&
		                 !account_dormant(&account, &b->set, today);
	}
}

/* frees what read_words() fills */
static void
close_words(struct intros *s)
{
	free(s->language);
	items_free(&s->needs);
	items_free(&s->offers);
	postings_free(&s->words);
	arena_free(&s->arena);
	free(s->weight);
	s->needs = s->offers = (struct items){0};
	s->words = (struct postings){0};
	s->arena = (struct arena){0};
}

/* reads needs and offers, from where `from` says; people: of INTRO_NOTES, else NULL */
static void
read_words(struct intros *s, enum intro_from from, const struct people *people, day today)
{
	s->from = from;
	intro_items_read(s, from, people, today);
	s->weight = postings_weigh(&s->words, &s->needs);
}

/* what a thread reads, see read_half() */
struct half {
	struct intros *intros;
	enum intro_from from;
	const struct people *people;
	day today;
};

/* reads needs, offers and accounts: half of the work, independent of the other half */
static void *
read_half(void *arg)
{
	const struct half *h = arg;

	read_words(h->intros, h->from, h->people, h->today);
	find_eligible(h->intros, h->today);
	return NULL;
}

static void
open_from(struct intros *s, struct book *b, enum intro_from from, const struct people *people, day today)
{
	struct half half = {s, from, people, today};
	pthread_t thread;
	bool threaded;

	*s = (struct intros){.book = b, .raw = PTHREAD_MUTEX_INITIALIZER};
	intro_rarity_sample(b);
	threaded = b->n > THREAD_MIN && pthread_create(&thread, NULL, read_half, &half) == 0;
	ties_read(&s->ties, b, today, NULL);
	postings_read(&s->tags_and_places, b, &s->tags, KEY_TAGS, &s->places, KEY_PLACE, true);
	acquainted_start(&s->acquainted, b);
	confidence_start(&s->confidence, &s->acquainted, today);
	at_hand_start(&s->at_hand);
	if (threaded)
		pthread_join(thread, NULL);
	else
		read_half(&half);
}

void
intro_open(struct intros *s, struct book *b, enum intro_from from, day today)
{
	open_from(s, b, from, NULL, today);
}

void
intro_open_notes(struct intros *s, struct book *b, const struct people *people, day today)
{
	open_from(s, b, INTRO_NOTES, people, today);
}

void
intro_open_again(struct intros *s, enum intro_from from, day today)
{
	close_words(s);
	read_words(s, from, NULL, today);
}

void
intro_close(struct intros *s)
{
	close_words(s);
	ties_free(&s->ties);
	items_free(&s->tags);
	items_free(&s->places);
	postings_free(&s->tags_and_places);
	confidence_close(&s->confidence);
	foes_free(&s->foes);
	at_hand_close(&s->at_hand);
	acquainted_close(&s->acquainted);
	free(s->eligible);
	free(s->listed);
}

bool *
intro_terms_of(const struct intros *s, const struct items *items, size_t who)
{
	bool *has = mem_zero(s->tags_and_places.n, sizeof(*has));

	if (who < s->book->n)
		for (size_t i = items->first[who]; i < items->first[who + 1]; i++)
			has[items->term[items->v[i].from]] = true;
	return has;
}

bool
intro_common(const struct intros *s, uint32_t term)
{
	return s->book->n >= TERMS_BOOK && 10 * (size_t)s->tags_and_places.people[term] >= s->book->n;
}

/* two values of a list as the line that a comma may have split, in the book's arena */
static struct str
joined(const struct intros *s, const struct item *it, enum key key)
{
	const struct field *f = contact_field(&s->book->contact[it->who], key);
	struct buf line = {0};
	struct str text;

	buf_fmt(&line, "%.*s, %.*s", STR_ARG(field_text(f, it->value)), STR_ARG(field_text(f, it->value + 1u)));
	text = arena_str(&s->book->arena, buf_view(&line));
	buf_free(&line);
	return text;
}

/* a sentence of the notes on one line, without a semicolon that ends it, in the book's arena */
static struct str
one_line(const struct intros *s, struct str sentence)
{
	struct buf line = {0};
	struct str text;

	/* where a sentence is cut at a semicolon, the mark says nothing */
	if (str_ends(sentence, STR(";")))
		sentence.n--;
	for (size_t i = 0; i < sentence.n; i++)
		buf_chr(&line, char_in(sentence.p[i], STR("\n\r")) ? ' ' : sentence.p[i]);
	text = arena_str(&s->book->arena, buf_view(&line));
	buf_free(&line);
	return text;
}

struct str
intro_item_text(const struct intros *s, const struct item *it, enum key key)
{
	const struct items *items = key == KEY_NEEDS ? &s->needs : &s->offers;

	if (key != KEY_NEEDS && key != KEY_OFFERS)
		return field_text(contact_field(&s->book->contact[it->who], key), it->value);
	if (it->source == ITEM_JOINED)
		return joined(s, it, key);
	if (it->source == ITEM_NOTES)
		return one_line(s, items->text[it - items->v]);
	return items->text[it - items->v];
}
