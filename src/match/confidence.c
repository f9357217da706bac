/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_root.h"
#include "base/words.h"
#include "contact/sentences.h"
#include "find/minor.h"
#include "match/confidence.h"

enum {
	LETTERS = 4, /* bytes of a folded name, at least */
	NEAR = 1,    /* sentences between a confidence and an offer that it touches, at most */
	NEAR_NEED = 2, /* likewise, a need: most confidences are of what someone wants */
	LONG = 512,    /* bytes of a sentence or a text that are compared word by word, at most */
	TOLDS = 32,    /* confidences that are, at most; what is not compared is taken to touch */
};

enum {
	UNREAD,
	PLAIN,
	SECRET,
	TOLD,  /* only the owner is to know something */
	ALONE, /* the owner warns of them, or they want peace: any introduction is barred */
};

void
confidence_start(struct confidence *s, struct acquainted *a, day today)
{
	*s = (struct confidence){.acquainted = a, .today = today, .lock = PTHREAD_MUTEX_INITIALIZER};
}

void
confidence_close(struct confidence *s)
{
	if (s->ready)
		cues_close(&s->cues);
	free(s->notes);
	s->notes = NULL;
	s->ready = false;
}

static void
add_words(struct map *to, struct arena *arena, struct str text, struct buf *scratch)
{
	struct str word;

	while (words_next(scratch, &word, &text))
		if (map_get(to, buf_view(scratch)) == MAP_NONE)
			*map_put(to, arena_str(arena, buf_view(scratch))) = 0;
}

/* adds the names in the secret sentences of a contact */
static void
add_names(struct map *to, struct arena *arena, struct confidence *s, size_t who, struct buf *scratch)
{
	struct context context = {0};
	struct str body = context_body(&context, &s->acquainted->book->contact[who]), one, word;
	struct sentences at;

	sentences_open(&at, body);
	while (sentences_next(&at, &one)) {
		struct str rest = one;

		/* a quarrel is a matter of the two who have it */
		if (!cues_in(&s->cues, one, CUE_SECRET) || cues_in(&s->cues, one, CUE_QUARREL))
			continue;
		while (words_next(scratch, &word, &rest)) {
			struct str folded = buf_view(scratch);

			if (folded.n >= LETTERS && text_class(text_peek(word)) == TEXT_UPPER &&
			    acquainted_may_be_name(s->acquainted, one, word, folded) &&
			    map_get(to, folded) == MAP_NONE)
				*map_put(to, arena_str(arena, folded)) = 0;
		}
	}
	sentences_close(&at);
}

/* true if a text has a word of `names` with a capital that is none of `own` */
static bool
text_has_name(struct str text, const struct map *names, const struct map *own, struct buf *scratch)
{
	struct str word;

	while (words_next(scratch, &word, &text))
		if (text_class(text_peek(word)) == TEXT_UPPER && map_get(names, buf_view(scratch)) != MAP_NONE &&
		    map_get(own, buf_view(scratch)) == MAP_NONE)
			return true;
	return false;
}

/* true if the notes or the organisation of a contact have one */
static bool
has_name(struct confidence *s, size_t who, const struct map *names, const struct map *own,
         struct buf *scratch)
{
	const struct contact *c = &s->acquainted->book->contact[who];
	struct context context = {0};
	struct str body = context_body(&context, c), one;
	struct sentences at;
	bool has = text_has_name(contact_text(c, KEY_ORG), names, own, scratch);

	sentences_open(&at, body);
	while (!has && sentences_next(&at, &one))
		has = text_has_name(one, names, own, scratch);
	sentences_close(&at);
	return has;
}

static const unsigned alone = 1u << CUE_DISTRUST | 1u << CUE_ALONE | 1u << CUE_BARRED |
                              1u << CUE_UNSETTLED;

/* true if a sentence of the notes has a cue of those kinds; the log is read by last_word_never() */
static bool
says(struct confidence *s, struct str body, unsigned kinds)
{
	struct sentences at;
	struct str one;
	bool is = false;

	if (!cues_kinds(&s->cues, body, kinds))
		return false;
	sentences_open(&at, body);
	while (!is && sentences_next(&at, &one))
		is = cues_kinds(&s->cues, one, kinds);
	sentences_close(&at);
	return is;
}

