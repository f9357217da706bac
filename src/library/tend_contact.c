/* SPDX-License-Identifier: ISC */
#include <tend/contact.h>
#include <tend/entry.h>

#include "library/library.h"

const char *
tend_contact_id(const struct tend_contact *c)
{
	return c->id;
}

const char *
tend_contact_path(const struct tend_contact *c)
{
	return c->contact->path.p;
}

const char *
tend_contact_name(const struct tend_contact *c)
{
	struct str name = contact_text(c->contact, KEY_NAME);

	return name.n ? name.p : c->id;
}

bool
tend_contact_owner(const struct tend_contact *c)
{
	return c->contact->me;
}

bool
tend_contact_inactive(const struct tend_contact *c)
{
	return c->contact->inactive;
}

/* puts the values of a field, and the keys of a map, at `at`; returns the end of them */
static const char **
put_field(struct tend_field *out, const struct field *f, const char **at)
{
	size_t all = f->shape == SHAPE_MAP ? 2 * (size_t)f->n : f->n;

	*out = (struct tend_field){
		.key = f->key == KEY_OTHER ? f->name : key_name(f->key),
		.written = f->name,
		.line = f->line,
		.col = f->col,
		.n = f->n,
		.value = at,
		.member = f->shape == SHAPE_MAP ? at + f->n : NULL,
	};
	for (size_t i = 0; i < all; i++)
		at[i] = f->value[i].n ? f->value[i].p : "";
	return at + all;
}

struct tend_field **
tend_field_list(const struct tend_contact *c, size_t *n)
{
	size_t nfields = c->contact->nfields, values = 0;
	struct tend_field **list, *v;
	const char **at;

	for (size_t i = 0; i < nfields; i++)
		values += 2 * (size_t)c->contact->field[i].n;
	list = library_list(nfields, sizeof(**list), values * sizeof(*at));
	v = library_items(list, nfields);
	at = library_extra(list, nfields, sizeof(**list));
	for (size_t i = 0; i < nfields; i++) {
		at = put_field(&v[i], &c->contact->field[i], at);
		list[i] = &v[i];
	}
	if (n)
		*n = nfields;
	return list;
}

const char *
tend_contact_value(const struct tend_contact *c, const char *key)
{
	char wanted[KEY_MAX], scratch[KEY_MAX];
	struct str folded = key_fold(wanted, str_of(key));
	bool exact;
	enum key k = key_find(str_of(key), &c->book->book->own, &exact);

	for (size_t i = 0; i < c->contact->nfields; i++) {
		const struct field *f = &c->contact->field[i];
		struct str name = str_of(f->name);

		if (f->key != k || !f->n)
			continue;
		/* own keys are compared folded; one too long to fold must be equal */
		if (k != KEY_OTHER || str_eq(name, str_of(key)) ||
		    (folded.n && str_eq(key_fold(scratch, name), folded)))
			return f->value[0].p;
	}
	return NULL;
}

struct tend_entry **
tend_entry_list(const struct tend_contact *c, size_t *n)
{
	size_t nentries = c->contact->body.nentries;
	struct tend_entry **list = library_list(nentries, sizeof(**list), 0);
	struct tend_entry *v = library_items(list, nentries);

	for (size_t i = 0; i < nentries; i++) {
		const struct entry *e = &c->contact->body.entry[i];
		struct str text = contact_entry_text(c->contact, e);

		v[i] = (struct tend_entry){
			.date = e->date,
			.line = e->note ? 0 : e->line,
			.direction = e->dir,
			.sign = e->sign,
			.plan = e->plan,
			.weight = e->weight,
			.kind = e->nkind ? e->kind : "",
			.text = text.n ? text.p : "",
		};
		list[i] = &v[i];
	}
	if (n)
		*n = nentries;
	return list;
}
