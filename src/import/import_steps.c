/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "contact/own_date.h"
#include "contact/wrong_value.h"
#include "import/import_steps.h"
#include "import/importing.h"
#include "vcf/uid.h"
#include "read/card_form.h"

/* one key of an existing or new file */
struct slot {
	struct str name;
	enum key key;
	const struct field *field; /* the field in the file, or NULL */
	uint32_t had;  /* number of values in the file */
	/* the card whose values it takes if it is not a list; MAP_NONE if none yet */
	uint32_t card;
	uint32_t both; /* the card that also has a value which the file has */
	bool list, map, uid;
	bool added;    /* a card adds a value */
};

#define NAME_LONGEST 200 /* bytes; YAML allows no longer keys */

struct stepping {
	struct import_steps *out;
	const struct import *im;
	const struct import_person *person;
	struct str id;
	const struct contact *now;
	struct arena *arena;
	struct slot *slot;
	size_t nslots, slot_cap;
	struct map slots; /* index into slot */
	struct map own;   /* keys of the user: index into now->field */
	struct map seen;  /* known values: the card that has it, or MAP_NONE - 1 for the file */
	uint32_t card;    /* the current card */
	bool again;       /* a key has become a list and takes values that were kept out before */
	size_t budget;
	struct buf form;
};

#define FROM_FILE (MAP_NONE - 1)

/* --- names of values --- */

static const char *
wrong(const struct stepping *s, struct str name, struct str value)
{
	struct parse p = {.path = s->now ? s->now->path : STR(""), .own = &s->im->book->own, .dates = s->im->book->set.dates};

	return wrong_value(name, value, &p);
}

/* true if a value of this kind would turn the contact into a note */
static bool
no_person(enum key key, struct str value)
{
	return key == KEY_TYPE && !text_same(value, STR("person")) && !text_same(value, STR("contact"));
}

static struct str
x_name(const struct stepping *s, struct str name)
{
	struct buf out = {0};
	struct str made;

	buf_str(&out, STR("x-"));
	buf_str(&out, name);
	made = arena_str(s->arena, buf_view(&out));
	buf_free(&out);
	return made;
}

/*
 * The key and name of a value in the front-matter. A value that is invalid for its key, a setting,
 * and a name that would read as a key of tend get "x-" in front.
 */
static struct str
name_of(const struct stepping *s, enum key *key, const struct card_value *v)
{
	struct str name = v->key == KEY_OTHER ? str_trim(utf8_cut(v->name, NAME_LONGEST)) : str_of(key_written(v->key, &s->im->book->own));
	bool exact;

	*key = key_find(name, &s->im->book->own, &exact);
	if (name.n && *key == v->key && (!key_is_setting(*key) || *key == KEY_DATES) &&
	    !no_person(*key, v->text)) {
		if (v->key == KEY_OTHER || !wrong(s, name, v->text))
			return name;
		/* an explanation in words, not a date */
		if (v->key == KEY_MET)
			return STR("met-context");
	}
	*key = KEY_OTHER;
	return x_name(s, name);
}

/* --- existing values --- */

static struct str
slot_id(const struct stepping *s, enum key key, struct str name)
{
	char budget[KEY_MAX];
	struct str id = key == KEY_OTHER ? key_fold(budget, name) : str_of(key_name(key));

	return arena_str(s->arena, id.n ? id : name);
}

/* indexes the user's keys, once for all lookups */
static void
index_own(struct stepping *s)
{
	for (size_t i = 0; s->now && i < s->now->nfields; i++) {
		uint32_t *at;

		if (s->now->field[i].key != KEY_OTHER)
			continue;
		at = map_put(&s->own, slot_id(s, KEY_OTHER, str_of(s->now->field[i].name)));
		if (*at == MAP_NONE)
			*at = (uint32_t)i;
	}
}

