/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "book/copies.h"
#include "book/twin.h"

struct copy_form {
	const char *tail;
	bool sure;
};

static const struct copy_form forms[] = {
#define SURE(tail, program) {tail, true},
#define MAYBE(tail, program) {tail, false},
#include "book/copies.def"
};

enum { FORMS = sizeof(forms) / sizeof(forms[0]) };

const char *
copies_glob(size_t i)
{
	for (size_t f = 0; f < FORMS; f++)
		if (forms[f].sure && i-- == 0)
			return forms[f].tail;
	return NULL;
}

/* true if c is in the set that begins at p, after its "["; moves *p past the "]" */
static bool
in_set(const char **p, char c)
{
	const char *s = *p;
	bool in = false;

	for (; *s && (*s != ']' || s == *p); s++) {
		if (s[1] == '-' && s[2] && s[2] != ']') {
			in |= c >= s[0] && c <= s[2];
			s += 2;
		} else {
			in |= c == *s;
		}
	}
	*p = *s ? s + 1 : s;
	return in;
}

/* true if all of a text matches a glob */
static bool
matches(const char *glob, struct str s)
{
	const char *star = NULL;
	size_t at = 0, star_at = 0;

	for (;;) {
		const char *next = glob + 1;
		bool fits;

		if (*glob == '*') {
			star = ++glob;
			star_at = at;
			continue;
		}
		if (!*glob && at == s.n)
			return true;
		if (at == s.n)
			return false;
		fits = *glob == '[' ? in_set(&next, s.p[at]) : *glob && (*glob == '?' || *glob == s.p[at]);
		if (fits) {
			glob = next;
			at++;
		} else if (star && s.p[star_at] != '(') {
			glob = star;
			at = ++star_at;
		} else {
			return false;
		}
	}
}

/* true if a tail of some form may begin with this byte */
static bool
begins_tail(char c)
{
	return char_in(c, STR(" ._-("));
}

/* false for most names, at little cost: every file of the book passes here */
static bool
may_be_copy(struct str stem)
{
	static const bool marks[256] = {[' '] = true, ['.'] = true, ['_'] = true, ['('] = true};
	bool dash = false;

	for (size_t i = 0; i < stem.n; i++) {
		char c = stem.p[i];

		if (marks[(unsigned char)c] || (c >= 'A' && c <= 'Z'))
			return true;
		dash |= c == '-' && i + 1 < stem.n && stem.p[i + 1] == 'c';
	}
	return dash && str_find(stem, STR("-conflict")) < stem.n;
}

/* the form of the tail that begins at `at`, from the f-th on; FORMS if there is none */
static size_t
form_at(struct str stem, size_t at, size_t f)
{
	struct str tail = str_sub(stem, at, stem.n);

	for (; f < FORMS; f++)
		if (forms[f].tail[0] == tail.p[0] && matches(forms[f].tail, tail))
			return f;
	return FORMS;
}

bool
copies_sure(struct str *of, struct str stem)
{
	for (size_t at = 1; at < stem.n; at++)
		for (size_t f = 0; begins_tail(stem.p[at]) && (f = form_at(stem, at, f)) < FORMS; f++)
			if (forms[f].sure) {
				*of = str_sub(stem, 0, at);
				return true;
			}
	return false;
}

bool
copies_fit(struct str stem, struct str of)
{
	return of.n && of.n < stem.n && str_same(str_sub(stem, 0, of.n), of) &&
	       form_at(stem, of.n, 0) < FORMS;
}

/* looks for originals */
struct copies_finder {
	struct scan *scan;
	copies_read *read;
	void *arg;
	const struct map *own;
	struct map paths;  /* of all files, and with all letters in lower case; filled on first use */
	struct arena arena;
	struct buf key, mine, theirs;
};

/* a path in the form in which case does not count; no path begins so */
static struct str
lower(struct buf *out, struct str path)
{
	buf_clear(out);
	buf_chr(out, '/');
	for (size_t i = 0; i < path.n; i++)
		buf_chr(out, char_lower(path.p[i]));
	return buf_view(out);
}

static void
fill_paths(struct copies_finder *f)
{
	const struct scan *s = f->scan;

	map_reserve(&f->paths, 2 * s->n);
	for (uint32_t i = 0; i < s->n; i++) {
		*map_put(&f->paths, s->file[i].path) = i;
		*map_put(&f->paths, arena_str(&f->arena, lower(&f->key, s->file[i].path))) = i;
	}
}

