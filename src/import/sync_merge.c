/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/sync_merge.h"
#include "read/card_form.h"

bool
sync_is_single(enum key key)
{
	return !key_is_list(key) && key != KEY_VCARD && key != KEY_OTHER && key != KEY_DATES;
}

static void
change(struct sync_merge *m, const struct sync_value *v, bool gone, bool there)
{
	m->change = mem_reserve(m->change, m->n, &m->cap, sizeof(*m->change));
	m->change[m->n++] = (struct sync_change){v->key, v->name, v->text, gone, there};
}

/* true if a value of a key is new on one side */
static bool
has_new(const struct sync_values *was, const struct sync_values *is, enum key key)
{
	for (size_t i = 0; i < is->n; i++)
		if (is->v[i].key == key && !sync_values_has(was, &is->v[i]))
			return true;
	return false;
}

/* true if the book has the value, perhaps in another spelling */
static bool
book_says(const struct sync_merge *m, const struct sync_value *v)
{
	struct buf a = {0}, b = {0};
	bool says = sync_values_has(&m->book, v);

	card_form(&a, v->key, v->text);
	for (size_t i = 0; i < m->book.n && !says; i++) {
		if (m->book.v[i].key != v->key)
			continue;
		buf_clear(&b);
		card_form(&b, v->key, m->book.v[i].text);
		says = str_eq(buf_view(&a), buf_view(&b));
	}
	buf_free(&a);
	buf_free(&b);
	return says;
}

/* true if both sides have a new value of a key that holds one */
static bool
conflicts(const struct sync_merge *m, enum key key)
{
	return sync_is_single(key) && has_new(&m->book_was, &m->book, key) && has_new(&m->card_was, &m->card, key);
}

/* true if the book's change of such a key outlives that the card lost it */
static bool
book_lives(const struct sync_merge *m, enum key key)
{
	return sync_is_single(key) && has_new(&m->book_was, &m->book, key);
}

/* what the contact learns from the card */
static void
from_card(struct sync_merge *m)
{
	for (size_t i = 0; i < m->card_was.n; i++) {
		const struct sync_value *v = &m->card_was.v[i];

		if (v->key != KEY_VCARD && !sync_values_has(&m->card, v) && !book_lives(m, v->key))
			change(m, v, true, false);
	}
	for (size_t i = 0; i < m->card.n; i++) {
		const struct sync_value *v = &m->card.v[i];
		bool both = conflicts(m, v->key);

		if (v->key == KEY_VCARD || sync_values_has(&m->card_was, v))
			continue;
		if (both && book_says(m, v))
			continue;
		/* a second picture is no text for a key */
		if (!both || v->key != KEY_PHOTO)
			change(m, v, false, both);
	}
}

/* what the card learns from the book */
static void
from_book(struct sync_merge *m)
{
	for (size_t i = 0; i < m->book_was.n; i++) {
		const struct sync_value *v = &m->book_was.v[i];

		if (!sync_values_has(&m->book, v))
			sync_values_add(&m->drop, v);
	}
	for (size_t i = 0; i < m->book.n; i++) {
		const struct sync_value *v = &m->book.v[i];

		if (!sync_values_has(&m->book_was, v))
			sync_values_add(&m->want, v);
	}
	/* where both have a new value, that of the book counts */
	for (size_t i = 0; i < m->card.n; i++) {
		const struct sync_value *v = &m->card.v[i];

		if (conflicts(m, v->key) && !sync_values_has(&m->book, v) && !book_says(m, v))
			sync_values_add(&m->drop, v);
	}
}

void
sync_merge(struct sync_merge *m, struct str book_was, struct str book, struct str card_was, struct str card)
{
	*m = (struct sync_merge){0};
	sync_values_read(&m->book_was, book_was);
	sync_values_read(&m->book, book);
	sync_values_read(&m->card_was, card_was);
	sync_values_read(&m->card, card);
	from_card(m);
	from_book(m);
}

void
sync_merge_free(struct sync_merge *m)
{
	sync_values_free(&m->book_was);
	sync_values_free(&m->book);
	sync_values_free(&m->card_was);
	sync_values_free(&m->card);
	sync_values_free(&m->drop);
	sync_values_free(&m->want);
	free(m->change);
	*m = (struct sync_merge){0};
}