/* what the notes of a contact hold: UNREAD never */
static char
notes_of(struct confidence *s, size_t who)
{
	const unsigned any = 1u << CUE_CONFIDENCE | 1u << CUE_SECRET | alone;
	struct context context = {0};
	struct str body;

	if (s->notes[who] != UNREAD)
		return s->notes[who];
	body = context_body(&context, &s->acquainted->book->contact[who]);
	s->notes[who] = PLAIN;
	if (minor_noted(body))
		return s->notes[who] = ALONE;
	/* most notes have none of them, and one pass tells */
	if (!cues_kinds(&s->cues, body, any))
		return PLAIN;
	if (says(s, body, alone))
		s->notes[who] = ALONE;
	else if (cues_in(&s->cues, body, CUE_CONFIDENCE))
		s->notes[who] = TOLD;
	else if (cues_in(&s->cues, body, CUE_SECRET))
		s->notes[who] = SECRET;
	return s->notes[who];
}

static bool
shared(struct confidence *s, size_t secret, size_t other)
{
	const struct contact *c = s->acquainted->book->contact;
	struct map names = {0}, own = {0};
	struct arena arena = {0};
	struct buf scratch = {0};
	bool is = false;

	if (notes_of(s, secret) == ALONE || last_word_never(&s->cues, &c[secret], s->today))
		return true;
	if (notes_of(s, secret) == PLAIN)
		return false;
	add_names(&names, &arena, s, secret, &scratch);
	add_words(&own, &arena, contact_name(&c[secret]), &scratch);
	add_words(&own, &arena, contact_name(&c[other]), &scratch);
	is = has_name(s, other, &names, &own, &scratch);
	map_free(&names);
	map_free(&own);
	arena_free(&arena);
	buf_free(&scratch);
	return is;
}

static void
get_ready(struct confidence *s)
{
	if (!s->ready) {
		cues_open(&s->cues);
		s->notes = mem_zero(s->acquainted->book->n, sizeof(*s->notes));
	}
	s->ready = true;
}

bool
confidence_sorrow(struct confidence *s, size_t who)
{
	struct context context = {0};
	struct str body = context_body(&context, &s->acquainted->book->contact[who]);
	bool is;

	pthread_mutex_lock(&s->lock);
	get_ready(s);
	is = says(s, body, 1u << CUE_SAD);
	pthread_mutex_unlock(&s->lock);
	return is;
}

bool
confidence_told(struct confidence *s, size_t who)
{
	bool told;

	pthread_mutex_lock(&s->lock);
	get_ready(s);
	told = notes_of(s, who) == TOLD;
	pthread_mutex_unlock(&s->lock);
	return told;
}

/* true if two texts have a word in common, in any form, that is none of the commonest */
static bool
share_word(struct str one, struct str other)
{
	struct buf a = {0}, b = {0};
	struct str word, rest;
	bool share = false;

	while (!share && words_next(&a, &word, &one))
		for (rest = other; !share && a.n >= WORD_ROOT_MIN && !words_stop(buf_view(&a)) &&
		                   words_next(&b, &word, &rest);)
			share = b.n >= WORD_ROOT_MIN && word_related(buf_view(&a), buf_view(&b));
	buf_free(&a);
	buf_free(&b);
	return share;
}

/* true if a confidence of the notes is about a text, or stands near it */
static bool
touches(struct confidence *s, struct str body, struct str text, bool need)
{
	struct str line, one;
	size_t n = 0, tolds = 0, told = SIZE_MAX, said = SIZE_MAX, near = need ? NEAR_NEED : NEAR;

	while (str_line(&line, &body))
		while (sentences_split(&one, &line)) {
			n++;
			if (str_find(one, text) < one.n || str_find(text, one) < text.n)
				said = n;
			if (cues_in(&s->cues, one, CUE_CONFIDENCE)) {
				told = n;
				if (++tolds > TOLDS || one.n > LONG || text.n > LONG || share_word(one, text))
					return true;
			}
			if (said != SIZE_MAX && told != SIZE_MAX &&
			    (said > told ? said - told : told - said) <= near)
				return true;
		}
	return need && said == SIZE_MAX;
}

bool
confidence_touches(struct confidence *s, size_t who, struct str text, bool need)
{
	struct context context = {0};
	struct str body = context_body(&context, &s->acquainted->book->contact[who]);
	bool is;

	pthread_mutex_lock(&s->lock);
	get_ready(s);
	is = notes_of(s, who) == TOLD && touches(s, body, text, need);
	pthread_mutex_unlock(&s->lock);
	return is;
}

bool
confidence_shared(struct confidence *s, size_t a, size_t b)
{
	bool is;

	pthread_mutex_lock(&s->lock);
	get_ready(s);
	is = shared(s, a, b) || shared(s, b, a);
	pthread_mutex_unlock(&s->lock);
	return is;
}
