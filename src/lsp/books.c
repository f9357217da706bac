/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lsp/books.h"
#include "lsp/locate.h"
#include "lsp/uri.h"

struct workspace *
books_at(struct books *b, size_t i)
{
	return i < b->n ? b->v[i] : i == b->n ? &b->none : NULL;
}

struct workspace *
books_of(struct books *b, const struct msg *params)
{
	struct workspace *ws;

	for (size_t i = 0; (ws = books_at(b, i)); i++)
		if (workspace_asked(ws, params))
			break;
	return ws ? ws : &b->none;
}

/* closes the books that no open text is in */
static void
close_unused(struct books *b)
{
	size_t kept = 0;

	for (size_t i = 0; i < b->n; i++) {
		struct workspace *ws = b->v[i];

		if (ws->n) {
			b->v[kept++] = ws;
			continue;
		}
		workspace_close(ws);
		free(ws);
	}
	b->n = kept;
}

/* the book of a file, loaded if it was not; `none` if there is none */
static struct workspace *
book_of(struct books *b, struct str file)
{
	struct buf dir = {0};
	struct workspace *ws;
	size_t i = 0;

	if (!locate_book(&dir, NULL, b->none.given, file)) {
		buf_free(&dir);
		return &b->none;
	}
	while (i < b->n && !str_eq(buf_view(&b->v[i]->dir), buf_view(&dir)))
		i++;
	if (i < b->n) {
		ws = b->v[i];
	} else {
		close_unused(b);
		ws = mem_alloc(sizeof(*ws));
		*ws = b->none;
		ws->doc = NULL;
		ws->n = ws->cap = 0;
		ws->dir = dir;
		dir = (struct buf){0};
		workspace_reload(ws);
		b->v = mem_reserve(b->v, b->n, &b->cap, sizeof(struct workspace *));
		b->v[b->n++] = ws;
	}
	buf_free(&dir);
	return ws;
}

struct doc *
books_open(struct workspace **ws, struct books *b, struct str uri, struct str text, int64_t version)
{
	struct buf file = {0};

	*ws = NULL;
	if (uri_path(&file, uri)) {
		for (size_t i = 0; (*ws = books_at(b, i)); i++)
			if (workspace_doc(*ws, uri))
				break;
		if (!*ws)
			*ws = book_of(b, buf_view(&file));
	}
	buf_free(&file);
	return *ws ? workspace_open(*ws, uri, text, version) : NULL;
}

void
books_settle(struct books *b)
{
	struct buf file = {0};

	for (size_t i = b->none.n; i-- > 0;) {
		struct doc *d = b->none.doc[i];
		struct workspace *ws;

		uri_path(&file, buf_view(&d->uri));
		ws = book_of(b, buf_view(&file));
		if (ws == &b->none)
			continue;
		workspace_open(ws, buf_view(&d->uri), buf_view(&d->text), d->version);
		workspace_drop(&b->none, d);
	}
	buf_free(&file);
}

void
books_close(struct books *b)
{
	for (size_t i = 0; i < b->n; i++) {
		workspace_close(b->v[i]);
		free(b->v[i]);
	}
	free(b->v);
	workspace_close(&b->none);
}
