/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/notes.h"

/* true if the links in a file are [[…]] rather than […](….md) */
static bool
writes_wiki(const struct contact *c)
{
	return str_find(c->raw, STR("[[")) < c->raw.n && str_find(c->raw, STR(".md)")) == c->raw.n;
}

/* parses an entry as it will be in the file, to find the links it already has */
static void
read_links(struct body *out, struct arena *arena, const struct edit_entry *e)
{
	struct errors errors = {0};
	struct parse p = {.arena = arena, .errors = &errors, .want = WANT_ENTRIES | WANT_LINKS};
	struct buf item = {0};
	size_t from;

	buf_fmt(&item, "# Log\n- 2000-01-01 %.*s: ", STR_ARG(e->kind));
	from = item.n;
	buf_str(&item, e->text);
	for (size_t i = from; i < item.n; i++)
		if (item.p[i] == '\n')
			item.p[i] = ' ';
	body_parse(out, buf_view(&item), 1, &p);
	buf_free(&item);
	errors_free(&errors);
}

static bool
linked(struct book *b, const struct body *body, size_t who)
{
	for (uint32_t i = 0; i < body->nlinks; i++)
		if (book_find(b, str_of(body->link[i].target)) == who)
			return true;
	return false;
}

/* the text with links added to those of `with` that it does not link to yet */
static struct str
link_text(struct notes *notes, struct book *b, size_t who, const struct edit_entry *e, const size_t *with, size_t n)
{
	const struct contact *c = &b->contact[who];
	struct buf links = {0}, out = {0};
	struct str s, text = e->text;
	struct body body = {0};

	if (n)
		read_links(&body, &notes->arena, e);
	for (size_t i = 0; i < n; i++) {
		const struct contact *other = &b->contact[with[i]];

		if (with[i] == who || linked(b, &body, with[i]))
			continue;
		if (links.n)
			buf_str(&links, STR(", "));
		link_write(&links, c->path, other->path, contact_name(other), writes_wiki(c));
	}
	buf_str(&out, text);
	if (links.n)
		buf_fmt(&out, text.n ? " (%s)" : "%s", links.p);
	s = arena_str(&notes->arena, buf_view(&out));
	buf_free(&links);
	buf_free(&out);
	return s;
}

void
notes_add(struct notes *notes, struct book *b, size_t who, const struct edit_entry *e, const size_t *with, size_t n)
{
	struct edit_entry own = *e;

	own.kind = arena_str(&notes->arena, e->kind);
	own.text = link_text(notes, b, who, e, with, n);
	notes->v = mem_reserve(notes->v, notes->n, &notes->cap, sizeof(*notes->v));
	notes->v[notes->n] = (struct note){who, notes->n, own};
	notes->n++;
}

/* the contacts named in a comma-separated cell; reports names that no contact has */
static size_t
find_with(size_t **with, struct book *b, struct str names, size_t line, struct errors *errors)
{
	size_t n = 0, cap = 0;
	struct str name;

	*with = NULL;
	while (names.n) {
		size_t who;

		names = str_cut(&name, names, ',');
		who = book_find(b, str_trim(name));
		if (who == b->n) {
			errors_add(errors, STR(""), 0, 0, "standard input:%zu: %.*s: no such contact", line,
			           STR_ARG(name));
			continue;
		}
		*with = mem_reserve(*with, n, &cap, sizeof(**with));
		(*with)[n++] = who;
	}
	return n;
}

void
notes_row(struct notes *notes, struct book *b, struct str line, size_t number, struct errors *errors)
{
	struct typed_row row;
	const char *why;
	size_t col, who, *with, n;

	if (typed_row(&row, line, &notes->arena, &why, &col) < 0) {
		/* the header of tend-entries -H */
		if (number > 1 || !str_starts(line, STR("id\tdate\t")))
			errors_add(errors, STR(""), 0, 0, "standard input:%zu:%zu: %s", number, col, why);
		return;
	}
	who = book_find(b, row.who);
	if (who == b->n) {
		errors_add(errors, STR(""), 0, 0, "standard input:%zu:1: %.*s: no such contact, or more than one",
		           number, STR_ARG(row.who));
		return;
	}
	n = find_with(&with, b, row.with, number, errors);
	notes_add(notes, b, who, &row.entry, with, n);
	free(with);
}

static int
note_order(const void *va, const void *vb)
{
	const struct note *a = va, *b = vb;

	if (a->who != b->who)
		return a->who < b->who ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

void
notes_sort(struct notes *notes)
{
	if (notes->n)
		qsort(notes->v, notes->n, sizeof(*notes->v), note_order);
}

void
notes_free(struct notes *notes)
{
	free(notes->v);
	arena_free(&notes->arena);
	*notes = (struct notes){0};
}