/* the file whose path is that of file i without its stem from `at` on, or MAP_NONE */
static uint32_t
file_without(struct copies_finder *f, size_t i, size_t at)
{
	const struct file *file = &f->scan->file[i];
	struct str path = file->path;
	size_t stem = (size_t)(file->id.p - path.p);
	struct buf of = {0};
	uint32_t found;

	if (!f->paths.n)
		fill_paths(f);
	buf_str(&of, str_sub(path, 0, stem + at));
	buf_str(&of, str_sub(path, stem + file->id.n, path.n));
	found = map_get(&f->paths, buf_view(&of));
	if (found == MAP_NONE)
		found = map_get(&f->paths, lower(&f->key, buf_view(&of)));
	buf_free(&of);
	return found == i ? MAP_NONE : found;
}

static bool
is_twin(struct copies_finder *f, size_t copy, size_t of)
{
	return f->read(&f->mine, f->scan->file[copy].path, f->arg) == 0 &&
	       f->read(&f->theirs, f->scan->file[of].path, f->arg) == 0 &&
	       twin_is(buf_view(&f->mine), buf_view(&f->theirs), f->own);
}

/* true for digits between marks: a tail makes one date of another, 2026-08 and 2026-08-12 Wed */
static bool
is_numeric(struct str s)
{
	size_t n = 0;

	while (n < s.n && !char_alpha(s.p[n]) && (unsigned char)s.p[n] < 0x80)
		n++;
	return n == s.n;
}

/* the original of a file that is a copy, or MAP_NONE; the shortest tail counts */
static uint32_t
original(struct copies_finder *f, size_t i)
{
	struct str stem = f->scan->file[i].id;

	for (size_t at = stem.n; at-- > 1;) {
		size_t form = begins_tail(stem.p[at]) ? form_at(stem, at, 0) : FORMS;
		uint32_t of = form < FORMS ? file_without(f, i, at) : MAP_NONE;

		for (; of != MAP_NONE && form < FORMS; form = form_at(stem, at, form + 1))
			if (forms[form].sure || (!is_numeric(str_sub(stem, 0, at)) && is_twin(f, i, of)))
				return of;
	}
	return MAP_NONE;
}

static void
add_copy(struct scan *s, struct str path, struct str of)
{
	s->copy = mem_reserve(s->copy, s->ncopies, &s->copy_cap, sizeof(*s->copy));
	s->copy[s->ncopies++] = (struct copy){path, of};
}

/* lists the copies, in the order of files, and closes their gaps; of[i] as original() says */
static void
move_copies(struct scan *s, const uint32_t *of)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		uint32_t first = of[i];
		struct str sure;

		if (first == MAP_NONE) {
			if (may_be_copy(s->file[i].id) && copies_sure(&sure, s->file[i].id))
				add_copy(s, s->file[i].path, STR(""));
			continue;
		}
		/* a copy of a copy; an original has a shorter stem, so this ends */
		while (of[first] != MAP_NONE)
			first = of[first];
		add_copy(s, s->file[i].path, s->file[first].path);
	}
	for (size_t i = 0; i < s->n; i++)
		if (of[i] == MAP_NONE)
			s->file[n++] = s->file[i];
	s->n = n;
}

void
copies_leave_out(struct scan *s, copies_read *read, void *arg, const struct map *own)
{
	struct copies_finder f = {.scan = s, .read = read, .arg = arg, .own = own};
	uint32_t *of = NULL;

	for (size_t i = 0; i < s->n; i++) {
		struct str ignored;
		bool may = may_be_copy(s->file[i].id);
		uint32_t first = may ? original(&f, i) : MAP_NONE;

		if (!of && may && (first != MAP_NONE || copies_sure(&ignored, s->file[i].id))) {
			of = mem_alloc(s->n * sizeof(*of));
			for (size_t k = 0; k < s->n; k++)
				of[k] = MAP_NONE;
		}
		if (first != MAP_NONE)
			of[i] = first;
	}
	if (of)
		move_copies(s, of);
	free(of);
	map_free(&f.paths);
	arena_free(&f.arena);
	buf_free(&f.key);
	buf_free(&f.mine);
	buf_free(&f.theirs);
}

const struct copy *
copies_find(const struct scan *s, struct str path)
{
	for (size_t i = 0; i < s->ncopies; i++)
		if (s->copy[i].of.n && str_eq(s->copy[i].path, path))
			return &s->copy[i];
	return NULL;
}
