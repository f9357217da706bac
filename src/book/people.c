/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/shell.h"
#include "base/text.h"
#include "book/copies.h"
#include "book/nearby.h"
#include "book/operand_hint.h"
#include "book/people.h"
#include "entry/link.h"

/*
 * So many operands are few in any book, as is a quarter of its files. Suggestions, which take a look
 * at every name, are made for so many, too.
 */
enum { FEW = 16 };

enum { SCANS = 4 }; /* of the names of all files take as long as a map of them */

struct people_finder {
	struct book *book;
	struct errors *errors;
	struct map paths; /* of contacts; filled by the first lookup of a path */
	struct map stems; /* folded stems of files: the file, or SEVERAL; filled for the first id */
	struct buf scratch;
	struct arena arena; /* holds paths */
};

#define SEVERAL (MAP_NONE - 1)

static void
add_operand(struct buf *scratch, struct str operand)
{
	buf_clear(scratch);
	buf_str(scratch, operand);
	if (!link_type(operand))
		buf_str(scratch, STR(".md"));
}

/* true if a path lies in a folder; then *rest is relative to it */
static bool
lies_in(struct str *rest, struct str path, struct str folder)
{
	return nearby_in(rest, path, folder) && rest->n;
}

struct str
people_book_path(struct buf *scratch, const struct book *b, struct str operand)
{
	char *file, *dir = realpath(b->dir.p, NULL);
	struct str path;
	size_t from = 0;

	add_operand(scratch, operand);
	file = realpath(scratch->p, NULL);
	if (lies_in(&path, str_of(file), str_of(dir))) {
		buf_clear(scratch);
		buf_str(scratch, path);
	} else {
		while (str_starts(str_sub(buf_view(scratch), from, scratch->n), STR("./")))
			from += 2;
		memmove(scratch->p, scratch->p + from, scratch->n - from + 1);
		scratch->n -= from;
	}
	free(dir);
	free(file);
	return buf_view(scratch);
}

/* the same for a revision, where the file, its folder and the book's folder may be gone */
static struct str
rev_path(struct buf *scratch, const struct book *b, struct str operand)
{
	char *dir = realpath(b->dir.p, NULL), *folder;
	struct str path, name = str_of(strrchr(operand.p, '/'));
	struct buf in = {0};

	buf_str(&in, name.n ? str_sub(operand, 0, operand.n - name.n + 1) : STR("."));
	folder = realpath(in.p, NULL);
	buf_clear(&in);
	buf_fmt(&in, "%s/%.*s", folder ? folder : "", STR_ARG(name.n ? str_sub(name, 1, name.n) : operand));
	if (!folder || !lies_in(&path, buf_view(&in), str_of(dir))) {
		struct str book = b->dir;

		while (book.n && book.p[book.n - 1] == '/')
			book.n--;
		if (!lies_in(&path, operand, book))
			path = operand;
	}
	add_operand(scratch, path);
	buf_free(&in);
	free(dir);
	free(folder);
	return buf_view(scratch);
}

static size_t
file_of_path(const struct book *b, struct str path, size_t *file)
{
	for (size_t i = 0; i < b->files.n; i++)
		if (str_eq(b->files.file[i].path, path)) {
			*file = i;
			return 1;
		}
	return 0;
}

static int
index_order(const void *va, const void *vb)
{
	size_t a = *(const size_t *)va, b = *(const size_t *)vb;

	return (a > b) - (a < b);
}

/* drops duplicates of numbers below `bound`; the order stays */
static size_t
distinct(size_t *v, size_t n, size_t bound)
{
	bool *seen = mem_zero(bound, sizeof(*seen));
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!seen[v[i]]) {
			seen[v[i]] = true;
			v[kept++] = v[i];
		}
	free(seen);
	return kept;
}

static void
read_stems(struct people_finder *f)
{
	const struct scan *files = &f->book->files;

	map_reserve(&f->stems, files->n);
	for (size_t i = 0; i < files->n; i++) {
		uint32_t *at;

		if (map_get(&f->stems, text_folded(&f->scratch, files->file[i].id)) != MAP_NONE) {
			*map_put(&f->stems, buf_view(&f->scratch)) = SEVERAL;
			continue;
		}
		at = map_put(&f->stems, arena_str(&f->arena, buf_view(&f->scratch)));
		*at = (uint32_t)i;
	}
}

