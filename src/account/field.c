/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "account/field.h"
#include "base/edit_distance.h"
#include "base/period.h"
#include "entry/stamp.h"

enum computed {
	ID, PATH, NAME, EVERY, LAST, FIRST, NEXT, DUE, LATE, STATE,
	GIVEN, TAKEN, NET, ASKS, GAVE, TOOK, ENTRIES, RAW,
};

#define CADENCE (KEYSET(KEY_EVERY) | KEYSET(KEY_TIER))

static const struct {
	const char *name;
	enum field_type type;
	struct needs needs;
} computed[] = {
	[ID] = {"id", FIELD_TEXT, {0, 0}},
	[PATH] = {"path", FIELD_TEXT, {0, 0}},
	[NAME] = {"name", FIELD_TEXT, {KEYSET(KEY_NAME), 0}},
	[EVERY] = {"every", FIELD_PERIOD, {CADENCE, 0}},
	[LAST] = {"last", FIELD_DAY, {ACCOUNT_KEYS, WANT_ENTRIES}},
	[FIRST] = {"first", FIELD_DAY, {ACCOUNT_KEYS, WANT_ENTRIES}},
	[NEXT] = {"next", FIELD_DAY, {DUE_KEYS, WANT_ENTRIES}},
	[DUE] = {"due", FIELD_DAY, {DUE_KEYS, WANT_ENTRIES}},
	[LATE] = {"late", FIELD_NUMBER, {DUE_KEYS, WANT_ENTRIES}},
	[STATE] = {"state", FIELD_TEXT, {DUE_KEYS, WANT_ENTRIES}},
	[GIVEN] = {"given", FIELD_NUMBER, {ACCOUNT_KEYS, WANT_ENTRIES}},
	[TAKEN] = {"taken", FIELD_NUMBER, {ACCOUNT_KEYS, WANT_ENTRIES}},
	[NET] = {"net", FIELD_NUMBER, {ACCOUNT_KEYS, WANT_ENTRIES}},
	[ASKS] = {"asks", FIELD_NUMBER, {ACCOUNT_KEYS, WANT_ENTRIES}},
	[GAVE] = {"gave", FIELD_DAY, {ACCOUNT_KEYS, WANT_ENTRIES}},
	[TOOK] = {"took", FIELD_DAY, {ACCOUNT_KEYS, WANT_ENTRIES}},
	[ENTRIES] = {"entries", FIELD_NUMBER, {0, WANT_ENTRIES}},
	[RAW] = {"", FIELD_TEXT, {0, WANT_RAW}},
};

static struct field_ref
computed_ref(int i)
{
	return (struct field_ref){
		.name = str_of(computed[i].name), .type = computed[i].type,
		.computed = i, .needs = computed[i].needs,
	};
}

static int
find_computed(struct str name)
{
	for (int i = 0; i < RAW; i++)
		if (str_eq(name, str_of(computed[i].name)))
			return i;
	return -1;
}

/* days and periods of the front-matter are texts here; dated_text() makes days alike */
static enum field_type
key_type(enum key key)
{
	/* outside me.md, a setting is one of the user's own keys, and these are lists */
	if (key_is_list(key) || key_is_setting(key))
		return FIELD_LIST;
	return key_kind(key) == KIND_NUMBER ? FIELD_NUMBER : FIELD_TEXT;
}

struct field_ref
field_find(struct str name, const struct map *own)
{
	struct field_ref f = {.name = name, .type = FIELD_LIST, .computed = -1};
	char scratch[KEY_MAX];
	bool exact;
	int i = find_computed(key_fold(scratch, name));

	if (i >= 0)
		return computed_ref(i);
	f.key = key_find(name, own, &exact);
	f.needs.keys = KEYSET(f.key);
	if (f.key == KEY_OTHER)
		return f;
	f.name = str_of(key_name(f.key));
	f.type = key_type(f.key);
	i = find_computed(f.name);
	return i >= 0 ? computed_ref(i) : f;
}

struct field_ref
field_raw(void)
{
	return computed_ref(RAW);
}

static const struct due *
cached_due(struct field_view *v)
{
	if (!v->have_due)
		v->due = due_of(v->contact, v->set, v->today);
	v->have_due = true;
	return &v->due;
}

static const struct account *
cached_account(struct field_view *v)
{
	if (!v->have_account)
		v->account = account_of(v->contact, v->set, v->today);
	v->have_account = true;
	return &v->account;
}

static struct field_value
of_text(struct field_view *v, struct str s)
{
	struct str *one;

	if (!s.n)
		return (struct field_value){0};
	one = arena_alloc(v->arena, sizeof(*one));
	*one = s;
	return (struct field_value){.text = one, .n = 1};
}

static struct field_value
of_number(struct field_view *v, int64_t number)
{
	char scratch[24];
	int n = snprintf(scratch, sizeof(scratch), "%lld", (long long)number);
	struct field_value out = of_text(v, arena_str(v->arena, (struct str){scratch, (size_t)n}));

	out.number = number;
	return out;
}

static struct field_value
of_day(struct field_view *v, day d)
{
	struct field_value out = {0};
	char scratch[DAY_SIZE];

	if (d == DAY_NONE)
		return out;
	out = of_text(v, arena_str(v->arena, str_of(day_format(scratch, d))));
	out.day = d;
	return out;
}

static struct field_value
of_period(struct field_view *v, struct period p)
{
	char scratch[PERIOD_SIZE];

	return of_text(v, arena_str(v->arena, str_of(period_format(scratch, p))));
}

static int64_t
count_entries(const struct field_view *v)
{
	int64_t n = 0;

	for (uint32_t i = 0; i < v->contact->body.nentries; i++)
		n += entry_counts(&v->contact->body.entry[i], v->today);
	return n;
}

