/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "find/sentences.h"
#include "match/confidence.h"

enum { LETTERS = 4 }; /* bytes of a folded name, at least */

enum { UNREAD, PLAIN, SECRET }; /* of notes */

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
	free(s->secret);
	s->secret = NULL;
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

/* true if the notes of a contact have a word of `names` with a capital that is none of `own` */
static bool
has_name(struct confidence *s, size_t who, const struct map *names, const struct map *own,
         struct buf *scratch)
{
	struct context context = {0};
	struct str body = context_body(&context, &s->acquainted->book->contact[who]), one, word;
	struct sentences at;
	bool has = false;

	sentences_open(&at, body);
	while (!has && sentences_next(&at, &one))
		while (!has && words_next(scratch, &word, &one))
			has = text_class(text_peek(word)) == TEXT_UPPER &&
			      map_get(names, buf_view(scratch)) != MAP_NONE &&
			      map_get(own, buf_view(scratch)) == MAP_NONE;
	sentences_close(&at);
	return has;
}

static bool
is_secret(struct confidence *s, size_t who)
{
	struct context context = {0};

	if (s->secret[who] == UNREAD) {
		struct str body = context_body(&context, &s->acquainted->book->contact[who]);

		s->secret[who] = cues_in(&s->cues, body, CUE_SECRET) ? SECRET : PLAIN;
	}
	return s->secret[who] == SECRET;
}

/* true if only the owner is to know something: an introduction would spread it */
static bool
is_confident(struct confidence *s, size_t who)
{
	struct context context = {0};
	struct str body = context_body(&context, &s->acquainted->book->contact[who]);

	return cues_in(&s->cues, body, CUE_CONFIDENCE);
}

static bool
shared(struct confidence *s, size_t secret, size_t other)
{
	const struct contact *c = s->acquainted->book->contact;
	struct map names = {0}, own = {0};
	struct arena arena = {0};
	struct buf scratch = {0};
	bool is = false;

	if (last_word_never(&s->cues, &c[secret], s->today))
		return true;
	if (!is_secret(s, secret))
		return false;
	if (is_confident(s, secret))
		return true;
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

bool
confidence_shared(struct confidence *s, size_t a, size_t b)
{
	bool is;

	pthread_mutex_lock(&s->lock);
	if (!s->ready) {
		cues_open(&s->cues);
		s->secret = mem_zero(s->acquainted->book->n, sizeof(*s->secret));
	}
	s->ready = true;
	is = shared(s, a, b) || shared(s, b, a);
	pthread_mutex_unlock(&s->lock);
	return is;
}