/* how many files an id names, as book_files(), for many ids */
static size_t
file_of_id(struct people_finder *f, struct str id, size_t *file)
{
	uint32_t i;

	if (!f->stems.n)
		read_stems(f);
	buf_clear(&f->scratch);
	text_fold(&f->scratch, id);
	i = f->scratch.n ? map_get(&f->stems, buf_view(&f->scratch)) : MAP_NONE;
	if (i >= SEVERAL)
		return i == SEVERAL ? 2 : 0;
	*file = i;
	return 1;
}

/* finds the file of each operand by path or id alone; false if one does not match exactly one */
static bool
find_files(struct people_finder *f, const struct str *operand, size_t n, size_t *file)
{
	for (size_t i = 0; i < n; i++) {
		size_t found = 0;

		/* each scan goes over all files */
		if (operand_is_path(operand[i]) && n <= FEW)
			found = file_of_path(f->book, people_book_path(&f->scratch, f->book, operand[i]), &file[i]);
		else if (!operand_is_path(operand[i]))
			found = n < SCANS ? book_files(f->book, operand[i], &file[i]) : file_of_id(f, operand[i], &file[i]);
		if (found != 1)
			return false;
	}
	return true;
}

/* puts a path, and that by which an operand without a type names a file of another type than ".md" */
static void
add_path(struct people_finder *f, struct str path, uint32_t who)
{
	uint32_t *at;

	*map_put(&f->paths, path) = who;
	if (str_ends(path, STR(".md")))
		return;
	add_operand(&f->scratch, str_sub(path, 0, path.n - link_type(path)));
	at = map_put(&f->paths, arena_str(&f->arena, buf_view(&f->scratch)));
	if (*at == MAP_NONE)
		*at = who;
}

static size_t
contact_of_path(struct people_finder *f, struct str operand)
{
	const struct book *b = f->book;
	uint32_t i;

	if (!f->paths.n)
		for (size_t c = 0; c < b->n; c++)
			add_path(f, b->contact[c].path, (uint32_t)c);
	i = map_get(&f->paths, people_book_path(&f->scratch, b, operand));
	if (i == MAP_NONE && b->rev)
		i = map_get(&f->paths, rev_path(&f->scratch, b, operand));
	return i == MAP_NONE ? b->n : i;
}

static void
report_ambiguous(struct people_finder *f, struct str operand, const struct found *found)
{
	struct buf list = {0};

	operand_list(&list, f->book, found);
	errors_add(f->errors, STR(""), 0, 0, "%.*s: could be %s", STR_ARG(operand), list.p);
	buf_free(&list);
}

/* reports the path of a copy that a sync program left; false if it is none */
static bool
report_copy(struct people_finder *f, struct str operand)
{
	const struct copy *c = NULL;

	if (operand_is_path(operand))
		c = copies_find(&f->book->files, people_book_path(&f->scratch, f->book, operand));
	if (c)
		errors_add(f->errors, STR(""), 0, 0, "%.*s: a copy of %.*s that a sync program left; tend check says how to "
		           "merge it", STR_ARG(operand), STR_ARG(c->of));
	return c;
}

/* the contact of an operand; b->n, reported, if it is ambiguous or a note; or PEOPLE_NONE */
static size_t
find_contact(struct people_finder *f, struct str operand)
{
	struct book *b = f->book;
	size_t who = operand_is_path(operand) ? contact_of_path(f, operand) : b->n;
	struct found found;

	if (who < b->n)
		return who;
	if (report_copy(f, operand))
		return b->n;
	/* an existing file that is no contact of this book cannot be the name of one */
	if (operand_is_path(operand) && access(operand.p, F_OK) == 0) {
		errors_add(f->errors, STR(""), 0, 0, "%.*s: a note, or not of this book", STR_ARG(operand));
		return b->n;
	}
	if (!b->names.n)
		names_build(&b->names, b->contact, b->n);
	link_value(&f->scratch, operand);
	/* an exact id precedes one that is equal when folded, so what tools print is found again */
	who = names_id(&b->names, buf_view(&f->scratch));
	if (who < b->n)
		return who;
	found = names_match(&b->names, buf_view(&f->scratch));
	if (found.n == 1)
		return found.who[0];
	if (!found.n)
		return PEOPLE_NONE;
	report_ambiguous(f, operand, &found);
	return b->n;
}

