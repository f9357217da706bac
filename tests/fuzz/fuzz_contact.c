/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as a contact's file, for libFuzzer: nothing may crash, leak or take
 * for ever, and the short cuts of front_plain.c and body_plain.c find what libyaml and
 * cmark do.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "contact/contact.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct result {
	struct arena arena;
	struct errors errors;
	struct contact contact;
	int is;
};

static void
parse(struct result *r, struct str bytes, unsigned more, bool bare)
{
	struct parse p = {
		.arena = &r->arena,
		.errors = &r->errors,
		.path = STR("folder/x.md"),
		.keys = KEYSET_ALL,
		.want = WANT_ENTRIES | WANT_TEXTS | WANT_LINKS | WANT_TASKS | WANT_LINT | WANT_RAW | more,
		.bare = bare,
	};

	*r = (struct result){0};
	p.arena = &r->arena;
	r->is = contact_parse(&r->contact, bytes, &p);
	if (r->is != 1)
		r->contact = (struct contact){0};
}

static void
release(struct result *r)
{
	errors_free(&r->errors);
	arena_free(&r->arena);
}

static void
same(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "the short cut differs: %s\n", what);
	abort();
}

static void
same_value(const struct value *a, const struct value *b)
{
	same(str_eq(value_text(a), value_text(b)), "a value");
	same(a->line == b->line && a->col == b->col, "the place of a value");
}

static void
same_fields(const struct contact *a, const struct contact *b)
{
	same(a->nfields == b->nfields, "how many keys");
	for (size_t i = 0; i < a->nfields; i++) {
		const struct field *f = &a->field[i], *g = &b->field[i];

		same(f->key == g->key && strcmp(f->name, g->name) == 0, "a key");
		same(f->line == g->line && f->col == g->col, "the place of a key");
		same(f->n == g->n, "how many values");
		same(!f->n || f->shape == g->shape, "a shape");
		for (size_t v = 0; v < f->n; v++) {
			same_value(&f->value[v], &g->value[v]);
			same(str_eq(field_pair(f, v), field_pair(g, v)), "the key of a pair");
		}
	}
}

static void
same_body(const struct body *a, const struct body *b)
{
	same(a->nentries == b->nentries, "how many entries");
	for (size_t i = 0; i < a->nentries; i++) {
		const struct entry *e = &a->entry[i], *f = &b->entry[i];

		same(e->date == f->date && e->line == f->line, "the day or line of an entry");
		same(e->dir == f->dir && e->sign == f->sign && e->weight == f->weight && e->plan == f->plan,
		     "the sign of an entry");
		same(str_eq(entry_kind(e), entry_kind(f)), "the kind of an entry");
		same(!a->text == !b->text && (!a->text || str_eq(a->text[i], b->text[i])), "the text of an entry");
	}
	same(a->ntasks == b->ntasks, "how many tasks");
	for (size_t i = 0; i < a->ntasks; i++) {
		const struct task *t = &a->task[i], *u = &b->task[i];

		same(str_eq(t->text, u->text), "a task");
		same(t->by == u->by && t->since == u->since && t->mark == u->mark && t->kind == u->kind, "what a task says");
		same(t->line == u->line && t->box == u->box, "the place of a task");
	}
	same(a->nlinks == b->nlinks, "how many links");
	for (size_t i = 0; i < a->nlinks; i++) {
		const struct link *l = &a->link[i], *m = &b->link[i];

		same(strcmp(l->target, m->target) == 0, "a link");
		same(l->line == m->line && l->entry == m->entry, "the place of a link");
	}
}

/* the next error that has nothing to do with the guard: the short cuts need none, so they hit none of its limits */
static const struct error *
next_error(const struct errors *e, size_t *i)
{
	while (*i < e->n && str_ends(e->v[*i].what, STR("taken as plain text")))
		++*i;
	return *i < e->n ? &e->v[(*i)++] : NULL;
}

static void
same_errors(const struct errors *a, const struct errors *b)
{
	const struct error *e, *f;
	size_t i = 0, k = 0;

	do {
		e = next_error(a, &i);
		f = next_error(b, &k);
		same(!e == !f, "how many errors");
		same(!e || (str_eq(e->what, f->what) && e->line == f->line && e->col == f->col), "an error");
	} while (e);
}

static void
compare(struct str bytes, bool bare)
{
	struct result quick, slow;

	parse(&quick, bytes, 0, bare);
	parse(&slow, bytes, WANT_NO_SHORT_CUT, bare);
	same(quick.is == slow.is, "whether it is a contact");
	same(quick.contact.inactive == slow.contact.inactive, "whether it is inactive");
	same_fields(&quick.contact, &slow.contact);
	same_body(&quick.contact.body, &slow.contact.body);
	same_errors(&quick.errors, &slow.errors);
	release(&quick);
	release(&slow);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};

	compare(bytes, false);
	compare(bytes, true);
	return 0;
}
