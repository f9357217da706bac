/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "contact/own_date.h"
#include "read/card_form.h"
#include "vcf/vcf_kept.h"
#include "vcf/vcf_name.h"

/* properties that belong to the card and not to the person */
static bool
is_barred(struct str name)
{
	static const struct str barred[] = {
		STR_INIT("BEGIN"), STR_INIT("END"), STR_INIT("VERSION"), STR_INIT("UID"), STR_INIT("PRODID"), STR_INIT("REV"),
	};

	for (size_t i = 0; i < sizeof(barred) / sizeof(barred[0]); i++)
		if (vcf_same(barred[i], name))
			return true;
	return vcf_starts(name, STR("X-TEND-"));
}

static bool
same_value(enum key key, struct str a, struct str b)
{
	struct buf x = {0}, y = {0};
	bool same = str_eq(a, b);

	if (!same) {
		card_form(&x, key, a);
		card_form(&y, key, b);
		same = str_eq(buf_view(&x), buf_view(&y));
	}
	buf_free(&x);
	buf_free(&y);
	return same;
}

/* the field of a key of tend, or of the user's own by name; NULL if it has no value */
static const struct field *
field_of(const struct contact *c, const struct card_value *v)
{
	for (size_t i = 0; v->key == KEY_OTHER && i < c->nfields; i++)
		if (c->field[i].key == KEY_OTHER && text_same(str_of(c->field[i].name), v->name))
			return &c->field[i];
	return v->key == KEY_OTHER ? NULL : contact_field(c, v->key);
}

/* the index of a value among those of a field, which may be NULL; MAP_NONE if it is gone */
static uint32_t
value_at(const struct field *f, enum key key, struct str text)
{
	for (uint32_t i = 0; f && i < f->n; i++)
		if (same_value(key, field_text(f, i), text))
			return i;
	return MAP_NONE;
}

/* the same for a day under `dates`, which has a name, too */
static uint32_t
day_at(const struct contact *c, const struct field *f, const struct card_value *v)
{
	struct buf form = {0}, other = {0};
	struct own_date own;
	const char *why;
	uint32_t found = MAP_NONE;

	if (own_date_read(&own, v->pair, v->text, &c->dates, &why) == 0)
		own_date_form(&form, &own);
	for (uint32_t i = 0; f && i < f->n && found == MAP_NONE; i++) {
		buf_clear(&other);
		if (own_date(&own, f, i, &c->dates, &why) == 0)
			own_date_form(&other, &own);
		if (form.n && str_eq(buf_view(&form), buf_view(&other)))
			found = i;
	}
	buf_free(&form);
	buf_free(&other);
	return found;
}

static bool
has_key(const struct card *card, enum key key)
{
	for (size_t i = 0; i < card->nvalues; i++)
		if (card->value[i].key == key)
			return true;
	return false;
}

static void
add_value(struct kept *kept, const struct field *f, uint32_t i)
{
	kept->value = mem_reserve(kept->value, kept->nvalues, &kept->room, sizeof(*kept->value));
	kept->value[kept->nvalues++] = (struct kept_value){f, i, (uint32_t)kept->n};
}

/* finds the values of a line in the contact */
static void
find_values(struct kept *kept, struct kept_line *l, const struct card *card, const struct contact *c)
{
	size_t before = kept->nvalues;

	l->private = !card->nvalues;
	for (size_t i = 0; i < card->nvalues; i++) {
		const struct card_value *v = &card->value[i];
		const struct field *f = field_of(c, v);
		uint32_t at = v->key == KEY_DATES ? day_at(c, f, v) : value_at(f, v->key, v->text);

		/* a key of the user's own is one of the related people */
		l->private = l->private || key_is_noted(v->key) || v->key == KEY_OTHER || v->key == KEY_DATES;
		/* the town of a second address */
		if (at == MAP_NONE && v->key == KEY_PLACE) {
			f = contact_field(c, KEY_ADDRESS);
			at = value_at(f, KEY_ADDRESS, v->text);
		}
		if (at != MAP_NONE)
			add_value(kept, f, at);
		else if (v->key != KEY_PLACE || !has_key(card, KEY_ADDRESS))
			/* an address may be that of a person who lives elsewhere */
			l->stale = true;
	}
	if (l->stale)
		kept->nvalues = before;
}

/* whether the contact still has the name of FN or N; an alias may be another one */
static void
find_name(struct kept *kept, struct kept_line *l, const struct contact *c)
{
	const struct field *f = contact_field(c, KEY_ALIASES);
	struct str name = contact_name(c), alias[8], rest = l->line.value;
	struct buf text = {0};
	size_t n = 0;
	uint32_t at;

	for (; f && n < f->n && n < sizeof(alias) / sizeof(alias[0]); n++)
		alias[n] = field_text(f, (uint32_t)n);
	if (vcf_same(l->line.name, STR("FN"))) {
		vcf_part(&text, &rest, 0, false);
		l->other = !vcf_name_is(name, buf_view(&text));
	} else {
		vcf_name_full(&text, l->line.value);
		l->stale = !vcf_name_of(name, alias, n, l->line.value);
	}
	at = value_at(contact_field(c, KEY_ALIASES), KEY_ALIASES, buf_view(&text));
	l->stale = l->stale || (l->other && at == MAP_NONE);
	if (!l->stale && at != MAP_NONE)
		add_value(kept, contact_field(c, KEY_ALIASES), at);
	buf_free(&text);
}

static void
add_line(struct kept *kept, const struct contact *c, struct str raw)
{
	struct kept_line *l = &kept->v[kept->n];
	struct str copy = arena_str(&kept->arena, raw);
	struct cards cards = {0};
	struct vcf_person p = {.cards = &cards};

	*l = (struct kept_line){0};
	if (!vcf_split(&l->line, &kept->params, (char *)copy.p, copy.n, false) || is_barred(l->line.name))
		return;
	l->line.group = STR("");
	if (vcf_same(l->line.name, STR("N")) || vcf_same(l->line.name, STR("FN"))) {
		find_name(kept, l, c);
	} else {
		p.line = &l->line;
		p.n = 1;
		cards_add(&cards, STR(""), 0);
		vcf_person_take(&p, &l->line);
		find_values(kept, l, &cards.v[0], c);
	}
	kept->n++;
	vcf_person_free(&p);
	cards_free(&cards);
}

void
kept_open(struct kept *kept, const struct contact *c)
{
	const struct field *f = contact_field(c, KEY_VCARD);

	*kept = (struct kept){0};
	if (!f)
		return;
	kept->v = mem_alloc((size_t)f->n * sizeof(*kept->v));
	for (size_t i = 0; i < f->n; i++)
		add_line(kept, c, field_text(f, i));
}

void
kept_close(struct kept *kept)
{
	free(kept->v);
	free(kept->value);
	free(kept->params.v);
	arena_free(&kept->arena);
}

struct kept_line *
kept_find(struct kept *kept, const char *property)
{
	for (size_t i = 0; i < kept->n; i++)
		if (!kept->v[i].stale && !kept->v[i].other && vcf_same(kept->v[i].line.name, str_of(property)))
			return &kept->v[i];
	return NULL;
}
