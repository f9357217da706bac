/* SPDX-License-Identifier: ISC */
#include "base/dayname.h"
#include "base/period.h"
#include "base/text.h"
#include "book/members_read.h"
#include "book/settings.h"

static const struct tier tiers[] = {
	{STR_INIT("critical"), {4, PERIOD_MONTHS}},
	{STR_INIT("many"), {12, PERIOD_MONTHS}},
};

static const struct str garden[] = {STR_INIT("field"), STR_INIT("stage"), STR_INIT("place"), STR_INIT("tags")};

struct settings
settings_default(void)
{
	return (struct settings){
		.tier = tiers,
		.ntiers = 2,
		.ratio = 7,
		.week = 5,
		.dormant = {24, PERIOD_MONTHS},
		.weekly = 1,
		.circle = 10,
		.garden = garden,
		.ngarden = 4,
		.language = STR("english"),
		.members = members_default(),
	};
}

static void
read_tiers(struct settings *s, const struct field *f, struct parse *p)
{
	struct tier *t = arena_zero(p->arena, f->n, sizeof(*t));
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct value *v = &f->value[i];

		t[n].name = str_trim(field_pair(f, i));
		if (period_parse(&t[n].every, field_text(f, i)) == 0) {
			if (t[n].name.n) {
				n++;
			} else {
				s->untiered = t[n];
				s->follow = true;
			}
		} else
			errors_add(p->errors, p->path, v->line, v->col, "tiers: a name and a duration, as critical: 4 months");
	}
	if (n) {
		s->tier = t;
		s->ntiers = n;
	}
}

static void
read_ratios(struct settings *s, const struct field *f, struct parse *p)
{
	struct ratio *r = arena_zero(p->arena, f->n, sizeof(*r));
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		const struct value *v = &f->value[i];

		r[n] = (struct ratio){str_trim(field_pair(f, i)), str_number(field_text(f, i), 1000000)};
		if (r[n].name.n && r[n].deposits >= 0)
			n++;
		else
			errors_add(p->errors, p->path, v->line, v->col, "ratios: a tier or role and a whole number, as friend: 1");
	}
	s->ratios = r;
	s->nratios = n;
}

/* the values of a list, tags without their "#" */
static const struct str *
read_texts(const struct field *f, struct parse *p)
{
	struct str *text = arena_alloc(p->arena, f->n * sizeof(*text));

	for (size_t i = 0; i < f->n; i++) {
		text[i] = field_text(f, i);
		str_skip(&text[i], STR("#"));
	}
	return text;
}

/*
 * A field of me.md whose key is not in keys.def, since in a contact's file it is a frequent key of
 * the user's own; NULL if there is none
 */
static const struct field *
own_field(const struct contact *me, struct str key)
{
	char scratch[KEY_MAX];

	for (size_t i = 0; i < me->nfields; i++)
		if (str_eq(key_fold(scratch, str_of(me->field[i].name)), key))
			return &me->field[i];
	return NULL;
}

/* one text may hold several, with commas */
static void
read_notes(struct settings *s, const struct contact *me, struct parse *p)
{
	const struct field *f = own_field(me, STR("notes"));
	struct settings_notes *notes;
	size_t n = 0;

	for (size_t i = 0; f && i < f->n; i++)
		for (struct str rest = field_target(f, i); rest.n; n++)
			rest = str_sub(rest, str_chr(rest, ',') + 1, rest.n);
	notes = arena_zero(p->arena, n, sizeof(*notes));
	n = 0;
	for (size_t i = 0; f && i < f->n; i++)
		for (struct str rest = field_target(f, i), part; rest.n;) {
			rest = str_cut(&part, rest, ',');
			part = str_trim(part);
			if (part.n)
				notes[n++] = (struct settings_notes){part, f->value[i].line, f->value[i].col};
		}
	s->notes = notes;
	s->nnotes = n;
}

static struct settings
read_settings(const struct contact *me, struct parse *p)
{
	struct settings s = settings_default();
	const struct field *f = contact_field(me, KEY_TIERS);

	if (f)
		read_tiers(&s, f, p);
	s.ratio = contact_number(me, KEY_RATIO, s.ratio);
	s.week = contact_number(me, KEY_WEEK, s.week);
	s.weekly = contact_number(me, KEY_WEEKLY, s.weekly);
	s.circle = contact_number(me, KEY_CIRCLE, s.circle);
	contact_period(&s.dormant, me, KEY_DORMANT);
	contact_period(&s.fade, me, KEY_FADE);
	f = contact_field(me, KEY_RATIOS);
	if (f)
		read_ratios(&s, f, p);
	if (contact_text(me, KEY_LANGUAGE).n)
		s.language = contact_text(me, KEY_LANGUAGE);
	s.dates = (struct written_style){written_order(contact_text(me, KEY_DATES)), dayname_language(s.language)};
	f = contact_field(me, KEY_GARDEN);
	if (f) {
		s.garden = read_texts(f, p);
		s.ngarden = f->n;
	}
	f = contact_field(me, KEY_SYNONYMS);
	if (f) {
		s.synonym = read_texts(f, p);
		s.nsynonyms = f->n;
	}
	f = contact_field(me, KEY_MARKS);
	if (f) {
		s.mark = read_texts(f, p);
		s.nmarks = f->n;
	}
	read_notes(&s, me, p);
	f = contact_field(me, KEY_BRIEF);
	if (f) {
		s.brief = read_texts(f, p);
		s.nbriefs = f->n;
	}
	return s;
}

