/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/device.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "find/noted_promises.h"
#include "page/page.h"
#include "print/html.h"

enum { STEM = 200 }; /* bytes of a file name, without its suffix */

static int
by_index(const void *va, const void *vb)
{
	size_t a = *(const size_t *)va, b = *(const size_t *)vb;

	return (a > b) - (a < b);
}

/* reads who has a page, and which of them are active */
static void
read_people(struct pages *p, const struct people *people)
{
	const struct book *b = p->book;
	size_t n = people->named ? people->n : b->n;

	p->people.who = mem_alloc(n * sizeof(*p->people.who));
	p->current.who = mem_alloc(n * sizeof(*p->current.who));
	for (size_t i = 0; i < n; i++) {
		size_t who = people->named ? people->who[i] : i;

		if (!b->contact[who].me)
			p->people.who[p->people.n++] = who;
	}
	qsort(p->people.who, p->people.n, sizeof(*p->people.who), by_index);
	for (size_t i = 0; i < p->people.n; i++)
		if (!b->contact[p->people.who[i]].inactive)
			p->current.who[p->current.n++] = p->people.who[i];
}

/* writes the stem of a file name that every disk can store to out (cleared first) */
static void
stem_of(struct buf *out, struct str id)
{
	buf_clear(out);
	id = utf8_cut(id, STEM);
	if (device_name(id))
		buf_chr(out, '_');
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		bool bad = (unsigned char)c < ' ' || c == 0x7F || strchr("\\:*?\"<>|/", c) || (!i && c == '.');

		buf_chr(out, bad ? '_' : c);
	}
}

/* file names are compared folded, as on disks that ignore case or normalise accents */
struct taken {
	struct map map; /* a stem: the last number given to it */
	struct map own; /* folded names in use */
	struct buf folded, name;
	struct arena *arena;
};

static struct str
fold(struct taken *t, struct str s)
{
	buf_clear(&t->folded);
	text_fold(&t->folded, s);
	return arena_str(t->arena, t->folded.n ? buf_view(&t->folded) : s);
}

/* a unique name: the stem, or the first free of stem~2, stem~3... */
static struct str
take(struct taken *t, struct str stem)
{
	struct str base = fold(t, stem), key = base;
	uint32_t n = map_get(&t->map, base), *own;

	n = n == MAP_NONE ? 1 : n + 1;
	for (;; n++) {
		buf_clear(&t->name);
		buf_str(&t->name, stem);
		if (n > 1) {
			buf_fmt(&t->name, "~%u", (unsigned)n);
			key = fold(t, buf_view(&t->name));
		}
		own = map_put(&t->own, key);
		if (*own == MAP_NONE)
			break;
	}
	*own = 1;
	*map_put(&t->map, base) = n;
	buf_str(&t->name, STR(PAGE_SUFFIX));
	return arena_str(t->arena, buf_view(&t->name));
}

static void
name_files(struct pages *p)
{
	struct taken t = {.arena = &p->arena};
	struct buf scratch = {0};

	for (size_t i = 0; i < p->people.n; i++) {
		size_t who = p->people.who[i];

		stem_of(&scratch, p->book->contact[who].id);
		p->file[who] = take(&t, buf_view(&scratch));
		buf_clear(&scratch);
		html_address(&scratch, p->file[who]);
		p->link[who] = arena_str(&p->arena, buf_view(&scratch));
	}
	map_free(&t.map);
	map_free(&t.own);
	buf_free(&t.folded);
	buf_free(&t.name);
	buf_free(&scratch);
}

/* a pointer to the number of people with the same folded name; 0 for a name that shows nothing */
static uint32_t *
namesakes(struct taken *t, struct str name)
{
	uint32_t *n;

	buf_clear(&t->folded);
	text_fold(&t->folded, name);
	if (!t->folded.n)
		return NULL;
	n = map_put(&t->map, arena_str(t->arena, buf_view(&t->folded)));
	if (*n == MAP_NONE)
		*n = 0;
	return n;
}

/* makes the display names unique, so that no two pages or links have the same text */
static void
name_people(struct pages *p)
{
	struct taken t = {.arena = &p->arena};

	for (size_t i = 0; i < p->people.n; i++) {
		uint32_t *n = namesakes(&t, contact_name(&p->book->contact[p->people.who[i]]));

		if (n)
			++*n;
	}
	for (size_t i = 0; i < p->people.n; i++) {
		size_t who = p->people.who[i];
		const struct contact *c = &p->book->contact[who];
		const uint32_t *n = namesakes(&t, contact_name(c));

		p->name[who] = n ? contact_name(c) : c->id;
		if (!n || *n == 1)
			continue;
		buf_clear(&t.name);
		buf_fmt(&t.name, "%.*s (%.*s)", STR_ARG(contact_name(c)),
		        STR_ARG(str_sub(p->file[who], 0, p->file[who].n - PAGE_SUFFIX_LEN)));
		p->name[who] = arena_str(t.arena, buf_view(&t.name));
	}
	map_free(&t.map);
	buf_free(&t.folded);
	buf_free(&t.name);
}

void
pages_open(struct pages *p, struct book *b, const struct people *people, day today)
{
	struct buf title = {0};

	*p = (struct pages){.book = b, .today = today};
	read_people(p, people);
	p->file = mem_zero(b->n, sizeof(*p->file));
	p->link = mem_zero(b->n, sizeof(*p->link));
	p->name = mem_zero(b->n, sizeof(*p->name));
	name_files(p);
	name_people(p);
	mesh_open(&p->mesh, b, &p->current, today);
	buf_str(&title, STR("Contacts"));
	if (b->me < b->n) {
		buf_str(&title, STR(" of "));
		buf_str(&title, contact_name(&b->contact[b->me]));
	}
	p->title = arena_str(&p->arena, buf_view(&title));
	buf_free(&title);
}

void
pages_brief(struct pages *p)
{
	noted_needs_add(p->book, p->people.who, p->people.n, p->today);
	noted_promises_add(p->book, p->people.who, p->people.n, p->today);
	p->brief = brief_open(p->book, p->today, NULL, 0, &p->arena);
}

void
pages_close(struct pages *p)
{
	mesh_close(&p->mesh);
	if (p->brief)
		brief_close(p->brief);
	people_free(&p->people);
	people_free(&p->current);
	free(p->file);
	free(p->link);
	free(p->name);
	arena_free(&p->arena);
	*p = (struct pages){0};
}
