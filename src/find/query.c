/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "find/query.h"

struct query_search {
	const struct query *query;
	enum query_place *place; /* for each word, the best place in the current contact so far */
	struct answer *v;
	size_t n, cap, unfit;
	struct buf scratch;
	struct arena *arena;
};

void
query_read(struct query *q, struct str pattern)
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
query_free(struct query *q)
{
	free(q->word);
	buf_free(&q->folded);
	*q = (struct query){0};
}

/*
 * true if a word begins at offset `at` of a folded text; in scripts without spaces one may begin
 * anywhere
 */
static bool
begins(struct str text, size_t at)
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
 * the better of a word's known place and its place in a folded text: at the beginning of a word, or
 * within one
 */
static enum query_place
place_in(struct str text, struct str word, enum query_place begun, enum query_place within)
{
	size_t at = str_find(text, word), end;

	if (at == text.n)
		return QUERY_NOWHERE;
	for (;;) {
		if (begun == within || begins(text, at))
			return begun;
		end = at + 1;
		at = end + str_find(str_sub(text, end, text.n), word);
		if (at >= text.n)
			return within;
	}
}

static void
look_in(struct query_search *s, struct str text, enum query_place begun, enum query_place within)
{
	struct str folded;

	if (!s->query->n)
		return;
	buf_clear(&s->scratch);
	text_fold(&s->scratch, text);
	folded = buf_view(&s->scratch);
	for (size_t i = 0; i < s->query->n; i++) {
		enum query_place p;

		if (s->place[i] <= begun)
			continue;
		p = place_in(folded, s->query->word[i], begun, within);
		if (p < s->place[i])
			s->place[i] = p;
	}
}

static void
look_in_values(struct query_search *s, const struct contact *c, enum key key, enum query_place begun, enum query_place within)
{
	const struct field *f = contact_field(c, key);

	for (size_t i = 0; f && i < f->n; i++)
		look_in(s, field_text(f, i), begun, within);
}

/* the worst place among the words of the pattern */
static enum query_place
look_for(struct query_search *s, const struct contact *c)
{
	enum query_place worst = QUERY_NAME;

	for (size_t i = 0; i < s->query->n; i++)
		s->place[i] = QUERY_NOWHERE;
	look_in(s, contact_name(c), QUERY_NAME, QUERY_WITHIN);
	look_in(s, c->id, QUERY_WORD, QUERY_WITHIN);
	look_in_values(s, c, KEY_ALIASES, QUERY_WORD, QUERY_WITHIN);
	look_in_values(s, c, KEY_EMAIL, QUERY_WORD, QUERY_WITHIN);
	look_in_values(s, c, KEY_ORG, QUERY_ORG, QUERY_ORG);
	for (size_t i = 0; i < s->query->n; i++)
		if (s->place[i] > worst)
			worst = s->place[i];
	return worst;
}

/* the address of "Name <address>" */
static struct str
bare(struct str email)
{
	size_t from = str_chr(email, '<');

	email = str_trim(email);
	if (from < email.n && str_ends(email, STR(">")))
		email = str_trim(str_sub(email, from + 1, email.n - 1));
	str_skip(&email, STR("mailto:"));
	return email;
}

/* true if the value is a single address that displays as it is */
static bool
fit(struct query_search *s, struct str email)
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
add(struct query_search *s, size_t who, const struct contact *c, enum query_place place)
{
	const struct field *f = contact_field(c, KEY_EMAIL);
	struct str sort;

	buf_clear(&s->scratch);
	text_fold(&s->scratch, contact_name(c));
	sort = arena_str(s->arena, buf_view(&s->scratch));
	for (uint16_t i = 0; i < f->n; i++) {
		struct str email = bare(field_text(f, i));

		if (!fit(s, email)) {
			s->unfit++;
			continue;
		}
		s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
		s->v[s->n++] = (struct answer){(uint32_t)who, i, place, email, sort};
	}
}

static int
answer_order(const void *va, const void *vb)
{
	const struct answer *a = va, *b = vb;
	int d;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	d = str_cmp(a->sort, b->sort);
	if (d)
		return d;
	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

void
query_find(struct answer **out, size_t *n, size_t *unfit, const struct book *b, const struct query *q, struct arena *arena)
{
	struct query_search s = {.query = q, .arena = arena, .place = mem_alloc(q->n * sizeof(*s.place))};

	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];
		enum query_place place;

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		if (c->me || c->inactive || !contact_field(c, KEY_EMAIL))
			continue;
		place = look_for(&s, c);
		if (place < QUERY_NOWHERE)
			add(&s, i, c, place);
	}
	if (s.n)
		qsort(s.v, s.n, sizeof(*s.v), answer_order);
	*out = s.v;
	*n = s.n;
	*unfit = s.unfit;
	free(s.place);
	buf_free(&s.scratch);
}
