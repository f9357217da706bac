/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "entry/email.h"
#include "find/addresses.h"

struct address_search {
	const struct addresses_query *query;
	enum addresses_place *place; /* for each word, the best place in the current contact so far */
	struct address *v;
	size_t n, cap, invalid;
	struct buf scratch;
	struct arena *arena;
};

void
addresses_query_read(struct addresses_query *q, struct str pattern)
{
	struct str word, rest;

	text_fold(&q->folded, pattern);
	for (rest = buf_view(&q->folded); rest.n;) {
		rest = str_cut(&word, rest, ' ');
		if (!word.n)
			continue;
		q->word = mem_reserve(q->word, q->n, &q->cap, sizeof(*q->word));
		q->word[q->n++] = word;
	}
}

void
addresses_query_free(struct addresses_query *q)
{
	free(q->word);
	buf_free(&q->folded);
	*q = (struct addresses_query){0};
}

/*
 * true if a word begins at offset `at` of a folded text; in scripts without spaces one may begin
 * anywhere
 */
static bool
starts_word(struct str text, size_t at)
{
	struct str before;
	enum text_class k;
	size_t from = at;

	if (!at)
		return true;
	do {
		from--;
	} while (from && ((unsigned char)text.p[from] & 0xc0) == 0x80);
	before = str_sub(text, from, at);
	k = text_class(utf8_next(&before));
	return k == TEXT_OTHER || k == TEXT_DENSE;
}

/*
 * the place of a word in a folded text: `at_start` if it begins a word there, `inside` if it stands
 * only within one, ADDRESSES_NOWHERE if it is missing
 */
static enum addresses_place
place_in(struct str text, struct str word,
         enum addresses_place at_start, enum addresses_place inside)
{
	size_t at = str_find(text, word), end;

	if (at == text.n)
		return ADDRESSES_NOWHERE;
	for (;;) {
		if (at_start == inside || starts_word(text, at))
			return at_start;
		end = at + 1;
		at = end + str_find(str_sub(text, end, text.n), word);
		if (at >= text.n)
			return inside;
	}
}

static void
look_in(struct address_search *s, struct str text,
        enum addresses_place at_start, enum addresses_place inside)
{
	struct str folded;

	if (!s->query->n)
		return;
	folded = text_folded(&s->scratch, text);
	for (size_t i = 0; i < s->query->n; i++) {
		enum addresses_place p;

		if (s->place[i] <= at_start)
			continue;
		p = place_in(folded, s->query->word[i], at_start, inside);
		if (p < s->place[i])
			s->place[i] = p;
	}
}

static void
look_in_values(struct address_search *s, const struct contact *c, enum key key,
               enum addresses_place at_start, enum addresses_place inside)
{
	const struct field *f = contact_field(c, key);

	for (size_t i = 0; f && i < f->n; i++)
		look_in(s, field_text(f, i), at_start, inside);
}

/* the worst place among the words of the pattern */
static enum addresses_place
look_for(struct address_search *s, const struct contact *c)
{
	enum addresses_place worst = ADDRESSES_NAME;

	for (size_t i = 0; i < s->query->n; i++)
		s->place[i] = ADDRESSES_NOWHERE;
	look_in(s, contact_name(c), ADDRESSES_NAME, ADDRESSES_INSIDE);
	look_in(s, c->id, ADDRESSES_WORD, ADDRESSES_INSIDE);
	look_in_values(s, c, KEY_ALIASES, ADDRESSES_WORD, ADDRESSES_INSIDE);
	look_in_values(s, c, KEY_EMAIL, ADDRESSES_WORD, ADDRESSES_INSIDE);
	look_in_values(s, c, KEY_ORG, ADDRESSES_ORG, ADDRESSES_ORG);
	for (size_t i = 0; i < s->query->n; i++)
		if (s->place[i] > worst)
			worst = s->place[i];
	return worst;
}

/* true if the value is a single address that displays as it is */
static bool
is_valid(struct address_search *s, struct str email)
{
	const struct str special = STR(" ()<>[]:;\\,\"");

	for (size_t i = 0; i < email.n; i++)
		if (str_chr(special, email.p[i]) < special.n)
			return false;
	buf_clear(&s->scratch);
	text_visible(&s->scratch, email, false);
	return email.n && str_eq(buf_view(&s->scratch), email);
}

static void
add(struct address_search *s, size_t who, const struct contact *c, enum addresses_place place)
{
	const struct field *f = contact_field(c, KEY_EMAIL);
	struct str sort;

	sort = arena_str(s->arena, text_folded(&s->scratch, contact_name(c)));
	for (uint16_t i = 0; i < f->n; i++) {
		struct str email = email_address(field_text(f, i));

		if (!is_valid(s, email)) {
			s->invalid++;
			continue;
		}
		s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
		s->v[s->n++] = (struct address){(uint32_t)who, i, place, email, sort};
	}
}

static int
address_order(const void *va, const void *vb)
{
	const struct address *a = va, *b = vb;
	int d;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	d = str_cmp(a->sort, b->sort);
	if (d)
		return d;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

void
addresses_find(struct address **out, size_t *n, size_t *invalid, const struct book *b,
               const struct addresses_query *q, struct arena *arena)
{
	struct address_search s = {.query = q, .arena = arena, .place = mem_alloc(q->n * sizeof(*s.place))};

	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];
		enum addresses_place place;

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		if (c->me || c->inactive || !contact_field(c, KEY_EMAIL))
			continue;
		place = look_for(&s, c);
		if (place < ADDRESSES_NOWHERE)
			add(&s, i, c, place);
	}
	if (s.n)
		qsort(s.v, s.n, sizeof(*s.v), address_order);
	*out = s.v;
	*n = s.n;
	*invalid = s.invalid;
	free(s.place);
	buf_free(&s.scratch);
}
