/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "book/names.h"

struct name {
	const char *folded; /* terminated */
	uint32_t who;
	uint32_t next; /* the next name with the same folded form, or MAP_NONE */
};

static void
add_name(struct names *s, struct map *map, struct str text, size_t who)
{
	struct str folded;
	uint32_t *first;

	buf_clear(&s->scratch);
	text_fold(&s->scratch, text);
	if (!s->scratch.n)
		return;
	folded = arena_str(&s->arena, buf_view(&s->scratch));
	first = map_put(map, folded);
	if (*first != MAP_NONE && s->v[*first].who == who)
		return;
	s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n] = (struct name){folded.p, (uint32_t)who, *first};
	*first = (uint32_t)s->n++;
}

static void
add_values(struct names *s, const struct contact *c, enum key key, size_t who)
{
	const struct field *f = contact_field(c, key);

	for (size_t i = 0; f && i < f->n; i++)
		add_name(s, &s->others, field_text(f, i), who);
}

/* most references are exact ids; a map of the raw bytes finds them without folding */
static void
add_raw(struct names *s, struct str id, size_t who)
{
	uint32_t *is = map_put(&s->raw, id);

	*is = *is == MAP_NONE ? (uint32_t)who : NAMES_SEVERAL;
}

size_t
names_id(const struct names *s, struct str id)
{
	return map_get(&s->raw, id);
}

void
names_build(struct names *s, const struct contact *c, size_t n)
{
	map_reserve(&s->raw, n);
	map_reserve(&s->ids, n);
	map_reserve(&s->others, 2 * n);
	/* from the last: each name is put before its equals, so lookups see them in order */
	for (size_t i = n; i-- > 0;) {
		contact_soon(c, n, i - CONTACT_SOON);
		add_raw(s, c[i].id, i);
		add_name(s, &s->ids, c[i].id, i);
		add_values(s, &c[i], KEY_NAME, i);
		add_values(s, &c[i], KEY_ALIASES, i);
		add_values(s, &c[i], KEY_EMAIL, i);
	}
}

static int
name_order(const void *va, const void *vb)
{
	const struct name *a = va, *b = vb;
	int d = strcmp(a->folded, b->folded);

	return d ? d : (a->next > b->next) - (a->next < b->next);
}

static void
add_found(struct found *f, size_t who)
{
	size_t n = f->n < NAMES_CANDIDATES ? f->n : NAMES_CANDIDATES;

	for (size_t i = 0; i < n; i++)
		if (f->who[i] == who)
			return;
	if (f->n < NAMES_CANDIDATES)
		f->who[f->n] = who;
	f->n++;
}

/* the contacts with exactly this name; stops after the candidates, since thousands may match */
static struct found
find_whole(const struct names *s, const struct map *map, struct str folded)
{
	struct found f = {0};
	uint32_t i = map_get(map, folded);

	for (; i != MAP_NONE && f.n <= NAMES_CANDIDATES; i = s->v[i].next)
		add_found(&f, s->v[i].who);
	return f;
}

/* sorts the names; only a lookup by prefix needs it */
static void
sort(struct names *s)
{
	struct name *by = mem_alloc(s->n * sizeof(*by));

	s->sorted = mem_alloc(s->n * sizeof(*s->sorted));
	for (size_t i = 0; i < s->n; i++) {
		by[i] = s->v[i];
		by[i].next = (uint32_t)i;
	}
	if (s->n)
		qsort(by, s->n, sizeof(*by), name_order);
	for (size_t i = 0; i < s->n; i++)
		s->sorted[i] = by[i].next;
	free(by);
}

/* the first sorted name that is not less than a prefix */
static size_t
first_not_before(const struct names *s, struct str folded)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (str_cmp(str_of(s->v[s->sorted[mid]].folded), folded) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct found
names_find(struct names *s, struct str name, bool begins)
{
	struct found f;
	struct str folded;

	buf_clear(&s->scratch);
	text_fold(&s->scratch, name);
	folded = buf_view(&s->scratch);
	f = find_whole(s, &s->ids, folded);
	if (!f.n)
		f = find_whole(s, &s->others, folded);
	if (!begins || f.n || !folded.n)
		return f;
	if (!s->sorted)
		sort(s);
	for (size_t i = first_not_before(s, folded); i < s->n && f.n <= NAMES_CANDIDATES; i++) {
		if (!str_starts(str_of(s->v[s->sorted[i]].folded), folded))
			break;
		add_found(&f, s->v[s->sorted[i]].who);
	}
	return f;
}

void
names_free(struct names *s)
{
	free(s->v);
	free(s->sorted);
	map_free(&s->raw);
	map_free(&s->ids);
	map_free(&s->others);
	buf_free(&s->scratch);
	arena_free(&s->arena);
	*s = (struct names){0};
}