void
people_find(size_t *who, struct book *b, const struct str *operand, size_t n, struct errors *errors)
{
	struct people_finder f = {.book = b, .errors = errors};

	for (size_t i = 0; i < n; i++)
		who[i] = find_contact(&f, operand[i]);
	map_free(&f.paths);
	map_free(&f.stems);
	buf_free(&f.scratch);
	arena_free(&f.arena);
}

static void
report_none(struct people_finder *f, struct str operand)
{
	struct buf near = {0};

	operand_hint(&near, f->book, operand);
	errors_add(f->errors, STR(""), 0, 0, "%.*s: no such contact%.*s", STR_ARG(operand),
	           STR_ARG(buf_view(&near)));
	buf_free(&near);
}

/* finds the contact of each operand; reports those without one */
static void
find_contacts(struct people_finder *f, struct people *out, const struct str *operand, size_t n)
{
	size_t who;

	for (size_t i = 0; i < n; i++) {
		who = find_contact(f, operand[i]);
		if (who < f->book->n)
			out->who[out->n++] = who;
		else if (who == PEOPLE_NONE)
			report_none(f, operand[i]);
	}
	out->n = distinct(out->who, out->n, f->book->n);
}

static void
all_active(struct people *out, const struct book *b)
{
	out->who = mem_alloc(b->n * sizeof(*out->who));
	for (size_t i = 0; i < b->n; i++)
		if (!b->contact[i].me && !b->contact[i].inactive)
			out->who[out->n++] = i;
}

/* loads only the named files; false if ids and paths do not match exactly one file each */
static bool
load_few(struct people_finder *f, struct people *out, struct needs needs, const struct str *operand, size_t n)
{
	size_t files = f->book->files.n, few, *file, *sorted;
	bool loaded;

	if ((n > FEW && n > files / 4) || f->book->rev || book_wants_notes(f->book, needs))
		return false;
	file = mem_alloc(2 * n * sizeof(*file));
	sorted = file + n;
	loaded = find_files(f, operand, n, file);
	if (loaded) {
		few = distinct(file, n, files);
		memcpy(sorted, file, few * sizeof(*file));
		qsort(sorted, few, sizeof(*sorted), index_order);
		book_load(f->book, needs, sorted, few);
		/* a file that is a note or unreadable: its operand may be the name of another contact */
		loaded = f->book->n >= few;
		for (out->n = 0; loaded && out->n < few; out->n++) {
			size_t *at = bsearch(&file[out->n], sorted, few, sizeof(*sorted), index_order);

			out->who[out->n] = (size_t)(at - sorted);
		}
	}
	free(file);
	return loaded;
}

/* if contacts are named, problems of other files are not reported */
static void
keep_errors(struct book *b, const struct people *p)
{
	struct map named = {0};

	*map_put(&named, STR("me.md")) = 0;
	for (size_t i = 0; i < p->n; i++)
		*map_put(&named, b->contact[p->who[i]].path) = 0;
	errors_keep(&b->errors, &named);
	map_free(&named);
}

void
people_load(struct people *out, struct book *b, struct needs needs, bool whole,
            const struct str *operand, size_t n, struct errors *errors)
{
	struct people_finder f = {.book = b, .errors = errors};

	*out = (struct people){.named = n > 0, .who = n ? mem_alloc(n * sizeof(*out->who)) : NULL};
	if (!n || whole || !load_few(&f, out, needs, operand, n)) {
		if (n)
			needs.keys |= NAME_KEYS;
		book_load(b, needs, NULL, 0);
		find_contacts(&f, out, operand, n);
	}
	if (!n)
		all_active(out, b);
	else if (out->n)
		keep_errors(b, out);
	map_free(&f.paths);
	map_free(&f.stems);
	buf_free(&f.scratch);
	arena_free(&f.arena);
}

void
people_in(struct people *out, const struct people *people, const struct book *b, struct book *other)
{
	*out = (struct people){.named = people->named};
	out->who = mem_alloc(people->n * sizeof(*out->who));
	for (size_t i = 0; i < people->n; i++) {
		size_t who = book_find(other, b->contact[people->who[i]].id);

		if (who < other->n)
			out->who[out->n++] = who;
	}
}

void
people_free(struct people *p)
{
	free(p->who);
	*p = (struct people){0};
}