/* the fields of a contact's account */
static struct field_value
get_account(enum computed what, struct field_view *v)
{
	const struct account *s = cached_account(v);

	switch (what) {
	case GIVEN:
		return of_number(v, s->given);
	case TAKEN:
		return of_number(v, s->taken);
	case NET:
		return of_number(v, s->net);
	case ASKS:
		return s->ratio ? of_number(v, account_asks(s)) : (struct field_value){0};
	case GAVE:
		return of_day(v, s->last_gave);
	case TOOK:
		return of_day(v, s->last_took);
	case FIRST:
		return of_day(v, s->first);
	default:
		return of_day(v, s->last);
	}
}

/* the fields of when a contact is due */
static struct field_value
get_due(enum computed what, struct field_view *v)
{
	const struct due *d = cached_due(v);

	if (what == EVERY)
		return of_period(v, d->every);
	if (v->contact->me || v->contact->inactive || d->state == DUE_NONE)
		return (struct field_value){0};
	if (what == STATE)
		return of_text(v, str_of(due_state_name(d->state)));
	if (what == LATE && d->due != DAY_NONE)
		return of_number(v, d->late);
	return of_day(v, d->due);
}

static struct field_value
get_computed(enum computed what, struct field_view *v)
{
	switch (what) {
	case ID:
		return of_text(v, v->contact->id);
	case PATH:
		return of_text(v, v->contact->path);
	case NAME:
		return of_text(v, contact_name(v->contact));
	case RAW:
		return of_text(v, v->contact->raw);
	case ENTRIES:
		return of_number(v, count_entries(v));
	case EVERY: case NEXT: case DUE: case LATE: case STATE:
		return get_due(what, v);
	default:
		return get_account(what, v);
	}
}

/* one of the user's own keys; names compare like those of known keys */
static const struct field *
own_field(const struct contact *c, struct str name)
{
	char scratch[KEY_MAX], other[KEY_MAX];
	struct str folded = key_fold(scratch, name);

	for (size_t i = 0; i < c->nfields; i++) {
		const struct field *f = &c->field[i];

		if (f->key == KEY_OTHER && (str_eq(str_of(f->name), name) ||
		     (folded.n && str_eq(key_fold(other, str_of(f->name)), folded))))
			return f;
	}
	return NULL;
}

/* a day in the form that tend writes; what partial_parse() reads, or is no date, stays */
static struct str
dated_text(const struct field_view *v, enum key key, struct str text)
{
	struct partial date;
	char out[PARTIAL_SIZE];
	const char *why;

	if ((key_kind(key) != KIND_DAY && key_kind(key) != KIND_PARTIAL) || partial_parse(&date, text) == 0 ||
	    stamp_partial(&date, text, &v->contact->dates, &why) < 0)
		return text;
	return arena_str(v->arena, str_of(partial_format(out, date)));
}

/* a value; for a map, "key: value" as written, but of addresses: their label is no part of them */
static struct str
shown_text(struct arena *arena, const struct field *f, size_t i)
{
	struct str key = field_pair(f, i), text = field_text(f, i);
	struct str colon = STR(": ");
	char *p;

	if (!key.n || key_is_address(f->key))
		return text;
	p = arena_bytes(arena, key.n + colon.n + text.n);
	memcpy(p, key.p, key.n);
	memcpy(p + key.n, colon.p, colon.n);
	if (text.n)
		memcpy(p + key.n + colon.n, text.p, text.n);
	return (struct str){p, key.n + colon.n + text.n};
}

/* a known key, also if all its values are hidden */
static const struct field *
known_field(const struct contact *c, enum key key)
{
	for (size_t i = 0; i < c->nfields; i++)
		if (c->field[i].key == key)
			return &c->field[i];
	return NULL;
}

struct field_value
field_get(const struct field_ref *ref, struct field_view *v)
{
	const struct field *f;
	struct field_value out = {0};
	struct str *text, *target;
	size_t n;

	if (ref->computed >= 0)
		return get_computed((enum computed)ref->computed, v);
	f = ref->key == KEY_OTHER ? own_field(v->contact, ref->name) : known_field(v->contact, ref->key);
	if (!f || !(f->n + f->hidden))
		return out;
	if (ref->type == FIELD_NUMBER) {
		out.number = contact_number(v->contact, ref->key, -1);
		return out.number < 0 ? out : of_number(v, out.number);
	}
	n = (size_t)f->n + f->hidden;
	text = arena_alloc(v->arena, 2 * n * sizeof(*text));
	target = text + n;
	for (size_t i = 0; i < n; i++) {
		text[i] = dated_text(v, f->key, shown_text(v->arena, f, i));
		target[i] = f->value[i].linked ? field_target(f, i) : STR("");
	}
	out.text = text;
	out.target = target;
	out.n = f->n;
	out.hidden = f->hidden;
	return out;
}

/* a known name that is spelled similarly to one of the user's own */
static const char *
near_name(struct str name)
{
	const char *near = key_near(name);
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name);

	for (int i = 0; !near && folded.n > 2 && i < RAW; i++)
		if (edit_distance(folded, str_of(computed[i].name), 1) <= 1)
			near = computed[i].name;
	return near;
}

const char *
field_meant(const struct field_ref *ref, const struct book *b)
{
	const char *near;

	if (ref->computed >= 0 || ref->key != KEY_OTHER)
		return NULL;
	near = near_name(ref->name);
	for (size_t i = 0; near && i < b->n; i++)
		if (own_field(&b->contact[i], ref->name))
			return NULL;
	return near;
}
