/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "book/related.h"
#include "network/ties.h"
#include "network/unfiled.h"

#define NO_NODE SIZE_MAX

struct ties_reader {
	struct ties *ties;
	struct book *book;
	day today;
	struct unfiled *unfiled; /* may be NULL */
	size_t cap;
};

/* adds a tie to a node; ignores NO_NODE and the owner */
static void
tie(struct ties_reader *r, struct graph *g, size_t who, size_t other)
{
	/* without a me.md the owner's index equals that of the first person without a file */
	bool owner = other == r->book->me && other < r->book->n;

	if (other != NO_NODE && !owner)
		graph_add(g, who, other);
}

/* the node of a name; NO_NODE if it has no file and those without one are not read */
static size_t
node_of(struct ties_reader *r, struct str name)
{
	size_t who = book_find(r->book, name);

	if (who < r->book->n)
		return who;
	return r->unfiled ? unfiled_add(r->unfiled, r->book, name) : NO_NODE;
}

static void
read_people(struct ties_reader *r, size_t who, enum key key)
{
	const struct field *f = contact_field(&r->book->contact[who], key);

	for (size_t i = 0; f && i < f->n; i++)
		tie(r, &r->ties->tied, who, node_of(r, field_target(f, i)));
}

struct relative {
	struct ties_reader *reader;
	size_t who;
};

static void
tie_relative(void *arg, size_t other)
{
	const struct relative *r = arg;

	tie(r->reader, &r->reader->ties->tied, r->who, other);
}

/* the people under "partner", "boss" and the like: only contacts, since anything may stand there */
static void
read_relations(struct ties_reader *r, size_t who)
{
	const struct contact *c = &r->book->contact[who];
	struct relative relative = {r, who};

	for (uint32_t i = 0; i < c->nfields; i++)
		if (c->field[i].relation || c->field[i].key == KEY_RELATIONS)
			related_find(r->book, &c->field[i], tie_relative, &relative);
}

static void
read_avoid(struct ties_reader *r, size_t who)
{
	const struct field *f = contact_field(&r->book->contact[who], KEY_AVOID);

	for (size_t i = 0; f && i < f->n; i++) {
		size_t other = book_find(r->book, field_target(f, i));

		tie(r, &r->ties->apart, who, other < r->book->n ? other : NO_NODE);
	}
}

/* the answer that an entry records; OPT_NONE for other entries */
static enum opt
opt_of(const struct entry *e)
{
	static const struct {
		struct str kind;
		enum opt answer;
	} kinds[] = {
		{STR_INIT("intro-ask"), OPT_ASKED},
		{STR_INIT("intro-yes"), OPT_YES},
		{STR_INIT("intro-no"), OPT_NO},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_eq(entry_kind(e), kinds[i].kind))
			return kinds[i].answer;
	return OPT_NONE;
}

static void
read_link(struct ties_reader *r, size_t who, const struct link *l)
{
	const struct entry *e = contact_link_entry(&r->book->contact[who], l);
	size_t other = node_of(r, str_of(l->target));
	enum opt answer = e ? opt_of(e) : OPT_NONE;
	struct ties *t = r->ties;

	if (other != NO_NODE && other >= r->book->n)
		graph_add(&t->tied, who, other);
	if (other >= r->book->n || other == r->book->me || other == who)
		return;
	if (answer) {
		if (!entry_done(e, r->today))
			return;
		t->optin = mem_reserve(t->optin, t->noptin, &r->cap, sizeof(*t->optin));
		t->optin[t->noptin++] = (struct optin){(uint32_t)who, (uint32_t)other, answer, e->date};
	} else if (e && entry_introduces(e, r->today)) {
		graph_add(&t->tied, who, other);
	} else {
		graph_add(&t->apart, who, other);
	}
}

static int
optin_order(const void *va, const void *vb)
{
	const struct optin *a = va, *b = vb;

	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	if (a->about != b->about)
		return a->about < b->about ? -1 : 1;
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return (a->answer > b->answer) - (a->answer < b->answer);
}

/* keeps the last answer of each side; a no keeps the two apart */
static void
settle_optins(struct ties *t)
{
	size_t kept = 0;

	if (t->noptin)
		qsort(t->optin, t->noptin, sizeof(*t->optin), optin_order);
	for (size_t i = 0; i < t->noptin; i++) {
		const struct optin *o = &t->optin[i];

		if (kept && t->optin[kept - 1].who == o->who && t->optin[kept - 1].about == o->about)
			kept--;
		t->optin[kept++] = *o;
	}
	t->noptin = kept;
	for (size_t i = 0; i < kept; i++)
		if (t->optin[i].answer == OPT_NO)
			graph_add(&t->apart, t->optin[i].who, t->optin[i].about);
}

void
ties_read(struct ties *out, struct book *b, day today, struct unfiled *unfiled)
{
	struct ties_reader r = {.ties = out, .book = b, .today = today, .unfiled = unfiled};

	*out = (struct ties){0};
	for (size_t i = 0; i < b->n; i++) {
		const struct contact *c = &b->contact[i];

		contact_soon(b->contact, b->n, i + CONTACT_SOON);
		if (i == b->me)
			continue;
		read_people(&r, i, KEY_KNOWS);
		read_people(&r, i, KEY_VIA);
		read_people(&r, i, KEY_RECOMMENDS);
		read_relations(&r, i);
		read_avoid(&r, i);
		for (uint32_t k = 0; k < c->body.nlinks; k++)
			read_link(&r, i, &c->body.link[k]);
	}
	names_free(&b->names);
	settle_optins(out);
	graph_finish(&out->tied, b->n + (unfiled ? unfiled->n : 0));
	graph_finish(&out->apart, b->n);
}

enum opt
ties_opt(const struct ties *t, size_t who, size_t about)
{
	size_t low = 0, high = t->noptin;

	while (low < high) {
		size_t mid = (low + high) / 2;
		const struct optin *o = &t->optin[mid];

		if (o->who == who && o->about == about)
			return o->answer;
		if (o->who < who || (o->who == who && o->about < about))
			low = mid + 1;
		else
			high = mid;
	}
	return OPT_NONE;
}

void
ties_free(struct ties *t)
{
	graph_free(&t->tied);
	graph_free(&t->apart);
	free(t->optin);
	*t = (struct ties){0};
}

double
ties_mutual(size_t k)
{
	return k ? (double)k / 10 * exp(1 - (double)k / 10) : 0;
}
