/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/import_file.h"

/* the fields that are to be put, with room for all their values; how many */
static size_t
gather(struct edit_field **out, struct import_file *j)
{
	struct edit_field *f = arena_zero(&j->arena, j->steps.nfields, sizeof(*f));
	struct str *value = arena_alloc(&j->arena, j->steps.n * sizeof(*value));
	struct str *pair = arena_alloc(&j->arena, j->steps.n * sizeof(*pair));
	uint32_t *from = arena_zero(&j->arena, (size_t)j->steps.nfields + 1, sizeof(*from));

	for (size_t i = 0; i < j->steps.n; i++)
		if (j->steps.v[i].did == IMPORT_ADDED && !j->steps.v[i].entry)
			from[j->steps.v[i].field + 1]++;
	for (size_t i = 0; i < j->steps.nfields; i++)
		from[i + 1] += from[i];
	for (size_t i = 0; i < j->steps.n; i++) {
		const struct import_step *s = &j->steps.v[i];
		struct edit_field *to = &f[s->field];

		if (s->did != IMPORT_ADDED || s->entry)
			continue;
		value[from[s->field] + to->n] = s->value;
		pair[from[s->field] + to->n] = s->pair;
		to->name = s->key;
		to->list |= s->list;
		to->value = value + from[s->field];
		if (s->pair.n || to->pair)
			to->pair = pair + from[s->field];
		to->n++;
	}
	*out = f;
	return j->steps.nfields;
}

/* names in a map are all different, and none is empty */
static void
name_pairs(struct import_file *j, struct edit_field *f)
{
	struct str *pair = arena_alloc(&j->arena, f->n * sizeof(*pair));
	struct map seen = {0};
	struct buf name = {0};

	for (size_t i = 0; i < f->n; i++) {
		size_t number = i + 1;

		buf_clear(&name);
		buf_str(&name, f->pair[i]);
		for (; !name.n || map_get(&seen, buf_view(&name)) != MAP_NONE; number++) {
			buf_clear(&name);
			buf_fmt(&name, "%.*s%s%zu", STR_ARG(f->pair[i]), f->pair[i].n ? " " : "", number);
		}
		pair[i] = arena_str(&j->arena, buf_view(&name));
		*map_put(&seen, pair[i]) = 1;
	}
	f->pair = pair;
	map_free(&seen);
	buf_free(&name);
}

/* the keys; what is refused, has been told */
static int
put_keys(struct buf *out, struct str file, struct import_file *j)
{
	struct edit_field *all, *f;
	uint32_t *of;
	size_t n = gather(&all, j), k = 0;
	int done;

	f = arena_alloc(&j->arena, n * sizeof(*f));
	of = arena_zero(&j->arena, n + 1, sizeof(*of));
	for (size_t i = 0; i < n; i++) {
		if (!all[i].n)
			continue;
		if (all[i].pair)
			name_pairs(j, &all[i]);
		of[i] = (uint32_t)k;
		f[k++] = all[i];
	}
	done = edit_put(out, file, f, k, &j->edit);
	for (size_t i = 0; i < j->steps.n; i++) {
		struct import_step *s = &j->steps.v[i];

		if (s->did == IMPORT_ADDED && !s->entry && (done < 0 || f[of[s->field]].refused))
			s->did = IMPORT_FULL;
	}
	return done;
}

/* the entries; those that no line can hold are left out, and were reported before */
static int
put_entries(struct buf *out, struct str file, struct import_file *j)
{
	struct edit_entry *e = arena_alloc(&j->arena, j->steps.n * sizeof(*e));
	size_t n = 0;
	int done;

	for (size_t i = 0; i < j->steps.n; i++)
		if (j->steps.v[i].entry)
			e[n++] = *j->steps.v[i].entry;
	buf_clear(out);
	done = n ? edit_log(out, file, e, n, true, &j->edit) : 0;
	for (size_t i = 0; i < j->steps.n && done != (int)n; i++)
		if (j->steps.v[i].entry && (done <= 0 || str_find(buf_view(out), j->steps.v[i].value) == out->n))
			j->steps.v[i].did = IMPORT_FULL;
	return done;
}

static int
put(struct buf *out, struct str file, struct import_file *j)
{
	struct buf keys = {0};
	int done = put_keys(&keys, file, j);
	int logged = put_entries(out, done > 0 ? buf_view(&keys) : file, j);

	if (logged <= 0) {
		buf_clear(out);
		if (done > 0)
			buf_str(out, buf_view(&keys));
	}
	buf_free(&keys);
	if (done > 0 || logged > 0)
		return 1;
	return done < 0 || logged < 0 ? -1 : 0;
}

static size_t
count(const struct import_file *j, enum import_did did)
{
	size_t n = 0;

	for (size_t i = 0; i < j->steps.n; i++)
		n += j->steps.v[i].did == did;
	return n;
}

static void
tell_full(struct import_file *j)
{
	for (size_t i = 0; i < j->steps.n; i++)
		if (j->steps.v[i].did == IMPORT_FULL)
			errors_add(j->edit.errors, j->path, 0, 0, "%.*s: no room for it in the front-matter: left out",
			           STR_ARG(j->steps.v[i].key));
}

/* as much as there surely is room for; *full if that is not all */
static int
bring_some(struct buf *out, struct str file, struct import_file *j, bool fresh, bool *full)
{
	struct errors errors = {0};
	struct contact now = {0};
	struct split at;
	struct parse p = {
		.arena = &j->arena, .errors = &errors, .path = j->path, .keys = KEYSET_ALL, .own = j->edit.own,
		.want = j->entries ? WANT_ENTRIES | WANT_TEXTS : 0,
	};
	int is = front_split(&at, file) == 1 ? contact_parse(&now, file, &p) : 0;
	size_t front = is ? at.front_end - at.front : 0;

	errors_free(&errors);
	j->steps.n = 0;
	if (!is) {
		errors_add(j->edit.errors, j->path, 0, 0, "no front-matter of a contact to write it into");
		return -1;
	}
	import_steps(&j->steps, j->im, j->person, j->id, fresh ? NULL : &now, front < FRONT_MAX ? FRONT_MAX - front : 0,
	             &j->arena);
	*full = count(j, IMPORT_FULL) != 0;
	if (*full && !count(j, IMPORT_ADDED))
		tell_full(j);
	return put(out, file, j);
}

/* what was done, for the rows; a second time only what came to it */
static void
keep_steps(struct import_steps *all, const struct import_file *j, bool first)
{
	size_t n = 0;

	all->v = mem_grow(all->v, all->n + j->steps.n + 1, sizeof(*all->v));
	for (size_t i = 0; i < j->steps.n; i++)
		if (j->steps.v[i].did == IMPORT_ADDED || (first && j->steps.v[i].did == IMPORT_KEPT))
			all->v[all->n + n++] = j->steps.v[i];
	all->n += n;
}

int
import_file_bring(struct buf *out, struct str file, void *arg)
{
	struct import_file *j = arg;
	struct import_steps all = {0};
	struct buf last = {0};
	bool full = false;
	int ret = bring_some(out, file, j, j->made, &full);

	keep_steps(&all, j, true);
	while (ret > 0 && full) {
		buf_clear(&last);
		buf_str(&last, buf_view(out));
		if (bring_some(out, buf_view(&last), j, false, &full) <= 0) {
			buf_clear(out);
			buf_str(out, buf_view(&last));
			full = false;
		}
		keep_steps(&all, j, false);
	}
	free(j->steps.v);
	j->steps = all;
	buf_free(&last);
	return ret;
}
