/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "book/members_read.h"
#include "front/events.h"

static const char hint[] = "people: a folder, as People, or a key with its value, as {type: person}";

struct members_reader {
	struct str yaml;
	uint32_t line; /* of the first line of the YAML */
	const struct event *v;
	size_t n, at;
	const struct map *own;
	struct arena *arena;
	struct errors *errors;
	struct member *member;
	size_t members, cap;
};

/* the line and column of a byte */
static void
place(const struct members_reader *r, size_t at, uint32_t *line, uint32_t *col)
{
	size_t start = str_line_start(r->yaml, at);
	struct str before = str_sub(r->yaml, 0, start), skipped;

	for (*line = r->line; str_line(&skipped, &before);)
		++*line;
	*col = (uint32_t)(at - start) + 1;
}

static void
refuse(struct members_reader *r, const struct event *e, const char *what)
{
	uint32_t line, col;

	place(r, e->from, &line, &col);
	errors_add(r->errors, STR("me.md"), line, col, "%s", what);
}

static struct member *
add(struct members_reader *r, const struct event *e)
{
	struct member *m;

	r->member = mem_reserve(r->member, r->members, &r->cap, sizeof(*r->member));
	m = &r->member[r->members++];
	*m = (struct member){.folder = STR("")};
	place(r, e->from, &m->line, &m->col);
	return m;
}

/* skips the event at r->at with all that is in it */
static void
skip(struct members_reader *r)
{
	size_t depth = 0;

	do {
		enum event_kind kind = r->v[r->at++].kind;

		if (kind == EVENT_LIST || kind == EVENT_MAP)
			depth++;
		else if (kind == EVENT_END)
			depth--;
	} while (depth && r->at < r->n);
}

static struct str
unquoted_link(struct str s)
{
	s = str_trim(s);
	if (!str_starts(s, STR("[[")) || s.n < 4 || s.p[s.n - 1] != ']' || s.p[s.n - 2] != ']')
		return s;
	str_cut(&s, str_sub(s, 2, s.n - 2), '|');
	return str_trim(s);
}

/* adds a value, without "#" and brackets, that fields are compared with */
static void
add_value(struct members_reader *r, struct member *m, struct str text)
{
	struct str *value = arena_alloc(r->arena, (m->n + 1) * sizeof(*value));

	text = unquoted_link(text);
	str_skip(&text, STR("#"));
	if (m->n)
		memcpy(value, m->value, m->n * sizeof(*value));
	value[m->n++] = arena_str(r->arena, text);
	m->value = value;
}

static bool
leaves_book(struct str folder)
{
	struct str part;

	if (str_starts(folder, STR("/")) || str_starts(folder, STR("~")))
		return true;
	while (folder.n) {
		folder = str_cut(&part, folder, '/');
		if (str_eq(part, STR("..")))
			return true;
	}
	return false;
}

static void
read_folder(struct members_reader *r, const struct event *e)
{
	static const struct str ends[] = {STR_INIT("/"), STR_INIT("/*"), STR_INIT("/**"), STR_INIT("/*.md")};
	struct str folder = unquoted_link(e->text);
	struct buf path = {0};
	struct member *m;

	while (str_skip(&folder, STR("./")))
		;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]);)
		if (str_ends(folder, ends[i])) {
			folder.n -= ends[i].n;
			i = 0;
		} else {
			i++;
		}
	if (!str_trim(e->text).n || leaves_book(folder) || str_starts(str_trim(e->text), STR("/"))) {
		refuse(r, e, str_trim(e->text).n ? "people: a folder below the book's own, as People" : hint);
		return;
	}
	m = add(r, e);
	buf_str(&path, str_eq(folder, STR(".")) || str_eq(folder, STR("*")) || str_eq(folder, STR("**")) ? STR("") : folder);
	if (path.n)
		buf_chr(&path, '/');
	m->folder = arena_str(r->arena, buf_view(&path));
	buf_free(&path);
}

static void
read_tag(struct members_reader *r, const struct event *e)
{
	struct member *m = add(r, e);

	m->key = KEY_TAGS;
	m->name = STR("tags");
	add_value(r, m, e->text);
}

/* the values of a key: one, or a list; r->at is past them */
static void
read_values(struct members_reader *r, struct member *m)
{
	const struct event *e = &r->v[r->at];

	if (e->kind != EVENT_LIST) {
		if (e->kind == EVENT_SCALAR)
			add_value(r, m, e->text);
		skip(r);
		return;
	}
	for (r->at++; r->at < r->n && r->v[r->at].kind != EVENT_END; skip(r))
		if (r->v[r->at].kind == EVENT_SCALAR)
			add_value(r, m, r->v[r->at].text);
	r->at++;
}

