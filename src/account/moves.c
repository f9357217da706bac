/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "account/moves.h"
#include "base/mem.h"
#include "entry/link.h"

int
moves_key(struct field_ref *out, struct str name, const struct map *own)
{
	bool exact;
	enum key key = key_find(name, own, &exact);

	*out = field_find(name, own);
	if (out->computed < 0)
		return 0;
	/* the computed `every` depends on today; the history compares what was written */
	*out = (struct field_ref){
		.name = str_of(key_name(key)), .type = FIELD_TEXT, .key = key, .computed = -1, .needs = {KEYSET(key), 0},
	};
	return key == KEY_OTHER ? -1 : 0;
}

static bool
none(const struct oid *o)
{
	static const struct oid zero;

	return memcmp(o, &zero, sizeof(zero)) == 0;
}

static struct str
oid_bytes(const struct oid *o)
{
	return (struct str){(const char *)o->id, sizeof(o->id)};
}

/* the path that an older path has today, or had when the file was last there */
static struct str
path_today(const struct moves *m, struct str path)
{
	uint32_t i = map_get(&m->later, path);

	return i == MAP_NONE ? path : m->path[i];
}

/* records that before the current change, the file of `later` was at `path` */
static void
set_path(struct moves *m, struct str path, struct str later)
{
	uint32_t *i;

	later = arena_str(&m->arena, later);
	if (map_get(&m->later, path) == MAP_NONE)
		path = arena_str(&m->arena, path);
	i = map_put(&m->later, path);
	if (*i == MAP_NONE) {
		m->path = mem_reserve(m->path, m->npaths, &m->paths_cap, sizeof(*m->path));
		*i = (uint32_t)m->npaths++;
	}
	m->path[*i] = later;
}

/*
 * The file of today at a path, or MAP_NONE. If the file was moved and that is not yet
 * committed, its id identifies it.
 */
static uint32_t
file_at(const struct moves *m, struct str path)
{
	uint32_t i = map_get(&m->paths, path);

	if (i == MAP_NONE)
		i = map_get(&m->ids, link_stem(path));
	return i == NAMES_SEVERAL ? MAP_NONE : i;
}

void
moves_begin(struct moves *m, const struct moves_ask *ask)
{
	const struct scan *files = &ask->book->files;
	const struct people *p = ask->people;

	*m = (struct moves){
		.ask = *ask, .selected = mem_zero(files->n, sizeof(bool)), .moved = mem_zero(files->n, sizeof(bool)),
	};
	for (size_t i = 0; i < files->n; i++) {
		uint32_t *id = map_put(&m->ids, files->file[i].id);

		*id = *id == MAP_NONE ? (uint32_t)i : NAMES_SEVERAL;
		*map_put(&m->paths, files->file[i].path) = (uint32_t)i;
		m->selected[i] = !p->named;
	}
	for (size_t i = 0; p->named && i < p->n; i++)
		m->selected[map_get(&m->paths, ask->book->contact[p->who[i]].path)] = true;
}

/* true if the contact is selected; one that is no longer in the book cannot be named */
static bool
is_selected(const struct moves *m, struct str path)
{
	uint32_t file = file_at(m, path_today(m, path));

	return file == MAP_NONE ? !m->ask.people->named : m->selected[file];
}

bool
moves_wants(const struct moves *m, const struct repo_change *c)
{
	return !none(&c->old) && !none(&c->now) && c->date >= m->ask.since && is_selected(m, c->path) &&
	       !members_path(&m->ask.book->set.members, c->path);
}

bool
moves_knows(const struct moves *m, const struct oid *version)
{
	return map_get(&m->version, oid_bytes(version)) != MAP_NONE;
}

/* reads the selected keys; problems of old versions are not reported */
static struct field_value *
read_values(struct moves *m, struct str front)
{
	struct errors errors = {0};
	struct parse p = {.arena = &m->arena, .errors = &errors, .own = &m->ask.book->own, .dates = m->ask.book->set.dates,
	                  .rule = members_anywhere(&m->ask.book->set.members)};
	struct contact c;
	struct field_view view = {.contact = &c, .arena = &m->arena};
	struct field_value *v = NULL;

	for (size_t k = 0; k < m->ask.nkeys; k++)
		p.keys |= m->ask.key[k].needs.keys;
	if (contact_parse(&c, front, &p)) {
		v = arena_alloc(&m->arena, m->ask.nkeys * sizeof(*v));
		for (size_t k = 0; k < m->ask.nkeys; k++)
			v[k] = field_get(&m->ask.key[k], &view);
	}
	errors_free(&errors);
	return v;
}

