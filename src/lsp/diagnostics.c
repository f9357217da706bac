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
	reply_open(out, NULL, '{');
	place_range(out, "range", &d->lines, from, to);
	reply_number(out, "severity", e->note ? INFORMATION : WARNING);
	reply_text(out, "source", STR("tend"));
	reply_text(out, "message", e->what);
	reply_close(out, '}');
}

void
diagnostics_publish(struct server *s, struct doc *d)
{
	struct errors found = {0};
	struct buf out = {0};

	diagnostics_find(&found, &s->ws, d);
	reply_open(&out, NULL, '{');
	reply_text(&out, "uri", buf_view(&d->uri));
	reply_number(&out, "version", d->version);
	reply_open(&out, "diagnostics", '[');
	for (size_t i = 0; i < found.n; i++)
		add(&out, d, &found.v[i]);
	reply_close(&out, ']');
	reply_close(&out, '}');
	server_notify(s, "textDocument/publishDiagnostics", buf_view(&out));
	errors_free(&found);
	buf_free(&out);
}

void
diagnostics_clear(struct server *s, struct str uri)
{
	struct buf out = {0};

	reply_open(&out, NULL, '{');
	reply_text(&out, "uri", uri);
	reply_open(&out, "diagnostics", '[');
	reply_close(&out, ']');
	reply_close(&out, '}');
	server_notify(s, "textDocument/publishDiagnostics", buf_view(&out));
	buf_free(&out);
}
