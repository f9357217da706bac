/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "book/load_file.h"
#include "cli/moving.h"

/* whether no other contact has the id, folded, so that the id alone means this one */
static bool
is_alone(const struct book *b, const struct contact *who)
{
	for (size_t i = 0; i < b->n; i++)
		if (&b->contact[i] != who && text_same(b->contact[i].id, who->id))
			return false;
	return true;
}

/* its name and aliases */
static void
take_names(struct moving *m)
{
	static const enum key keys[] = {KEY_NAME, KEY_ALIASES};
	size_t n = 0;

	for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
		const struct field *f = contact_field(m->who, keys[k]);
		size_t have = f ? f->n : 0;

		for (size_t i = 0; i < have; i++) {
			m->name = mem_reserve(m->name, n, &m->cap, sizeof(*m->name));
			m->name[n++] = field_text(f, i);
		}
	}
	m->to.name = m->name;
	m->to.nnames = n;
	m->cap = 0;
}

void
moving_begin(struct moving *m, struct writer *w, const struct contact *who, struct str to)
{
	struct tool *t = w->tool;
	struct errors known = {0};

	m->writer = w;
	m->who = who;
	/* those that came since the book was opened are there, too; tend-check reports odd ones */
	scan_folder(&m->files, t->book.dirfd, &known);
	errors_free(&known);
	/* a folder that cannot be read may have files that name the contact */
	for (size_t i = 0; i < m->files.unread.n; i++)
		errors_add(&m->odd, m->files.unread.v[i].path, 0, 0, "%.*s: what names %.*s in this folder stays as it is",
		           STR_ARG(m->files.unread.v[i].what), STR_ARG(who->id));
	for (size_t i = 0; i < m->files.n; i++)
		*map_put(&m->paths, m->files.file[i].path) = (uint32_t)i;
	m->edit = (struct edit){.errors = &m->again, .own = &t->book.own, .dates = t->book.set.dates,
	                        .rule = &t->book.set.members.rule};
	m->to = (struct reference){
		.from = who->path, .to = to, .alone = is_alone(&t->book, who), .paths = &m->paths};
	take_names(m);
}

int
moving_text(struct buf *out, struct str file, struct moving *m, struct str path)
{
	m->edit.path = path;
	return moving_edit(out, file, m);
}

int
moving_edit(struct buf *out, struct str file, void *arg)
{
	struct moving *m = arg;
	struct buf now = {0};
	bool changed;

	buf_str(&now, file);
	if (m->first)
		m->first(&now, m);
	changed = reference_change(out, buf_view(&now), &m->to, &m->edit) > 0;
	if (!changed && !str_eq(buf_view(&now), file)) {
		buf_str(out, buf_view(&now));
		changed = true;
	}
	buf_free(&now);
	return changed;
}

/* a file that names the contact, and can be written */
static void
look_at(struct moving *m, struct str path)
{
	struct tool *t = m->writer->tool;
	struct arena arena = {0};
	struct parse p = {.arena = &arena, .errors = &m->odd, .path = path};
	struct buf file = {0}, out = {0};
	int names = 0;

	m->edit.errors = &m->odd;
	if (load_file(&file, t->book.dirfd, path.p, &p) == 0)
		names = moving_text(&out, buf_view(&file), m, path);
	m->edit.errors = &m->again;
	if (names > 0) {
		m->changes = mem_reserve(m->changes, m->nchanges, &m->cap, sizeof(*m->changes));
		m->changes[m->nchanges++] = path;
		write_file_may(m->writer, path, moving_edit, m);
	}
	buf_free(&file);
	buf_free(&out);
	arena_free(&arena);
}

void
moving_find(struct moving *m, struct str except, struct str or_this)
{
	for (size_t i = 0; i < m->files.n; i++) {
		struct str path = m->files.file[i].path;

		if (!str_eq(path, except) && !str_eq(path, or_this))
			look_at(m, path);
	}
}

static bool
is_odd(const struct moving *m, struct str path)
{
	for (size_t i = 0; i < m->odd.n; i++)
		if (str_eq(m->odd.v[i].path, path))
			return true;
	return false;
}

void
moving_write(struct moving *m)
{
	/* those, and the contact's own */
	m->writer->total = m->nchanges + 1;
	for (size_t i = 0; i < m->nchanges; i++) {
		struct str path = m->changes[i];
		size_t n = m->again.n;

		m->edit.path = path;
		/* what was all right a moment ago */
		if (write_file(m->writer, path, moving_edit, m) >= 0 && m->again.n > n &&
		    !is_odd(m, path))
			errors_add(&m->writer->tool->errors, path, 0, 0, "%.*s",
			           STR_ARG(m->again.v[n].what));
	}
}

void
moving_report(struct moving *m)
{
	errors_join(&m->writer->tool->errors, &m->odd);
}

void
moving_end(struct moving *m)
{
	errors_free(&m->odd);
	errors_free(&m->again);
	scan_free(&m->files);
	map_free(&m->paths);
	free(m->name);
	free(m->changes);
	*m = (struct moving){0};
}
