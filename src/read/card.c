/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "read/card.h"
#include "read/charset_file.h"
#include "read/phone.h"

struct str
cards_bytes(struct cards *c, struct str bytes, struct str path)
{
	struct buf scratch = {0};
	struct str text = charset_file(&scratch, &c->errors, bytes, path);

	if (scratch.n)
		text = arena_str(&c->arena, text);
	buf_free(&scratch);
	return text;
}

struct card *
cards_add(struct cards *c, struct str path, uint32_t line)
{
	map_free(&c->seen);
	c->v = mem_reserve(c->v, c->n, &c->cap, sizeof(*c->v));
	c->v[c->n] = (struct card){.path = path, .line = line};
	return &c->v[c->n++];
}

void
cards_drop(struct cards *c)
{
	struct card *card = &c->v[--c->n];

	map_free(&c->seen);
	free(card->value);
	free(card->entry);
}

/* drops control characters except tabs; any line end becomes LF */
static void
clean(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			continue;
		if (c == '\r' || c == '\n')
			buf_chr(out, '\n');
		else if (((unsigned char)c >= ' ' && c != 0x7F) || c == '\t')
			buf_chr(out, c);
	}
}

struct str
cards_text(struct cards *c, struct str raw)
{
	struct buf valid = {0}, text = {0};
	struct str kept;
	size_t at;

	raw = str_trim(raw);
	if (utf8_invalid(raw) < raw.n) {
		charset_guessed(&valid, &at, raw, STR(""));
		raw = buf_view(&valid);
	}
	clean(&text, raw);
	/* readers report these; only a card of tend may have them, from a file of the user */
	if (!c->n || !c->v[c->n - 1].exact)
		charset_no_lost(&text);
	kept = arena_str(&c->arena, str_trim(buf_view(&text)));
	buf_free(&valid);
	buf_free(&text);
	return kept;
}

/* appends what two values must share to be one */
static void
value_form(struct buf *out, const struct card *card, const struct card_value *v)
{
	/* \1 is a safe separator, because the texts have no such control characters */
	buf_fmt(out, "%d\1%.*s\1%.*s\1", (int)v->key, STR_ARG(v->name), STR_ARG(v->pair));
	if (card->exact || v->key == KEY_OTHER)
		buf_str(out, v->text);
	else
		card_form(out, v->key, v->text);
}

enum { NUMBERS = 32 }; /* phone numbers of a card that are compared with each other */

/* the index of a number that is the same in another spelling, MAP_NONE if there is none */
static uint32_t
same_number(const struct card *card, struct str form)
{
	struct buf other = {0};
	uint32_t found = MAP_NONE;
	int n = 0;

	for (size_t i = 0; i < card->nvalues && n < NUMBERS && found == MAP_NONE; i++) {
		if (card->value[i].key != KEY_PHONE)
			continue;
		n++;
		buf_clear(&other);
		if (phone_form(&other, card->value[i].text) && phone_same(buf_view(&other), form))
			found = (uint32_t)i;
	}
	buf_free(&other);
	return found;
}

/* gives a number its new spelling, also where a label names it: "home: 030 1234567" */
static void
respell(struct cards *c, struct card *card, struct card_value *number, struct str text)
{
	struct str old = number->text, label = STR("x-label");
	struct buf all = {0};

	number->text = text;
	for (size_t i = 0; i < card->nvalues; i++) {
		struct card_value *v = &card->value[i];
		struct str before = str_sub(v->text, 0, v->text.n - old.n);

		if (v->key != KEY_OTHER || !str_eq(v->name, label) || !str_ends(v->text, old) || !str_ends(before, STR(": ")))
			continue;
		buf_clear(&all);
		buf_str(&all, before);
		buf_str(&all, text);
		v->text = arena_str(&c->arena, buf_view(&all));
		buf_clear(&all);
		value_form(&all, card, v);
		*map_put(&c->seen, arena_str(&c->arena, buf_view(&all))) = (uint32_t)i;
	}
	buf_free(&all);
}

/*
 * the index of a value of the last card that means the same, else MAP_NONE; then it is recorded as
 * the next one
 */
static uint32_t
find(struct cards *c, struct card *card, const struct card_value *v)
{
	struct buf form = {0}, number = {0};
	uint32_t at;

	value_form(&form, card, v);
	at = map_get(&c->seen, buf_view(&form));
	if (at == MAP_NONE) {
		if (v->key == KEY_PHONE && !card->exact && phone_form(&number, v->text))
			at = same_number(card, buf_view(&number));
		if (at != MAP_NONE && phone_abroad(buf_view(&number)))
			respell(c, card, &card->value[at], v->text);
		*map_put(&c->seen, arena_str(&c->arena, buf_view(&form))) = at != MAP_NONE ? at : (uint32_t)card->nvalues;
	}
	buf_free(&form);
	buf_free(&number);
	return at;
}

/* in a file, "#a #b" would be two tags, and "#a" is a */
static struct str
plain_tag(struct cards *c, struct str raw)
{
	struct buf out = {0};
	struct str kept;

	card_tag(&out, raw);
	kept = cards_text(c, str_trim(buf_view(&out)));
	buf_free(&out);
	return kept;
}

struct str
card_value(struct cards *c, enum key key, struct str name, struct str pair, struct str raw)
{
	struct card *card = &c->v[c->n - 1];
	struct card_value v = {.key = key, .text = cards_text(c, raw)};
	uint32_t at;

	if (key == KEY_TAGS && str_chr(raw, '#') < raw.n)
		v.text = plain_tag(c, raw);
	if (!v.text.n)
		return v.text;
	v.name = cards_text(c, name);
	v.pair = cards_text(c, pair);
	at = find(c, card, &v);
	if (at != MAP_NONE)
		return card->value[at].text;
	card->value = mem_reserve(card->value, card->nvalues, &card->value_room, sizeof(*card->value));
	card->value[card->nvalues++] = v;
	return v.text;
}

void
card_entry(struct cards *c, const struct edit_entry *e)
{
	struct card *card = &c->v[c->n - 1];
	struct edit_entry kept = *e;

	kept.kind = cards_text(c, e->kind);
	kept.text = cards_text(c, e->text);
	card->entry = mem_reserve(card->entry, card->nentries, &card->entry_room, sizeof(*card->entry));
	card->entry[card->nentries++] = kept;
}

void
cards_free(struct cards *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->v[i].value);
		free(c->v[i].entry);
	}
	free(c->v);
	map_free(&c->seen);
	arena_free(&c->arena);
	errors_free(&c->errors);
	*c = (struct cards){0};
}
