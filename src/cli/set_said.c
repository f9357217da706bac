/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "cli/set_said.h"

enum { VALUES_MAX = 120 }; /* bytes of values on one line */

/* the field that a change means, or NULL */
static const struct field *
field_of(const struct tool *t, const struct contact *c, struct str key)
{
	char scratch[KEY_MAX], other[KEY_MAX];
	bool exact;
	enum key known = key_find(key, &t->book.own, &exact);

	if (known != KEY_OTHER)
		return contact_field(c, known);
	for (size_t i = 0; i < c->nfields; i++)
		if (str_eq(key_fold(other, str_of(c->field[i].name)), key_fold(scratch, key)))
			return &c->field[i];
	return NULL;
}

/* the only contact of the changes, or NULL */
static const struct contact *
only(const struct tool *t)
{
	return t->people.n == 1 ? &t->book.contact[t->people.who[0]] : NULL;
}

static void
add_key(struct buf *out, const struct tool *t, const struct contact *c, const struct key_change *change)
{
	char scratch[KEY_MAX], other[KEY_MAX];
	bool exact;
	enum key known = key_find(change->key, &t->book.own, &exact);
	const struct field *f = field_of(t, c, change->key);

	/* `met` and howWeMet are two keys */
	if (known == KEY_OTHER || known == KEY_MET || change->op == EDIT_REMOVE || change->op == EDIT_UNSET)
		return;
	if (f && !str_eq(key_fold(scratch, str_of(f->name)), key_fold(other, change->key)))
		buf_fmt(out, "%swritten as %s", out->n ? ", " : "", f->name);
	else if (!f && !exact)
		buf_fmt(out, "%sread as %s", out->n ? ", " : "", key_name(known));
}

void
set_said_keys(struct buf *out, const struct tool *t, const struct key_change *v, size_t n)
{
	const struct contact *c = only(t);

	for (size_t i = 0; c && i < n; i++)
		add_key(out, t, c, &v[i]);
}

void
set_said_has(struct buf *out, const struct tool *t, const struct key_change *v, size_t n)
{
	const struct contact *c = only(t);
	const struct field *f = c && n == 1 ? field_of(t, c, v->key) : NULL;
	struct buf values = {0};
	struct str cut;

	if (!c || n != 1)
		return;
	buf_fmt(out, "%.*s has ", STR_ARG(c->id));
	if (!f || !f->n) {
		buf_fmt(out, "no %.*s", STR_ARG(v->key));
		return;
	}
	for (size_t i = 0; i < f->n; i++)
		buf_fmt(&values, "%s%.*s", i ? ", " : "", STR_ARG(field_text(f, (unsigned)i)));
	cut = utf8_cut(buf_view(&values), VALUES_MAX);
	buf_fmt(out, "%s: %.*s%s", f->name, STR_ARG(cut), cut.n < values.n ? "…" : "");
	buf_free(&values);
}
