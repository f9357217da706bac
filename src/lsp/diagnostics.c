/* SPDX-License-Identifier: ISC */
#include "check/leftover.h"
#include "lsp/diagnostics.h"
#include "lsp/reply.h"

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

void
diagnostics_find(struct errors *out, struct workspace *ws, struct doc *d)
{
	if (d->path.n && d->who == WORKSPACE_NONE)
		of_note(out, ws, d->path);
	add_of(out, &d->errors, d->path);
	if (d->who != WORKSPACE_NONE) {
		check_refill(ws->check);
		check_contact(out, ws->check, d->who);
	}
	errors_sort(out);
}

/* the range of an error: from its column to the end of the line; the whole line without a column */
static void
range_of(size_t *from, size_t *to, const struct doc *d, const struct error *e)
{
	const struct lines *l = &d->lines;
	size_t line = e->line ? e->line - 1 : 0;
	struct str s;

	line = line < l->n ? line : l->n - 1;
	*from = l->at[line];
	*to = line + 1 < l->n ? l->at[line + 1] : l->text.n;
	s = str_sub(l->text, *from, *to);
	while (s.n && char_space(s.p[s.n - 1]))
		s.n--;
	*to = *from + s.n;
	if (e->col)
		*from = *from + e->col - 1 < *to ? *from + e->col - 1 : *to;
	else
		while (*from < *to && char_space(l->text.p[*from]))
			++*from;
}

static void
add(struct buf *out, const struct doc *d, const struct error *e)
{
	size_t from, to;

	range_of(&from, &to, d, e);
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

	diagnostics_find(&found, ws, d);
	reply_object(out, NULL);
	reply_text(out, "uri", buf_view(&d->uri));
	reply_number(out, "version", d->version);
	reply_array(out, "diagnostics");
	for (size_t i = 0; i < found.n; i++)
		add(out, d, &found.v[i]);
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