static const struct field *
field_of(const struct stepping *s, enum key key, struct str id)
{
	uint32_t at;

	if (!s->now || key != KEY_OTHER)
		return s->now ? contact_field(s->now, key) : NULL;
	at = map_get(&s->own, id);
	return at != MAP_NONE && s->now->field[at].n ? &s->now->field[at] : NULL;
}

/* a pointer to the number of a value under a key; MAP_NONE in it if the value is new */
static uint32_t *
said(struct stepping *s, size_t slot, enum key key, struct str pair, struct str value)
{
	const struct written_style style = s->now ? s->now->dates : (struct written_style){0};
	struct own_date own;
	const char *why;

	buf_clear(&s->form);
	buf_fmt(&s->form, "%zu ", slot);
	if (s->slot[slot].uid)
		uid_fold(&s->form, value);
	else if (key == KEY_DATES && own_date_read(&own, pair, value, &style, &why) == 0)
		own_date_form(&s->form, &own);
	else
		card_form(&s->form, key, value);
	if (map_get(&s->seen, buf_view(&s->form)) != MAP_NONE)
		return map_put(&s->seen, buf_view(&s->form));
	return map_put(&s->seen, arena_str(s->arena, buf_view(&s->form)));
}

/* records the file's values of a key */
static void
note_file(struct stepping *s, size_t slot)
{
	const struct field *f = s->slot[slot].field;

	for (size_t i = 0; f && i < (size_t)f->n + f->hidden; i++)
		*said(s, slot, s->slot[slot].key, field_pair(f, i), field_text(f, i)) = FROM_FILE;
}

static size_t
slot_of(struct stepping *s, enum key key, struct str name)
{
	struct str id = slot_id(s, key, name);
	uint32_t at = map_get(&s->slots, id);
	const struct field *f;
	struct slot *slot;

	if (at != MAP_NONE)
		return at;
	f = field_of(s, key, id);
	s->slot = mem_reserve(s->slot, s->nslots, &s->slot_cap, sizeof(*s->slot));
	slot = &s->slot[s->nslots];
	*slot = (struct slot){.name = f ? str_of(f->name) : name, .key = key, .card = MAP_NONE, .both = MAP_NONE};
	slot->had = f ? f->n : 0;
	slot->map = f && f->shape == SHAPE_MAP;
	slot->uid = key == KEY_OTHER && str_eq(id, STR("uid"));
	slot->list = key_is_list(key) || (key == KEY_OTHER && f && f->shape == SHAPE_LIST);
	/* `dates` may be a list, too: "wedding: 2012-06-09" */
	slot->list = slot->list || (key == KEY_DATES && f && f->n && !slot->map);
	slot->field = f;
	*map_put(&s->slots, id) = (uint32_t)s->nslots++;
	note_file(s, s->nslots - 1);
	return s->nslots - 1;
}

/* --- steps --- */

/* the maximum number of bytes of a text in quotes */
static size_t
quoted(struct str s)
{
	size_t n = s.n;

	for (size_t i = 0; i < s.n; i++)
		if (strchr("\"\\\n\t\xC2\xE2\xEF", s.p[i]))
			n += 4; /* a character that YAML forbids may become \uXXXX */
	return n;
}

/* the text of a value; where it cannot be a pair, a day has its name before it */
static struct str
text_of(const struct stepping *s, const struct slot *slot, const struct card_value *v)
{
	struct buf out = {0};
	struct str made;

	if (slot->key != KEY_DATES || !slot->had || !v->pair.n || str_eq(v->pair, STR("date")))
		return v->text;
	buf_fmt(&out, "%.*s: %.*s", STR_ARG(v->pair), STR_ARG(v->text));
	made = arena_str(s->arena, buf_view(&out));
	buf_free(&out);
	return made;
}

