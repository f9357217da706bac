/* SPDX-License-Identifier: ISC */
#include "check/leftover.h"
#include "edit/link_place.h"
#include "lsp/diagnostics.h"
#include "lsp/extent.h"
#include "lsp/reply.h"
#include "lsp/spot.h"

enum { WARNING = 2, INFORMATION = 3 };

/* adds the errors of a path */
static void
add_of(struct errors *out, const struct errors *from, struct str path)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct error *e = &from->v[i];

		if (str_eq(e->path, path))
			errors_add(out, e->path, e->line, e->col, "%.*s", STR_ARG(e->what));
	}
}

/* a file that is no contact: what was found when the book was read, and if it is a copy */
static void
of_note(struct errors *out, const struct workspace *ws, struct str path)
{
	struct errors copies = {0};

	add_of(out, &ws->book.errors, path);
	leftover_find(&copies, &ws->book);
	add_of(out, &copies, path);
	errors_free(&copies);
}

/* where a problem with a link says that it leads; empty for any other problem */
static struct str
leads_to(struct str what)
{
	struct str called = STR(" is called ");
	size_t at = str_find(what, called);

	if (!str_starts(what, STR("link: ")) || at == what.n)
		return STR("");
	what = str_sub(what, at + called.n, what.n);
	return str_sub(what, 0, str_find(what, STR("; did you mean ")));
}

/* moves the problems with links from the paragraph, where they are reported, to the links */
static void
find_links(struct errors *found, const struct doc *d)
{
	const struct lines *l = &d->lines;
	struct link_places links = {0};
	struct split split;
	struct buf id = {0};
	bool read = false;

	for (size_t i = 0; i < found->n; i++) {
		struct error *e = &found->v[i];
		struct str to = leads_to(e->what);

		if (!to.n || !e->line || e->line > l->n)
			continue;
		if (!read)
			link_places_text(&links, l->text, front_split(&split, l->text) == 1 ? split.body : 0, l->text.n);
		read = true;
		for (size_t k = 0; k < links.n; k++) {
			struct span at = links.v[k].at;
			size_t line;

			/* empty: another problem is there already */
			if (at.from < l->at[e->line - 1] || at.from == at.to)
				continue;
			spot_id(&id, str_sub(l->text, at.from, at.to));
			if (!str_eq(buf_view(&id), to))
				continue;
			line = place_line(l, at.from);
			e->line = (uint32_t)line + 1;
			e->col = (uint32_t)(at.from - l->at[line]) + 1;
			links.v[k].at.to = at.from;
			break;
		}
	}
	link_places_free(&links);
	buf_free(&id);
}

void
diagnostics_find(struct errors *out, struct workspace *ws, struct doc *d)
{
	if (d->path.n && d->at == WORKSPACE_NONE)
		of_note(out, ws, d->path);
	add_of(out, &d->errors, d->path);
	if (d->who != WORKSPACE_NONE) {
		check_refill(ws->check);
		check_contact(out, ws->check, d->who);
	}
	find_links(out, d);
	errors_sort(out);
}

/* the range of an error: what it is about; without a column the whole line */
static void
range_of(size_t *from, size_t *to, const struct doc *d, const struct split *split, const struct error *e)
{
	const struct lines *l = &d->lines;
	size_t line = e->line ? e->line - 1 : 0, at = e->col ? e->col - 1 : 0;
	struct str s;

	line = line < l->n ? line : l->n - 1;
	*from = l->at[line];
	s = str_sub(l->text, *from, line + 1 < l->n ? l->at[line + 1] : l->text.n);
	while (s.n && char_space(s.p[s.n - 1]))
		s.n--;
	while (!e->col && at < s.n && char_space(s.p[at]))
		at++;
	at = at < s.n ? at : s.n;
	*to = *from + s.n;
	*from += at;
	if (e->col)
		*to = *from + extent_of(s, at, *from >= split->front && *from < split->front_end, e->what);
}

static void
add(struct buf *out, const struct doc *d, const struct split *split, const struct error *e)
{
	size_t from, to;

	range_of(&from, &to, d, split, e);
	reply_object(out, NULL);
	place_range(out, "range", &d->lines, from, to);
	reply_number(out, "severity", e->note ? INFORMATION : WARNING);
	reply_text(out, "source", STR("tend"));
	reply_text(out, "message", e->what);
	reply_object_end(out);
}

void
diagnostics_publish(struct buf *out, struct workspace *ws, struct doc *d)
{
	struct errors found = {0};
	struct split split = {0};

	if (front_split(&split, d->lines.text) != 1)
		split = (struct split){0};
	diagnostics_find(&found, ws, d);
	reply_object(out, NULL);
	reply_text(out, "uri", buf_view(&d->uri));
	reply_number(out, "version", d->version);
	reply_array(out, "diagnostics");
	for (size_t i = 0; i < found.n; i++)
		add(out, d, &split, &found.v[i]);
	reply_array_end(out);
	reply_object_end(out);
	errors_free(&found);
}

void
diagnostics_clear(struct buf *out, struct str uri)
{
	reply_object(out, NULL);
	reply_text(out, "uri", uri);
	reply_array(out, "diagnostics");
	reply_array_end(out);
	reply_object_end(out);
}
