/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "read/card.h"
#include "read/charset_file.h"

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
	kept = arena_str(&c->arena, str_trim(buf_view(&text)));
	buf_free(&valid);
	buf_free(&text);
	return kept;
}

static bool
same(const struct card_value *a, const struct card_value *b)
{
	return a->key == b->key && str_eq(a->name, b->name) && str_eq(a->pair, b->pair) && str_eq(a->text, b->text);
}

/* records a value of the last card; false if it is a duplicate */
static bool
see(struct cards *c, const struct card_value *v)
{
	struct buf all = {0};
	bool fresh;

	/* \1 is a safe separator, because the texts have no such control characters */
	buf_fmt(&all, "%d\1%.*s\1%.*s\1", (int)v->key, STR_ARG(v->name), STR_ARG(v->pair));
	buf_str(&all, v->text);
	fresh = map_get(&c->seen, buf_view(&all)) == MAP_NONE;
	if (fresh)
		*map_put(&c->seen, arena_str(&c->arena, buf_view(&all))) = 1;
	buf_free(&all);
	return fresh;
}

/* true if the last card has the value: compares a few directly, uses a map for many */
static bool
has(struct cards *c, const struct card *card, const struct card_value *v)
{
	enum { FEW = 32 };

	if (card->nvalues < FEW) {
		for (size_t i = 0; i < card->nvalues; i++)
			if (same(&card->value[i], v))
				return true;
		return false;
	}
	for (size_t i = 0; card->nvalues == FEW && i < FEW; i++)
		see(c, &card->value[i]);
	return !see(c, v);
}

void
card_tag(struct buf *out, struct str tag)
{
	size_t from = out->n;

	for (size_t i = 0; i < tag.n; i++)
		if (tag.p[i] != '#' || (out->n > from && !char_in(out->p[out->n - 1], STR(" \t\n\r,"))))
			buf_chr(out, tag.p[i]);
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

void
card_value(struct cards *c, enum key key, struct str name, struct str pair, struct str raw)
{
	struct card *card = &c->v[c->n - 1];
	struct card_value v = {.key = key, .text = cards_text(c, raw)};

	if (key == KEY_TAGS && str_chr(raw, '#') < raw.n)
		v.text = plain_tag(c, raw);
	if (!v.text.n)
		return;
	v.name = cards_text(c, name);
	v.pair = cards_text(c, pair);
	if (has(c, card, &v))
		return;
	card->value = mem_reserve(card->value, card->nvalues, &card->value_room, sizeof(*card->value));
	card->value[card->nvalues++] = v;
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
