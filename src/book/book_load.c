/* SPDX-License-Identifier: ISC */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/bump.h"
#include "base/mem.h"
#include "base/team.h"
#include "book/book.h"
#include "book/load_file.h"
#include "book/marks.h"
#include "book/rev.h"

enum {
	CHUNK = 64,   /* files that a thread takes at a time */
	THREADS = 8,  /* more than there are cores, since they wait for a cold disk */
};

/* shared by the threads */
struct loading {
	const struct book *book;
	struct needs needs;
	const struct prefilter *prefilter;
	const size_t *file; /* indices of the files, or NULL for all */
	size_t n;
	atomic_size_t next;
	struct contact *contact; /* one for each file; path.p == NULL for a note */
};

/* private to a thread */
struct load_worker {
	struct loading *shared;
	struct arena arena;
	struct errors errors;
	struct members_left left;
	struct buf scratch;
};

static void
load_one(struct load_worker *w, struct buf *bytes, size_t i)
{
	const struct loading *l = w->shared;
	const struct settings *set = &l->book->set;
	size_t at = l->file ? l->file[i] : i;
	const struct file *f = &l->book->files.file[at];
	struct parse p = {
		.arena = &w->arena,
		.errors = &w->errors,
		.path = f->path,
		.keys = l->needs.keys,
		.own = &l->book->own,
		.dates = set->dates,
		.want = l->needs.parts,
	};

	if (l->book->diary.is && l->book->diary.is[at])
		return;
	p.note = members_path(&set->members, f->path);
	if (p.note) {
		members_leave(&w->left, p.note, f->path);
		return;
	}
	if (load_file(bytes, l->book->dirfd, f->path.p, &p) < 0)
		return;
	if (l->prefilter && !prefilter_passes(l->prefilter, f->path, buf_view(bytes), &w->scratch))
		return;
	if (!members_parse(&l->contact[i], &set->members, buf_view(bytes), &p)) {
		members_leave(&w->left, p.note, f->path);
		return;
	}
	l->contact[i].me = str_eq(f->path, STR("me.md"));
	if (p.keys & KEYSET(KEY_TAGS))
		marks_hide(&l->contact[i], set);
}

static void *
work(void *arg)
{
	struct load_worker *w = arg;
	struct loading *l = w->shared;
	struct buf bytes = {0};
	size_t from;

	while ((from = atomic_fetch_add(&l->next, CHUNK)) < l->n)
		for (size_t i = from; i < l->n && i < from + CHUNK; i++)
			load_one(w, &bytes, i);
	buf_free(&bytes);
	buf_free(&w->scratch);
	bump_release();
	return NULL;
}

/* closes the gaps that notes leave in the array */
static void
collect(struct book *b, size_t n)
{
	b->n = 0;
	for (size_t i = 0; i < n; i++)
		if (b->contact[i].path.p)
			b->contact[b->n++] = b->contact[i];
	b->me = b->n;
	for (size_t i = 0; i < b->n; i++)
		if (b->contact[i].me)
			b->me = i;
}

bool
book_wants_notes(const struct book *b, struct needs needs)
{
	return b->diary.n && needs.parts & WANT_ENTRIES;
}

/* loads contacts, without what notes say of them */
static void
load(struct book *b, struct needs needs, const size_t *file, size_t n)
{
	struct loading l = {
		.book = b, .needs = needs, .prefilter = b->prefilter, .file = file, .n = file ? n : b->files.n,
	};
	size_t threads = l.n / CHUNK + 1 < THREADS ? l.n / CHUNK + 1 : THREADS;
	struct load_worker w[THREADS] = {0};

	/* notes may name whoever it skips */
	if (book_wants_notes(b, needs))
		l.prefilter = NULL;
	free(b->contact);
	b->contact = mem_zero(l.n, sizeof(*b->contact));
	l.contact = b->contact;
	for (size_t i = 0; i < THREADS; i++)
		w[i].shared = &l;
	team_run(w, sizeof(*w), threads, work);
	if (!file)
		b->left = (struct members_left){0};
	for (size_t i = 0; i < threads; i++) {
		arena_join(&b->arena, &w[i].arena);
		errors_join(&b->errors, &w[i].errors);
		if (!file)
			members_left_join(&b->left, &w[i].left);
	}
	errors_sort(&b->errors);
	collect(b, l.n);
	b->whole = !file;
}

void
book_load(struct book *b, struct needs needs, const size_t *file, size_t n)
{
	bool notes = !file && book_wants_notes(b, needs);

	/* a revision can be read once only */
	if (b->rev && needs.parts & WANT_RAW_LATER)
		needs.parts |= WANT_RAW;
	if (b->rev) {
		rev_load(b, needs);
		return;
	}
	if (notes)
		needs.keys |= NAME_KEYS;
	load(b, needs, file, n);
	if (notes)
		diary_add(b, needs.parts, NULL);
}

void
book_reload(struct book *b, struct needs needs, const size_t *who, size_t nwho)
{
	struct contact *all = b->contact;
	size_t *file = mem_alloc((nwho + 1) * sizeof(*file)), n = b->n, me = b->me, files = 0;
	bool *asked = mem_zero(n + 1, sizeof(*asked));

	for (size_t i = 0; i < nwho; i++)
		asked[who[i]] = true;
	asked[me] = me < n;
	/* contacts and files have the same order, and a contact shares the path of its file */
	for (size_t i = 0, f = 0; i < n; i++) {
		while (b->files.file[f].path.p != all[i].path.p)
			f++;
		if (asked[i])
			file[files++] = f;
	}
	b->contact = NULL;
	load(b, needs, file, files);
	for (size_t i = 0, k = 0; i < n && k < b->n; i++)
		if (all[i].path.p == b->contact[k].path.p)
			all[i] = b->contact[k++];
	free(b->contact);
	b->contact = all;
	b->n = n;
	b->me = me;
	b->whole = true;
	if (book_wants_notes(b, needs))
		diary_add(b, needs.parts, asked);
	free(asked);
	free(file);
}