static void
read_map(struct members_reader *r)
{
	const struct event *map = &r->v[r->at++];
	size_t pairs = 0;

	while (r->at + 1 < r->n && r->v[r->at].kind == EVENT_SCALAR) {
		const struct event *key = &r->v[r->at++];
		char scratch[KEY_MAX];
		struct str name = key_fold(scratch, key->text);
		struct member *m = add(r, key);
		bool exact;

		m->name = arena_str(r->arena, name);
		m->key = key_find(key->text, r->own, &exact);
		read_values(r, m);
		if (!name.n || !m->n || !m->value[0].n) {
			refuse(r, key, hint);
			r->members--;
		}
		if (++pairs == 2)
			refuse(r, key, "people: any condition of the list will do: write each key in braces of its own, as "
			               "[{type: person}, {tags: friend}]");
	}
	if (!pairs)
		refuse(r, map, hint);
	while (r->at < r->n && r->v[r->at].kind != EVENT_END)
		skip(r);
	r->at++;
}

static void
read_condition(struct members_reader *r)
{
	const struct event *e = &r->v[r->at];

	if (e->kind == EVENT_MAP) {
		read_map(r);
		return;
	}
	if (e->kind != EVENT_SCALAR)
		refuse(r, e, hint);
	else if (str_starts(str_trim(e->text), STR("#")))
		read_tag(r, e);
	else
		read_folder(r, e);
	skip(r);
}

static void
read_conditions(struct members_reader *r)
{
	if (r->v[r->at].kind != EVENT_LIST) {
		read_condition(r);
		return;
	}
	for (r->at++; r->at < r->n && r->v[r->at].kind != EVENT_END;)
		read_condition(r);
	r->at++;
}

/* moves to the value of `people` in the outermost map */
static bool
find_people(struct members_reader *r)
{
	if (!r->n || r->v[0].kind != EVENT_MAP)
		return false;
	for (r->at = 1; r->at + 1 < r->n && r->v[r->at].kind == EVENT_SCALAR; skip(r)) {
		char scratch[KEY_MAX];

		if (str_eq(key_fold(scratch, r->v[r->at++].text), STR("people")))
			return true;
	}
	return false;
}

struct members
members_read(struct str yaml, uint32_t line, const struct map *own, struct arena *arena, struct errors *errors)
{
	struct members_reader r = {.yaml = yaml, .line = line, .own = own, .arena = arena, .errors = errors};
	struct members m = members_default();
	struct member *kept;
	struct event *v;

	if (events_read(&v, &r.n, yaml, arena) < 0) {
		errors_add(errors, STR("me.md"), 0, 0, "people: not read, since the front-matter is not YAML");
		return m;
	}
	r.v = v;
	if (find_people(&r))
		read_conditions(&r);
	kept = arena_zero(arena, r.members, sizeof(*kept));
	for (size_t i = 0; i < r.members; i++) {
		kept[i] = r.member[i];
		if (kept[i].name.n)
			m.rule.keys |= KEYSET(kept[i].key);
	}
	m.v = kept;
	m.n = r.members;
	free(r.member);
	return m;
}

/* --- folders that are not there --- */

/* a folder that is like this one but for case; unless `top`, it may lie in another; else "" */
static struct str
like(const struct scan *files, struct str folder, bool top)
{
	struct str found = STR("");

	for (size_t i = 0; i < files->n && !found.n; i++) {
		struct str path = files->file[i].path;

		for (size_t at = 0; at + folder.n <= path.n && !found.n; at++) {
			size_t k = 0;

			if (at && (top || path.p[at - 1] != '/'))
				continue;
			while (k < folder.n && char_lower(path.p[at + k]) == char_lower(folder.p[k]))
				k++;
			if (k == folder.n)
				found = str_sub(path, 0, at + k - 1);
		}
	}
	return found;
}

static bool
holds_file(const struct scan *files, struct str folder)
{
	for (size_t i = 0; i < files->n; i++)
		if (str_starts(files->file[i].path, folder))
			return true;
	return false;
}

void
members_check(const struct members *m, const struct scan *files, struct errors *errors)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct member *f = &m->v[i];
		struct str name = str_sub(f->folder, 0, f->folder.n - (f->folder.n > 0)), near;

		if (f->name.n || !f->folder.n || holds_file(files, f->folder))
			continue;
		near = like(files, f->folder, true);
		if (!near.n)
			near = like(files, f->folder, false);
		if (near.n)
			errors_add(errors, STR("me.md"), f->line, f->col, "people: no Markdown file in %.*s; did you mean %.*s?",
			           STR_ARG(utf8_cut(name, 60)), STR_ARG(near));
		else
			errors_add(errors, STR("me.md"), f->line, f->col,
			           "people: no Markdown file in %.*s; for a tag write {tags: %.*s}",
			           STR_ARG(utf8_cut(name, 60)), STR_ARG(utf8_cut(name, 60)));
	}
}