static void
add_step(struct stepping *s, enum import_did did, size_t slot, const struct card_value *v)
{
	struct import_steps *out = s->out;
	bool there = s->slot[slot].had, named = there || s->slot[slot].added;
	size_t need = quoted(v->text) + sizeof("\n  - \"\"") + (named ? 0 : quoted(s->slot[slot].name) + sizeof("\"\": []\n"));

	if (v->pair.n)
		need += quoted(v->pair) + sizeof("\"\":  10000");
	if (did == IMPORT_ADDED && need > s->budget)
		did = IMPORT_FULL;
	else if (did == IMPORT_ADDED)
		s->budget -= need;
	s->slot[slot].added |= did == IMPORT_ADDED;
	out->v = mem_reserve(out->v, out->n, &out->cap, sizeof(*out->v));
	out->v[out->n++] = (struct import_step){
		.did = did, .key = s->slot[slot].name, .value = text_of(s, &s->slot[slot], v),
		.field = (uint32_t)slot,
		.pair = there ? STR("") : utf8_cut(v->pair, NAME_LONGEST),
		/* other programs that read these files expect lists here */
		.list = s->slot[slot].key == KEY_TAGS || s->slot[slot].key == KEY_ALIASES,
	};
}

/* true if the key can take one more value besides those of the file or an earlier card */
static bool
takes_more(const struct stepping *s, const struct slot *slot)
{
	if (slot->map && slot->had)
		return false;
	/* one of several values of this card is already there, so the user's key is a list */
	if (slot->list || (slot->key == KEY_OTHER && slot->both == s->card && !slot->uid))
		return true;
	return !slot->had && (slot->card == MAP_NONE || slot->card == s->card);
}

/* makes a user's key with a second value a list, also for its earlier values */
static void
become_list(struct stepping *s, struct slot *slot)
{
	if (slot->key != KEY_OTHER || slot->list || slot->uid || !(slot->had || slot->added))
		return;
	slot->list = true;
	s->again = true;
}

static void
add_value(struct stepping *s, const struct card_value *v)
{
	enum key key;
	struct str name = name_of(s, &key, v);
	size_t at;
	uint32_t *who;

	/* a value invalid for its key may still be in the file under that key */
	if (key != v->key && v->key != KEY_OTHER && s->now && !key_is_setting(v->key)) {
		at = slot_of(s, v->key, str_of(key_name(v->key)));
		who = said(s, at, v->key, v->pair, v->text);
		if (*who == FROM_FILE)
			return;
	}
	at = slot_of(s, key, name);
	who = said(s, at, key, v->pair, v->text);
	if (*who == FROM_FILE || (*who != MAP_NONE && *who == s->slot[at].card))
		s->slot[at].both = s->card;
	/* two equal values within one card are different things */
	if (*who != MAP_NONE && *who != s->card)
		return;
	*who = s->card;
	if (!takes_more(s, &s->slot[at])) {
		add_step(s, IMPORT_KEPT, at, v);
		return;
	}
	become_list(s, &s->slot[at]);
	s->slot[at].card = s->card;
	add_step(s, IMPORT_ADDED, at, v);
}

static void
add_name(struct stepping *s, const struct card *card)
{
	struct card_value v = {.key = KEY_NAME, .text = card->name};

	/* a person named only by an id gets that as name, unless the id is the file's */
	if (!s->now && !s->person->name.n && !str_eq(card->id, s->id))
		v.text = card->id;
	if (!v.text.n)
		return;
	if (s->now && (str_eq(card->name, s->id) || contact_has_value(s->now, KEY_ALIASES, card->name)))
		return;
	add_value(s, &v);
}

/* adds the UID, unless it is the one that the contact has without a key */
static void
add_uid(struct stepping *s, const struct card *card)
{
	struct card_value v = {.key = KEY_OTHER, .name = STR("uid"), .text = card->uid};
	struct buf made = {0}, a = {0}, b = {0};

	if (s->now)
		uid_made(&made, s->im->book, s->now);
	else
		uid_of_id(&made, s->id);
	uid_fold(&a, buf_view(&made));
	uid_fold(&b, card->uid);
	if (card->uid.n && !str_eq(buf_view(&a), buf_view(&b)))
		add_value(s, &v);
	buf_free(&made);
	buf_free(&a);
	buf_free(&b);
}

