/* SPDX-License-Identifier: ISC */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/bump.h"
#include "base/mem.h"
#include "base/team.h"
#include "base/utf8.h"
#include "book/book.h"
#include "book/load_file.h"

enum { CHUNK = 64, THREADS = 8 }; /* as in book_load.c */

/* shared by the threads */
struct diary_reading {
	const struct book *book;
	const struct spoken *spoken;
	bool lint;
	atomic_size_t next;
};

/* private to a thread */
struct diary_worker {
	struct diary_reading *shared;
	struct mentions found;
	struct arena arena;
	struct errors errors;
};

/* --- reading --- */

static void
read_note(struct diary_worker *w, struct buf *bytes, struct buf *valid, uint32_t i)
{
	const struct book *b = w->shared->book;
	const struct diary_note *note = &b->diary.note[i];
	struct mention_book with = {
		.spoken = w->shared->spoken,
		.style = b->set.dates,
		.own = &b->own,
		.errors = w->shared->lint ? &w->errors : NULL,
	};
	struct parse p = {.errors = &w->errors, .path = note->path};
	struct str text = note->raw;

	if (!b->rev) {
		if (load_file(bytes, b->dirfd, note->path.p, &p) < 0)
			return;
		text = buf_view(bytes);
	}
	if (utf8_invalid(text) < text.n) {
		buf_clear(valid);
		utf8_repair(valid, text);
		text = buf_view(valid);
	}
	mention_read(&w->found, text, note->path, i, &with);
}

static void *
work(void *arg)
{
	struct diary_worker *w = arg;
	struct buf bytes = {0}, valid = {0};
	size_t n = w->shared->book->diary.n, from;

	w->found.arena = &w->arena;
	while ((from = atomic_fetch_add(&w->shared->next, CHUNK)) < n)
		for (size_t i = from; i < n && i < from + CHUNK; i++)
			read_note(w, &bytes, &valid, (uint32_t)i);
	buf_free(&bytes);
	buf_free(&valid);
	bump_release();
	return NULL;
}

static void
join(struct mentions *into, struct mentions *from)
{
	for (size_t i = 0; i < from->n; i++) {
		into->v = mem_reserve(into->v, into->n, &into->cap, sizeof(*into->v));
		into->v[into->n++] = from->v[i];
	}
	free(from->v);
}

