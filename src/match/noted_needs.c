/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "match/noted_needs.h"

struct adder {
	struct book *book;
	struct prose_needs needs;
	struct buf scratch;
	struct map common; /* see words_common(); filled when it is first needed */
};

/* true for "more women" and the like: more for what, only the sentence says */
static bool
is_more(struct str thing)
{
	static const struct str more[] = {STR_INIT("more "), STR_INIT("mehr "), STR_INIT("plus de "),
	                                  STR_INIT("más "), STR_INIT("mais "), STR_INIT("più "), STR_INIT("meer ")};

	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		if (str_starts(thing, more[i]))
			return str_find(str_sub(thing, more[i].n, thing.n), STR(" ")) == thing.n - more[i].n;
	return false;
}

struct str
noted_needs_text(const struct prose_need *n)
{
	/* a part of the sentence is enough of a plain need */
	return n->kind == PROSE_NEED_STATED && !n->circle && !n->deed && !is_more(n->thing) ? n->thing : n->quote;
}

static bool
has_text(const struct value *v, size_t n, struct str text)
{
	for (size_t i = 0; i < n; i++)
		if (text_same(value_text(&v[i]), text))
			return true;
	return false;
}

static bool
has_word(const struct value *v, size_t n, struct str folded)
{
	struct buf scratch = {0};
	struct str word, text;
	bool has = false;

	for (size_t i = 0; i < n && !has; i++)
		for (text = value_text(&v[i]); !has && words_next(&scratch, &word, &text);)
			has = str_eq(buf_view(&scratch), folded);
	buf_free(&scratch);
	return has;
}

/* true for a question that adds nothing to the needs before it: "Anyone at all?" */
static bool
asks_the_same(struct adder *a, const struct value *v, size_t n, struct str text)
{
	struct buf scratch = {0};
	struct str word;
	bool same = str_ends(text, STR("?"));

	if (same && !a->common.n)
		words_common(&a->common, 0);
	while (same && words_next(&scratch, &word, &text)) {
		struct str folded = buf_view(&scratch);

		same = words_stop(folded) || map_get(&a->common, folded) != MAP_NONE ||
		       has_word(v, n, folded);
	}
	buf_free(&scratch);
	return same;
}

/* the field of `needs`, with room for more; a new one if there is none */
static struct field *
open_field(struct adder *a, struct contact *c, size_t more)
{
	struct field *v = arena_alloc(&a->book->arena, (c->nfields + 1) * sizeof(*v)), *f = NULL;
	struct value *value;

	if (c->nfields)
		memcpy(v, c->field, c->nfields * sizeof(*v));
	for (uint32_t i = 0; i < c->nfields && !f; i++)
		if (v[i].key == KEY_NEEDS)
			f = &v[i];
	if (!f) {
		f = &v[c->nfields++];
		*f = (struct field){.name = "needs", .key = KEY_NEEDS};
	}
	c->field = v;
	value = arena_alloc(&a->book->arena, (f->n + more) * sizeof(*value));
	if (f->n)
		memcpy(value, f->value, f->n * sizeof(*value));
	f->value = value;
	f->shape = SHAPE_LIST;
	return f;
}

static void
add_to(struct adder *a, struct contact *c, day today)
{
	struct field *f;

	prose_needs_of(&a->needs, c, today);
	if (!a->needs.n)
		return;
	f = open_field(a, c, a->needs.n);
	for (size_t i = 0; i < a->needs.n && f->n < UINT16_MAX; i++) {
		struct str text;

		buf_clear(&a->scratch);
		prose_needs_line(&a->scratch, noted_needs_text(&a->needs.v[i]));
		if (has_text(f->value, f->n, buf_view(&a->scratch)) ||
		    asks_the_same(a, f->value, f->n, buf_view(&a->scratch)))
			continue;
		text = arena_str(&a->book->arena, buf_view(&a->scratch));
		f->value[f->n++] = (struct value){.p = text.p, .n = (uint32_t)text.n & INT32_MAX};
		f->noted++;
	}
}

void
noted_needs_add(struct book *b, const size_t *who, size_t n, day today)
{
	struct adder a = {.book = b};

	prose_needs_open(&a.needs);
	for (size_t i = 0; i < n; i++) {
		struct contact *c = &b->contact[who[i]];
		const struct field *f = contact_field(c, KEY_NEEDS);

		/* the same contact may be named twice */
		if (!c->me && !c->inactive && !(f && f->noted))
			add_to(&a, c, today);
	}
	prose_needs_close(&a.needs);
	map_free(&a.common);
	buf_free(&a.scratch);
}

struct str
noted_needs_mark(const struct contact *c, struct str need)
{
	const struct field *f = contact_field(c, KEY_NEEDS);

	for (uint16_t i = 0; f && i < f->n; i++)
		if (field_noted(f, i) && f->value[i].p == need.p)
			return STR(" (from your notes)");
	return STR("");
}