/* --- entries --- */

static struct str
entry_line(const struct stepping *s, const struct edit_entry *e)
{
	struct buf out = {0};
	char date[DAY_SIZE];
	struct str line;

	buf_fmt(&out, "%s%s", e->plan ? "[ ] " : "", day_format(date, e->date));
	if (e->dir != '-')
		buf_str(&out, e->dir == '>' ? STR(" ->") : STR(" <-"));
	if (e->kind.n || e->sign != '.')
		buf_fmt(&out, " %s%.*s", e->sign == '.' ? "" : e->sign == '+' ? "+" : "-", STR_ARG(e->kind));
	if (e->weight > 1)
		buf_fmt(&out, " x%d", e->weight);
	if (str_trim(e->text).n)
		buf_fmt(&out, ": %.*s", STR_ARG(str_trim(e->text)));
	line = arena_str(s->arena, buf_view(&out));
	buf_free(&out);
	return line;
}

static void
index_entries(struct stepping *s, struct map *seen)
{
	for (uint32_t i = 0; s->now && s->now->body.text && i < s->now->body.nentries; i++) {
		const struct entry *e = &s->now->body.entry[i];
		struct edit_entry is = {e->date, e->dir, e->sign, e->weight, e->plan, entry_kind(e),
		                        contact_entry_text(s->now, e)};

		if (!e->note)
			*map_put(seen, entry_line(s, &is)) = 1;
	}
}

static void
add_entries(struct stepping *s)
{
	struct import_steps *out = s->out;
	struct map seen = {0};

	index_entries(s, &seen);
	for (size_t i = 0; i < s->person->ncards; i++) {
		const struct card *card = &s->im->cards->v[s->person->card[i]];

		for (size_t k = 0; k < card->nentries; k++) {
			struct str line = entry_line(s, &card->entry[k]);
			uint32_t *there = map_put(&seen, line);

			if (*there != MAP_NONE)
				continue;
			*there = 1;
			out->v = mem_reserve(out->v, out->n, &out->cap, sizeof(*out->v));
			out->v[out->n++] = (struct import_step){
				.did = IMPORT_ADDED, .key = STR("log"), .value = line, .entry = &card->entry[k],
			};
		}
	}
	map_free(&seen);
}

/*
 * adds the values other than further UIDs, or only those: the first UID in the file is the card's
 */
static void
add_values(struct stepping *s, const struct card *card, bool uids)
{
	for (size_t i = 0; i < card->nvalues; i++)
		if (import_is_uid(&card->value[i]) == uids)
			add_value(s, &card->value[i]);
}

static void
add_cards(struct stepping *s)
{
	for (size_t i = 0; i < s->person->ncards; i++) {
		const struct card *card = &s->im->cards->v[s->person->card[i]];

		s->card = s->person->card[i];
		add_name(s, card);
		add_values(s, card, false);
		add_uid(s, card);
		add_values(s, card, true);
	}
}

/* starts over, but remembers which keys become lists */
static void
begin_again(struct stepping *s, size_t budget)
{
	s->out->n = 0;
	s->budget = budget;
	map_free(&s->seen);
	for (size_t i = 0; i < s->nslots; i++) {
		struct slot *slot = &s->slot[i];

		slot->card = slot->both = MAP_NONE;
		slot->added = false;
		note_file(s, i);
	}
}

void
import_steps(struct import_steps *out, const struct import *im, const struct import_person *p, struct str id,
             const struct contact *now, size_t budget, struct arena *arena)
{
	struct stepping s = {.out = out, .im = im, .person = p, .id = id, .now = now, .arena = arena, .budget = budget};

	index_own(&s);
	add_cards(&s);
	if (s.again) {
		begin_again(&s, budget);
		add_cards(&s);
	}
	out->nfields = (uint32_t)s.nslots;
	add_entries(&s);
	free(s.slot);
	map_free(&s.slots);
	map_free(&s.own);
	map_free(&s.seen);
	buf_free(&s.form);
}
