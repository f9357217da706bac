/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <tend/mem.h>
#include <tend/names.h>
#include <tend/text.h>

struct name {
	struct str folded;
	uint32_t who;
	uint32_t next; /* the next name spelled alike, or MAP_NONE */
};

static void
add_name(struct names *s, struct map *map, struct str text, size_t who)
{
	struct str folded;
	uint32_t *first;

	buf_clear(&s->room);
	text_fold(&s->room, text);
	if (!s->room.n)
		return;
	folded = arena_str(&s->arena, buf_view(&s->room));
	first = map_put(map, folded);
	if (*first != MAP_NONE && s->v[*first].who == who)
		return;
	s->v = mem_room(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n] = (struct name){folded, (uint32_t)who, *first};
	*first = (uint32_t)s->n++;
}

static void
add_values(struct names *s, const struct contact *c, enum key key, size_t who)
{
	const struct field *f = contact_field(c, key);

	for (size_t i = 0; f && i < f->n; i++)
		add_name(s, &s->others, f->value[i].text, who);
}

void
names_build(struct names *s, const struct contact *c, size_t n)
{
	/* from the last: each goes before those spelled alike, and they are found in order */
	for (size_t i = n; i-- > 0;) {
		add_name(s, &s->ids, c[i].id, i);
		add_values(s, &c[i], KEY_NAME, i);
		add_values(s, &c[i], KEY_ALIASES, i);
		add_values(s, &c[i], KEY_EMAIL, i);
	}
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

/* those called just so; no more than are of use, since thousands may be */
static struct found
find_whole(const struct names *s, const struct map *map, struct str folded)
{
	struct found f = {0};
	uint32_t i = map_get(map, folded);

	for (; i != MAP_NONE && f.n <= NAMES_CANDIDATES; i = s->v[i].next)
		add_found(&f, s->v[i].who);
	return f;
}

struct found
names_find(struct names *s, struct str name, bool begins)
{
	struct found f;
	struct str folded;

	buf_clear(&s->room);
	text_fold(&s->room, name);
	folded = buf_view(&s->room);
	f = find_whole(s, &s->ids, folded);
	if (!f.n)
		f = find_whole(s, &s->others, folded);
	if (!begins || f.n || !folded.n)
		return f;
	for (size_t i = s->n; i-- > 0;)
		if (str_starts(s->v[i].folded, folded))
			add_found(&f, s->v[i].who);
	return f;
}

void
names_free(struct names *s)
{
	free(s->v);
	map_free(&s->ids);
	map_free(&s->others);
	buf_free(&s->room);
	arena_free(&s->arena);
	*s = (struct names){0};
}