static void
read_keys(struct map *own, const struct contact *me, struct parse *p)
{
	const struct field *f = contact_field(me, KEY_KEYS);

	for (size_t i = 0; f && i < f->n; i++) {
		const struct value *v = &f->value[i];
		char scratch[KEY_MAX], other[KEY_MAX];
		struct str folded = key_fold(scratch, field_pair(f, i));
		bool exact, mine = str_eq(folded, key_fold(other, value_text(v)));
		enum key key = key_find(value_text(v), NULL, &exact);

		/* {location: location}: no synonym, but a key of the owner's */
		if (mine && !exact)
			key = KEY_OTHER;
		if (!folded.n || (key == KEY_OTHER && !mine) || key_is_setting(key))
			errors_add(p->errors, p->path, v->line, v->col, "keys: one of your names and one of tend's, as firma: org");
		else
			*map_put(own, arena_str(p->arena, folded)) = key;
	}
}

/* adds a word and what it is from the other side; false if it is empty or a key of tend */
static bool
add_relation(struct map *own, struct relation *v, size_t *n, struct str word, struct str inverse, struct arena *arena)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, word);
	unsigned relation;
	bool exact;
	enum key key = key_find_relation(word, own, &exact, &relation);

	if (!folded.n || !inverse.n || key != KEY_OTHER || *n > RELATION_MAX - RELATION_OWN)
		return false;
	*map_put(own, arena_str(arena, folded)) = key_own(KEY_OTHER, (unsigned)(RELATION_OWN + *n));
	v[(*n)++] = (struct relation){word, inverse, STR("")};
	return true;
}

/* {godchild: godparent}: both are words; the first of a line wins over one that is there */
static void
read_relations(struct settings *s, struct map *own, const struct contact *me, struct parse *p)
{
	const struct field *f = contact_field(me, KEY_RELATIONS);
	struct relation *v = arena_zero(p->arena, f ? 2 * (size_t)f->n : 0, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; f && i < f->n; i++) {
		struct str word = str_trim(field_pair(f, i)), inverse = field_text(f, i);
		unsigned relation;
		bool exact;

		if (!add_relation(own, v, &n, word, inverse, p->arena)) {
			errors_add(p->errors, p->path, f->value[i].line, f->value[i].col,
			           "relations: a word and what it is from the other side, as godchild: godparent");
			continue;
		}
		if (key_find_relation(inverse, own, &exact, &relation) == KEY_OTHER && !relation)
			add_relation(own, v, &n, inverse, word, p->arena);
	}
	s->relations = (struct relations){v, n};
}

void
settings_load(struct settings *set, struct map *own, struct str bytes, struct arena *arena, struct errors *errors)
{
	struct parse p = {
		.arena = arena,
		.errors = errors,
		.path = STR("me.md"),
		.keys = KEYSET_ALL,
	};
	struct contact me;
	struct split at;

	if (!contact_parse(&me, bytes, &p))
		return;
	*set = read_settings(&me, &p);
	read_keys(own, &me, &p);
	read_relations(set, own, &me, &p);
	if (own_field(&me, STR("people")) && front_split(&at, bytes) > 0)
		set->members = members_read(str_sub(bytes, at.front, at.front_end), at.front_line, own, arena, errors);
}

const struct tier *
settings_widest(const struct settings *s)
{
	const struct tier *widest = &s->tier[0];

	for (size_t i = 1; i < s->ntiers; i++) {
		const struct tier *t = &s->tier[i];

		if (t->every.n && (!widest->every.n || period_days(t->every) > period_days(widest->every)))
			widest = t;
	}
	return widest;
}

const struct tier *
settings_tier(const struct settings *s, struct str name)
{
	if (!name.n && s->follow)
		return &s->untiered;
	for (size_t i = 0; name.n && i < s->ntiers; i++) {
		if (text_same(s->tier[i].name, name))
			return &s->tier[i];
	}
	return settings_widest(s);
}

bool
settings_ratio(int64_t *out, const struct settings *s, struct str name)
{
	for (size_t i = 0; name.n && i < s->nratios; i++) {
		if (!text_same(s->ratios[i].name, name))
			continue;
		*out = s->ratios[i].deposits;
		return true;
	}
	return false;
}
