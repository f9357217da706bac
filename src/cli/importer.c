/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/importer.h"
#include "cli/write.h"
#include "edit/edit.h"
#include "import/import.h"

/* what is said at the end: nobody who stops reading is to stop the writing */
struct importer_row {
	struct str id, key, value;
	const char *did;
};

struct importing {
	struct tool *tool;
	const struct import_wish *wish;
	const char *file; /* the first, for the message of the commit */
	struct cards cards;
	struct import im;
	struct writer writer;
	struct importer_row *row;
	size_t nrows, row_cap;
	struct arena said; /* of the rows */
};

/* one file at hand */
struct importer_job {
	struct importing *imp;
	const struct import_person *person;
	struct str id, path;
	bool made;           /* by us: there is nothing in it yet */
	bool entries;        /* some card has any */
	struct edit edit;
	struct import_steps steps;
	struct arena arena;
};

static bool
has_entries(const struct import *im, const struct import_person *p)
{
	for (size_t i = 0; i < p->ncards; i++)
		if (im->cards->v[p->card[i]].nentries)
			return true;
	return false;
}

/* --- into one file --- */

/* the fields that are to be put, with room for all their values; how many */
static size_t
gather(struct edit_field **out, struct importer_job *j)
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
name_pairs(struct importer_job *j, struct edit_field *f)
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
put_keys(struct buf *out, struct str file, struct importer_job *j)
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

/* the entries; of those that no line can say, which are told, nothing more is said */
static int
put_entries(struct buf *out, struct str file, struct importer_job *j)
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
put(struct buf *out, struct str file, struct importer_job *j)
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
count(const struct importer_job *j, enum import_did did)
{
	size_t n = 0;

	for (size_t i = 0; i < j->steps.n; i++)
		n += j->steps.v[i].did == did;
	return n;
}

static void
tell_full(struct importer_job *j)
{
	for (size_t i = 0; i < j->steps.n; i++)
		if (j->steps.v[i].did == IMPORT_FULL)
			errors_add(j->edit.errors, j->path, 0, 0, "%.*s: no room for it in the front-matter: left out",
			           STR_ARG(j->steps.v[i].key));
}

/* as much as there surely is room for; *full if that is not all */
static int
bring_some(struct buf *out, struct str file, struct importer_job *j, bool fresh, bool *full)
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
	import_steps(&j->steps, &j->imp->im, j->person, j->id, fresh ? NULL : &now, front < FRONT_MAX ? FRONT_MAX - front : 0,
	             &j->arena);
	*full = count(j, IMPORT_FULL) != 0;
	if (*full && !count(j, IMPORT_ADDED))
		tell_full(j);
	return put(out, file, j);
}

/* what was done, for the rows; a second time only what came to it */
static void
keep_steps(struct import_steps *all, const struct importer_job *j, bool first)
{
	size_t n = 0;

	all->v = mem_grow(all->v, all->n + j->steps.n + 1, sizeof(*all->v));
	for (size_t i = 0; i < j->steps.n; i++)
		if (j->steps.v[i].did == IMPORT_ADDED || (first && j->steps.v[i].did == IMPORT_KEPT))
			all->v[all->n + n++] = j->steps.v[i];
	all->n += n;
}

/*
 * From a file as it is now: somebody may have changed it since the book was read. Where it gets full, what was added
 * may have taken less room than it could have, so it is tried again: the next import is to have nothing to add.
 */