static int
compare(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

/* notes have the order of their paths among the files, which is that of stems, then paths */
static int
mention_order(const void *va, const void *vb)
{
	const struct mention *a = va, *b = vb;

	if (a->who != b->who)
		return compare(a->who, b->who);
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if (a->file != b->file)
		return compare(a->file, b->file);
	return compare(a->line, b->line);
}

/* sorts, and keeps one mention a contact, day and note */
static void
sort(struct mentions *m)
{
	size_t kept = 0;

	if (m->n)
		qsort(m->v, m->n, sizeof(*m->v), mention_order);
	for (size_t i = 0; i < m->n; i++) {
		const struct mention *last = kept ? &m->v[kept - 1] : NULL;

		if (!last || last->who != m->v[i].who || last->date != m->v[i].date || last->file != m->v[i].file)
			m->v[kept++] = m->v[i];
	}
	m->n = kept;
}

static int
note_order(const void *va, const void *vb)
{
	const struct diary_note *a = va, *b = vb;

	return str_cmp(a->path, b->path);
}

static void
read_all(struct book *b, bool lint)
{
	size_t threads = b->diary.n / CHUNK + 1 < THREADS ? b->diary.n / CHUNK + 1 : THREADS;
	struct diary_worker w[THREADS] = {0};
	struct spoken spoken;
	struct diary_reading r = {.book = b, .spoken = &spoken, .lint = lint};

	if (b->diary.n)
		qsort(b->diary.note, b->diary.n, sizeof(*b->diary.note), note_order);
	if (!b->names.n)
		names_build(&b->names, b->contact, b->n);
	spoken_build(&spoken, &b->names, b->contact, b->n);
	for (size_t i = 0; i < THREADS; i++)
		w[i].shared = &r;
	team_run(w, sizeof(*w), threads, work);
	for (size_t i = 0; i < threads; i++) {
		join(&b->diary.found, &w[i].found);
		arena_join(&b->arena, &w[i].arena);
		errors_join(&b->errors, &w[i].errors);
	}
	errors_sort(&b->errors);
	sort(&b->diary.found);
	spoken_free(&spoken);
	b->diary.read = true;
}

/* --- entries --- */

static int
day_order(const void *va, const void *vb)
{
	day a = *(const day *)va, b = *(const day *)vb;

	return (a > b) - (a < b);
}

/* marks the entries of days that an earlier one has; those of notes come by day */
static void
mark_again(struct body *body, uint32_t own)
{
	day *days = mem_alloc(own * sizeof(*days)), last = DAY_NONE;
	size_t n = 0, k = 0;

	for (uint32_t i = 0; i < own; i++)
		if (!body->entry[i].plan)
			days[n++] = body->entry[i].date;
	if (n)
		qsort(days, n, sizeof(*days), day_order);
	for (uint32_t i = own; i < body->nentries; i++) {
		struct entry *e = &body->entry[i];

		while (k < n && days[k] < e->date)
			k++;
		e->again = e->date == last || (k < n && days[k] == e->date);
		last = e->date;
	}
	free(days);
}

/* the links of the lines, to all of their contacts but `who` */
static void
add_links(struct book *b, struct body *body, uint32_t who, const struct mention *m, uint32_t n, uint32_t own)
{
	struct link *link;
	uint32_t links = body->nlinks, at = links;

	for (uint32_t i = 0; i < n; i++)
		links += m[i].nwith - 1;
	link = arena_alloc(&b->arena, links * sizeof(*link));
	if (at)
		memcpy(link, body->link, at * sizeof(*link));
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < m[i].nwith; k++) {
			uint32_t other = m[i].with[k];

			if (other != who)
				link[at++] = (struct link){
					arena_str(&b->arena, b->contact[other].id).p, m[i].line, (int32_t)(own + i)};
		}
	body->link = link;
	body->nlinks = links;
}

/* adds n mentions to the entries of their contact */
static void
add_entries(struct book *b, const struct mention *m, uint32_t n, unsigned want)
{
	struct body *body = &b->contact[m->who].body;
	uint32_t own = body->nentries;
	struct entry *entry = arena_alloc(&b->arena, (own + n) * sizeof(*entry));
	struct str *text = want & WANT_TEXTS ? arena_alloc(&b->arena, (own + n) * sizeof(*text)) : NULL;

	if (own)
		memcpy(entry, body->entry, own * sizeof(*entry));
	if (own && text)
		memcpy(text, body->text, own * sizeof(*text));
	body->note = arena_alloc(&b->arena, n * sizeof(*body->note));
	for (uint32_t i = 0; i < n; i++) {
		entry[own + i] = (struct entry){
			.date = m[i].date, .line = m[i].line, .dir = '-', .sign = '.', .weight = 1, .note = true,
			.kind = m[i].kind.p, .nkind = (uint32_t)m[i].kind.n,
		};
		if (text)
			text[own + i] = m[i].text;
		body->note[i] = b->diary.note[m[i].file].path;
	}
	body->entry = entry;
	body->text = text;
	body->nentries = own + n;
	body->nnoted = n;
	if (want & WANT_LINKS)
		add_links(b, body, m->who, m, n, own);
	mark_again(body, own);
}

void
diary_add(struct book *b, unsigned want, const bool *only)
{
	const struct mentions *m = &b->diary.found;
	size_t n;

	if (!b->diary.read)
		read_all(b, want & WANT_LINT);
	for (size_t i = 0; i < m->n; i += n) {
		uint32_t who = m->v[i].who;

		for (n = 1; i + n < m->n && m->v[i + n].who == who; n++)
			;
		/* the owner is in no list */
		if (!b->contact[who].me && (!only || only[who]))
			add_entries(b, &m->v[i], (uint32_t)n, want);
	}
}