/* the bytes up to the end of the front-matter; none if there is none or the file is too large */
static struct str
front_of(struct str bytes)
{
	struct split at;

	return bytes.n <= CONTACT_MAX && front_split(&at, bytes) > 0 ? str_sub(bytes, 0, at.body) : STR("");
}

void
moves_learn(struct moves *m, const struct oid *version, struct str bytes)
{
	struct str front = front_of(bytes);
	uint32_t is = map_get(&m->front, front);

	if (is == MAP_NONE) {
		is = (uint32_t)m->nvalues;
		m->values = mem_reserve(m->values, m->nvalues, &m->values_cap, sizeof(struct field_value *));
		m->values[m->nvalues++] = read_values(m, front);
		*map_put(&m->front, arena_str(&m->arena, front)) = is;
	}
	*map_put(&m->version, arena_str(&m->arena, oid_bytes(version))) = is;
}

static const struct field_value *
values_of(const struct moves *m, const struct oid *version)
{
	uint32_t i = map_get(&m->version, oid_bytes(version));

	return i == MAP_NONE ? NULL : m->values[i];
}

static bool
same(const struct field_value *a, const struct field_value *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_eq(a->text[i], b->text[i]))
			return false;
	return true;
}

static void
add(struct moves *m, const struct repo_change *c, size_t key, const struct field_value *from,
    const struct field_value *to)
{
	struct str path = path_today(m, c->path);
	uint32_t file = file_at(m, path);
	struct move move = {
		.id = arena_str(&m->arena, link_stem(path)), .file = file == MAP_NONE ? MOVES_GONE : file, .date = c->date,
		.key = &m->ask.key[key], .from = *from, .to = *to, .order = m->n,
	};

	m->move = mem_reserve(m->move, m->n, &m->cap, sizeof(*m->move));
	m->move[m->n++] = move;
	if (move.file != MOVES_GONE)
		m->moved[move.file] = true;
}

static void
compare(struct moves *m, const struct repo_change *c)
{
	const struct field_value *old = values_of(m, &c->old), *now = values_of(m, &c->now);

	for (size_t k = 0; old && now && old != now && k < m->ask.nkeys; k++)
		if (!same(&old[k], &now[k]))
			add(m, c, k, &old[k], &now[k]);
}

void
moves_take(struct moves *m, const struct repo_change *c)
{
	if (moves_wants(m, c))
		compare(m, c);
	if (!none(&c->old) && !none(&c->now) && !str_eq(c->path, c->from)) {
		set_path(m, c->from, path_today(m, c->path));
		set_path(m, c->path, c->path);
	} else if (none(&c->old) && map_get(&m->later, c->path) != MAP_NONE) {
		/* an older file at this path was another contact with the same id */
		set_path(m, c->path, c->path);
	}
}

void
moves_drop(struct moves *m)
{
	const struct book *b = m->ask.book;
	bool *stays = mem_zero(b->files.n, sizeof(*stays));
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++)
		if (!b->contact[i].me && !b->contact[i].inactive)
			stays[map_get(&m->paths, b->contact[i].path)] = true;
	for (size_t i = 0; i < m->n; i++)
		if (m->move[i].file == MOVES_GONE || stays[m->move[i].file])
			m->move[n++] = m->move[i];
	m->n = n;
	free(stays);
}

static int
move_order(const void *va, const void *vb)
{
	const struct move *a = va, *b = vb;
	int d;

	if (a->date != b->date)
		return a->date > b->date ? -1 : 1;
	d = str_cmp(a->id, b->id);
	if (!d)
		d = str_cmp(a->key->name, b->key->name);
	return d ? d : (a->order > b->order) - (a->order < b->order);
}

void
moves_sort(struct moves *m)
{
	if (m->n)
		qsort(m->move, m->n, sizeof(*m->move), move_order);
}

void
moves_free(struct moves *m)
{
	free(m->move);
	free(m->values);
	free(m->path);
	free(m->selected);
	free(m->moved);
	map_free(&m->version);
	map_free(&m->front);
	map_free(&m->paths);
	map_free(&m->ids);
	map_free(&m->later);
	arena_free(&m->arena);
	*m = (struct moves){0};
}
