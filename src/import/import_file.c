/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/import_file.h"

/*
 * groups the added values by field: *out has an edit_field for each field, empty if nothing is
 * added to it; returns their number
 */
static size_t
gather(struct edit_field **out, struct import_file *f)
{
	struct edit_field *fields = arena_zero(&f->arena, f->steps.nfields, sizeof(*fields));
	struct str *value = arena_alloc(&f->arena, f->steps.n * sizeof(*value));
	struct str *pair = arena_alloc(&f->arena, f->steps.n * sizeof(*pair));
	/* a counting sort: the values of field i begin at from[i] */
	uint32_t *from = arena_zero(&f->arena, (size_t)f->steps.nfields + 1, sizeof(*from));

	for (size_t i = 0; i < f->steps.n; i++)
		if (f->steps.v[i].did == IMPORT_ADDED && !f->steps.v[i].entry)
			from[f->steps.v[i].field + 1]++;
	for (size_t i = 0; i < f->steps.nfields; i++)
		from[i + 1] += from[i];
	for (size_t i = 0; i < f->steps.n; i++) {
		const struct import_step *s = &f->steps.v[i];
		struct edit_field *to = &fields[s->field];

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
	*out = fields;
	return f->steps.nfields;
}

/* gives the values of a map names: all different, none empty */
static void
name_pairs(struct import_file *f, struct edit_field *field)
{
	struct str *pair = arena_alloc(&f->arena, field->n * sizeof(*pair));
	struct map seen = {0};
	struct buf name = {0};

	for (size_t i = 0; i < field->n; i++) {
		size_t number = i + 1;

		buf_clear(&name);
		buf_str(&name, field->pair[i]);
		for (; !name.n || map_get(&seen, buf_view(&name)) != MAP_NONE; number++) {
			buf_clear(&name);
			buf_fmt(&name, "%.*s%s%zu", STR_ARG(field->pair[i]), field->pair[i].n ? " " : "", number);
		}
		pair[i] = arena_str(&f->arena, buf_view(&name));
		*map_put(&seen, pair[i]) = 1;
	}
	field->pair = pair;
	map_free(&seen);
	buf_free(&name);
}

/* writes the keys; edit_put() reports those that it refuses */
static int
put_keys(struct buf *out, struct str file, struct import_file *f)
{
	struct edit_field *all, *fields;
	uint32_t *index;
	size_t n = gather(&all, f), k = 0;
	int done;

	fields = arena_alloc(&f->arena, n * sizeof(*fields));
	index = arena_zero(&f->arena, n + 1, sizeof(*index));
	for (size_t i = 0; i < n; i++) {
		if (!all[i].n)
			continue;
		if (all[i].pair)
			name_pairs(f, &all[i]);
		index[i] = (uint32_t)k;
		fields[k++] = all[i];
	}
	done = edit_put(out, file, fields, k, &f->edit);
	for (size_t i = 0; i < f->steps.n; i++) {
		struct import_step *s = &f->steps.v[i];

		if (s->did == IMPORT_ADDED && !s->entry && (done < 0 || fields[index[s->field]].refused))
			s->did = IMPORT_FULL;
	}
	return done;
}

/* writes the entries; those that no line can hold are left out, and were reported before */
static int
put_entries(struct buf *out, struct str file, struct import_file *f)
{
	struct edit_entry *e = arena_alloc(&f->arena, f->steps.n * sizeof(*e));
	size_t n = 0;
	int done;

	for (size_t i = 0; i < f->steps.n; i++)
		if (f->steps.v[i].entry)
			e[n++] = *f->steps.v[i].entry;
	buf_clear(out);
	done = n ? edit_log(out, file, e, n, true, &f->edit) : 0;
	for (size_t i = 0; i < f->steps.n && done != (int)n; i++)
		if (f->steps.v[i].entry && (done <= 0 || str_find(buf_view(out), f->steps.v[i].value) == out->n))
			f->steps.v[i].did = IMPORT_FULL;
	return done;
}

static int
put(struct buf *out, struct str file, struct import_file *f)
{
	struct buf keys = {0};
	int done = put_keys(&keys, file, f);
	int logged = put_entries(out, done > 0 ? buf_view(&keys) : file, f);

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
count(const struct import_file *f, enum import_did did)
{
	size_t n = 0;

	for (size_t i = 0; i < f->steps.n; i++)
		n += f->steps.v[i].did == did;
	return n;
}

static void
report_full(struct import_file *f)
{
	for (size_t i = 0; i < f->steps.n; i++)
		if (f->steps.v[i].did == IMPORT_FULL)
			errors_add(f->edit.errors, f->path, 0, 0, "%.*s: no room for it in the front-matter: left out",
			           STR_ARG(f->steps.v[i].key));
}

/* writes as much as there is room for in any case; sets *full if something is left */
static int
update_some(struct buf *out, struct str file, struct import_file *f, bool fresh, bool *full)
{
	struct errors errors = {0};
	struct contact now = {0};
	struct split at;
	struct parse p = {
		.arena = &f->arena, .errors = &errors, .path = f->path, .keys = KEYSET_ALL, .own = f->edit.own,
		.dates = f->edit.dates,
		.rule = f->edit.rule,
		.want = f->entries ? WANT_ENTRIES | WANT_TEXTS : 0,
	};
	int is_contact = front_split(&at, file) == 1 ? contact_parse(&now, file, &p) : 0;
	size_t front = is_contact ? at.front_end - at.front : 0;

	errors_free(&errors);
	f->steps.n = 0;
	if (!is_contact) {
		errors_add(f->edit.errors, f->path, 0, 0, "no front-matter of a contact to write it into");
		return -1;
	}
	import_steps(&f->steps, f->im, f->person, f->id, fresh ? NULL : &now, front < FRONT_MAX ? FRONT_MAX - front : 0,
	             &f->arena);
	*full = count(f, IMPORT_FULL) != 0;
	if (*full && !count(f, IMPORT_ADDED))
		report_full(f);
	return put(out, file, f);
}

/* keeps the steps for the rows; of a further round only what it added */
static void
keep_steps(struct import_steps *all, const struct import_file *f, bool first)
{
	size_t n = 0;

	all->v = mem_grow(all->v, all->n + f->steps.n + 1, sizeof(*all->v));
	for (size_t i = 0; i < f->steps.n; i++)
		if (f->steps.v[i].did == IMPORT_ADDED || (first && f->steps.v[i].did == IMPORT_KEPT))
			all->v[all->n + n++] = f->steps.v[i];
	all->n += n;
}

int
import_file_update(struct buf *out, struct str file, void *arg)
{
	struct import_file *f = arg;
	struct import_steps all = {0};
	struct buf last = {0};
	bool full = false;
	int ret = update_some(out, file, f, f->made, &full);

	keep_steps(&all, f, true);
	while (ret > 0 && full) {
		buf_clear(&last);
		buf_str(&last, buf_view(out));
		if (update_some(out, buf_view(&last), f, false, &full) <= 0) {
			buf_clear(out);
			buf_str(out, buf_view(&last));
			full = false;
		}
		keep_steps(&all, f, false);
	}
	free(f->steps.v);
	f->steps = all;
	buf_free(&last);
	return ret;
}
