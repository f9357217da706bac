/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/text.h"
#include "edit/change.h"
#include "edit/parts.h"

static uint32_t
line_number(struct str file, size_t at)
{
	struct str line, rest = file;
	uint32_t n = 0;

	while (str_line(&line, &rest) && (size_t)(line.p - file.p) <= at)
		n++;
	return n;
}

int
change_refuse(const struct change *c, const struct place *at, const char *why)
{
	uint32_t line = at ? line_number(c->file, at->value.from) : 0;
	uint32_t col = at ? (uint32_t)(at->value.from - patch_line(c->file, at->value.from)) + 1 : 0;

	errors_add(c->edit->errors, c->edit->path, line, col, "%.*s: %s", STR_ARG(c->name), why);
	return -1;
}

static bool
same_name(struct str a, struct str b)
{
	char scratch_a[KEY_MAX], scratch_b[KEY_MAX];
	struct str folded = key_fold(scratch_a, a);

	return str_eq(a, b) || (folded.n && str_eq(folded, key_fold(scratch_b, b)));
}

bool
change_meant(const struct change *c, enum key known, struct str name)
{
	if (known != c->known || ((known == KEY_EVERY || known == KEY_STATUS) && key_truth(name)))
		return false;
	return (known != KEY_OTHER && known != KEY_MET) || same_name(name, c->name);
}

const struct field *
change_field(const struct change *c, const struct contact *contact)
{
	for (size_t i = 0; i < contact->nfields; i++)
		if (change_meant(c, contact->field[i].key, str_of(contact->field[i].name)))
			return &contact->field[i];
	return NULL;
}

int
change_parse(struct contact *out, const struct change *c, struct str file, struct arena *arena, unsigned want)
{
	struct errors errors = {0};
	struct parse p = {
		.arena = arena, .errors = &errors, .path = c->edit->path,
		.keys = KEYSET_ALL, .own = c->own, .dates = c->edit->dates, .rule = c->edit->rule, .bare = c->edit->bare,
		.want = want,
	};
	int is = contact_parse(out, file, &p);

	errors_free(&errors);
	return is;
}

static bool
same_field(const struct field *a, const struct field *b)
{
	if (a->key != b->key || strcmp(a->name, b->name) != 0 || a->n != b->n || a->shape != b->shape)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_eq(field_text(a, i), field_text(b, i)) || !str_eq(field_pair(a, i), field_pair(b, i)))
			return false;
	return true;
}

/* true for a name that front_parse() made of its parts */
static bool
joined(const struct change *c, const struct field *f)
{
	bool exact;

	return key_find(str_of(f->name), c->edit->own, &exact) != KEY_NAME;
}

/* the next field from *i on that is not of the changed key */
static const struct field *
next_other(const struct change *c, const struct contact *contact, uint32_t *i)
{
	for (; *i < contact->nfields; ++*i) {
		const struct field *f = &contact->field[*i];

		/* a name that a change of its parts changes, too */
		if (f->key == KEY_NAME && (c->known == KEY_FIRST_NAME || c->known == KEY_LAST_NAME) && joined(c, f))
			continue;
		if (f->key != c->known || (f->key == KEY_OTHER && !change_meant(c, f->key, str_of(f->name))))
			return &contact->field[(*i)++];
	}
	return NULL;
}

bool
change_others_same(const struct change *c, const struct contact *new)
{
	uint32_t i = 0, k = 0;
	const struct field *a, *b;

	do {
		a = next_other(c, &c->old, &i);
		b = next_other(c, new, &k);
	} while (a && b && same_field(a, b));
	return !a && !b;
}

static bool
values_are(const struct change *c, const struct field *f, const struct str *value, size_t n, bool scalar)
{
	struct arena arena = {0};
	bool same = f && f->n == n;

	for (size_t i = 0; same && i < n; i++)
		same = str_eq(field_text(f, i), parts_meant(c->known, str_of(f->name), value[i], scalar, &arena));
	arena_free(&arena);
	return same || (!f && !n);
}

/* true if one new value is the added item, and the others are the old values */
static bool
was_added(const struct field *old, const struct field *new, struct str item)
{
	size_t n = old ? old->n : 0;
	bool skipped = false;

	if (!new || new->n != n + 1 || new->shape == SHAPE_MAP)
		return false;
	for (size_t i = 0; i < new->n; i++) {
		struct str text = field_text(new, i);

		if (!skipped && i < n && str_eq(text, field_text(old, i)))
			continue;
		if (!str_eq(text, skipped ? field_text(old, i - 1) : item))
			return false;
		skipped = true;
	}
	return skipped;
}

bool
change_same(const struct change *c, struct str a, struct str b)
{
	if (c->known != KEY_EMAIL && c->known != KEY_URL)
		return text_same(a, b);
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (a.p[i] != b.p[i] && (c->known == KEY_URL || !char_alpha(a.p[i]) || (a.p[i] | 0x20) != (b.p[i] | 0x20)))
			return false;
	return true;
}

static bool
was_removed(const struct change *c, const struct field *old, const struct field *new)
{
	size_t k = 0;

	for (size_t i = 0; i < old->n; i++)
		if (!change_same(c, field_text(old, i), c->shown) &&
		    (k >= new->n || !str_eq(field_text(old, i), field_text(new, k++))))
			return false;
	return k == new->n;
}

bool
change_says(const struct change *c, const struct contact *new)
{
	const struct field *was = change_field(c, &c->old), *is = change_field(c, new);

	switch (c->op) {
	case EDIT_SET:
		if (c->list)
			return values_are(c, is, c->item, c->nitems, false);
		return is && is->shape == SHAPE_SCALAR && values_are(c, is, &c->value, 1, true);
	case EDIT_ADD:
		return was_added(was, is, c->shown);
	case EDIT_REMOVE:
		return was && is && was_removed(c, was, is);
	case EDIT_UNSET:
	default:
		return !is;
	}
}

bool
change_fits(const struct change *c, struct str new, struct arena *arena)
{
	struct place *place;
	struct split a, b;
	size_t n;

	if (c->old.bare)
		return new.n <= CONTACT_MAX && front_split(&b, new) == 1 &&
		       str_ends(c->file, str_sub(new, b.body, new.n)) &&
		       c->file.n - (new.n - b.body) <= 3 && /* a BOM stays first */
		       places_find(&place, &n, new, c->edit->own, arena) == 0;
	return new.n <= CONTACT_MAX && front_split(&a, c->file) == 1 && front_split(&b, new) == 1 &&
	       str_eq(str_sub(c->file, a.front_end, c->file.n), str_sub(new, b.front_end, new.n)) &&
	       places_find(&place, &n, new, c->edit->own, arena) == 0;
}

bool
change_read_back(const struct change *c, struct str new)
{
	static const unsigned wants[] = {0, WANT_NO_SHORT_CUT};
	struct arena arena = {0};
	bool good = change_fits(c, new, &arena);

	for (size_t i = 0; good && i < sizeof(wants) / sizeof(wants[0]); i++) {
		struct contact contact;

		good = change_parse(&contact, c, new, &arena, wants[i]) == 1 && change_others_same(c, &contact) &&
		       change_says(c, &contact);
	}
	arena_free(&arena);
	return good;
}