static int
bring(struct buf *out, struct str file, void *arg)
{
	struct importer_job *j = arg;
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

/* --- what is said --- */

static void
say(struct importing *imp, struct str id, const char *did, struct str key, struct str value)
{
	imp->row = mem_reserve(imp->row, imp->nrows, &imp->row_cap, sizeof(*imp->row));
	imp->row[imp->nrows++] = (struct importer_row){
		arena_str(&imp->said, id), arena_str(&imp->said, key), arena_str(&imp->said, value), did,
	};
}

static void
say_steps(struct importer_job *j)
{
	struct str name = STR("");

	for (size_t i = 0; i < j->steps.n && !name.n; i++)
		if (j->steps.v[i].did == IMPORT_ADDED && str_eq(j->steps.v[i].key, STR("name")))
			name = j->steps.v[i].value;
	if (j->made)
		say(j->imp, j->id, "made", STR("name"), name);
	for (size_t i = 0; i < j->steps.n; i++) {
		const struct import_step *s = &j->steps.v[i];

		if (s->did == IMPORT_FULL || (j->made && s->did == IMPORT_ADDED && str_eq(s->key, STR("name"))))
			continue;
		say(j->imp, j->id, s->did == IMPORT_ADDED ? "added" : "kept", s->key, s->value);
	}
}

static void
print(struct importing *imp)
{
	static const struct column columns[] = {
		{"id", CELL_TEXT}, {"did", CELL_TEXT}, {"key", CELL_TEXT}, {"value", CELL_TEXT},
	};
	struct rows *rows = tool_rows(imp->tool, columns, sizeof(columns) / sizeof(columns[0]));

	for (size_t i = 0; i < imp->nrows; i++) {
		rows_id(rows, imp->row[i].id);
		rows_text(rows, str_of(imp->row[i].did));
		rows_text(rows, imp->row[i].key);
		rows_text(rows, imp->row[i].value);
	}
	if (rows_close(rows) == 0 || errno == EPIPE)
		return;
	tool_fail(imp->tool, "standard output: %s", strerror(errno));
}

/* --- person by person --- */

static void
make(struct importer_job *j)
{
	struct importing *imp = j->imp;
	struct buf path = {0}, file = {0};
	int made;

	j->made = true;
	do {
		j->id = import_id(&imp->im, j->person);
		write_path(&path, imp->wish->folder, j->id);
		j->path = j->edit.path = buf_view(&path);
		made = bring(&file, STR("---\n---\n"), j);
		if (made == 0)
			buf_str(&file, STR("---\n---\n"));
		/* 0: somebody else has just made it */
		made = made < 0 ? -1 : write_new(&imp->writer, j->path, buf_view(&file));
	} while (made == 0);
	if (made > 0)
		say_steps(j);
	buf_free(&path);
	buf_free(&file);
}

static void
bring_to(struct importer_job *j, const struct contact *c)
{
	struct importing *imp = j->imp;
	bool any = false;

	j->id = c->id;
	j->path = j->edit.path = c->path;
	import_steps(&j->steps, &imp->im, j->person, j->id, c, SIZE_MAX, &j->arena);
	for (size_t i = 0; i < j->steps.n; i++)
		any |= j->steps.v[i].did == IMPORT_ADDED;
	if (!any) {
		imp->writer.at++;
		imp->writer.done++;
	}
	if (!any || write_file(&imp->writer, c->path, bring, j) >= 0)
		say_steps(j);
}

static void
one_person(struct importing *imp, size_t i)
{
	struct tool *t = imp->tool;
	const struct import_person *p = &imp->im.v[i];
	struct importer_job j = {
		.imp = imp, .person = p, .entries = has_entries(&imp->im, p),
		.edit = {.errors = &t->errors, .own = &t->book.own},
	};

	if (p->who < t->book.n)
		bring_to(&j, &t->book.contact[p->who]);
	else
		make(&j);
	free(j.steps.v);
	arena_free(&j.arena);
}

/* the book as it is while nobody else writes to it */
static void
open_book(struct importing *imp)
{
	struct tool *t = imp->tool;
	struct needs ask = {KEYSET_ALL, 0};

	for (size_t i = 0; i < imp->cards.n; i++)
		if (imp->cards.v[i].nentries)
			ask.parts = WANT_ENTRIES | WANT_TEXTS;
	tool_book(t);
	write_begin(&imp->writer, t, imp->wish->dry, 0);
	if (!imp->wish->dry) {
		book_close(&t->book);
		t->book = (struct book){0};
		tool_book(t);
		imp->writer.save.dirfd = t->book.dirfd;
	}
	t->quiet = true; /* what is wrong with the rest of a file is for tend-check to say */
	tool_open(t, ask, true, 0, NULL);
	errors_free(&t->book.errors);
}

static int
run(struct importing *imp)
{
	struct tool *t = imp->tool;
	int status;

	open_book(imp);
	import_match(&imp->im, &t->book, &imp->cards);
	errors_join(&t->beside, &imp->cards.errors);
	imp->writer.total = imp->im.n;
	for (size_t i = 0; i < imp->im.n; i++)
		one_person(imp, i);
	status = write_end(&imp->writer, "import", str_of(imp->file));
	if (!imp->wish->dry)
		print(imp);
	return status;
}

int
import_run(struct tool *t, const struct import_wish *w, char **file, int n)
{
	struct importing imp = {.tool = t, .wish = w, .file = file[0]};
	int status;

	for (int i = 0; i < n; i++)
		import_read(&imp.cards, w->from, file[i]);
	if (imp.cards.n) {
		status = run(&imp);
	} else {
		errors_join(&t->beside, &imp.cards.errors);
		t->book.dirfd = -1;
		status = tool_close(t, NULL) ? NOTHING : DONE;
	}
	import_free(&imp.im);
	cards_free(&imp.cards);
	arena_free(&imp.said);
	free(imp.row);
	return status;
}
