/* SPDX-License-Identifier: ISC */
#include "lsp/diagnostics.h"
#include "lsp/locate.h"
#include "lsp/notification.h"
#include "lsp/reply.h"
#include "lsp/uri.h"

enum { MESSAGE_WARNING = 2 };

static void
publish(struct server *s, struct workspace *ws, struct doc *d)
{
	struct buf out = {0};

	diagnostics_publish(&out, ws, d);
	wire_notify(&s->wire, "textDocument/publishDiagnostics", buf_view(&out));
	buf_free(&out);
}

/* what is wrong in one text may depend on another of its book */
static void
publish_book(struct server *s, struct workspace *ws)
{
	ws->stale = false;
	for (size_t i = 0; i < ws->n; i++)
		publish(s, ws, ws->doc[i]);
}

void
notification_publish(struct server *s)
{
	struct workspace *ws;

	for (size_t i = 0; (ws = books_at(&s->books, i)); i++)
		if (ws->stale)
			publish_book(s, ws);
}

/* asks the editor to say what changes outside of it, if it can */
static void
initialized(struct server *s, const struct msg *params)
{
	(void)params;
	if (s->books.none.watches)
		wire_send(&s->wire, STR("{\"jsonrpc\":\"2.0\",\"id\":\"watch\",\"method\":\"client/registerCapability\","
		                    "\"params\":{\"registrations\":[{\"id\":\"watch\",\"method\":\"workspace/didChangeWatchedFiles\","
		                    "\"registerOptions\":{\"watchers\":[{\"globPattern\":\"**/*.{md,markdown}\"}]}}]}}"));
}

/* says once why nothing is said of a file: -C names another book than the one it is in */
static void
say_elsewhere(struct server *s, struct str uri)
{
	struct buf file = {0}, dir = {0}, what = {0}, out = {0};
	bool elsewhere = false;

	if (!s->said && uri_path(&file, uri))
		locate_book(&dir, &elsewhere, s->books.none.given, buf_view(&file));
	if (elsewhere) {
		s->said = true;
		buf_fmt(&what, "tend lsp: %s is not in %s, the book that -C names; without -C, each file is of its own book",
		        file.p, s->books.none.given);
		reply_object(&out, NULL);
		reply_number(&out, "type", MESSAGE_WARNING);
		reply_text(&out, "message", buf_view(&what));
		reply_object_end(&out);
		wire_notify(&s->wire, "window/showMessage", buf_view(&out));
	}
	buf_free(&file);
	buf_free(&dir);
	buf_free(&what);
	buf_free(&out);
}

static void
did_open(struct server *s, const struct msg *params)
{
	const struct msg *d = msg_get(params, "textDocument");
	struct workspace *ws;

	if (!books_open(&ws, &s->books, msg_text(d, "uri"), msg_text(d, "text"), msg_number(d, "version")))
		return;
	if (ws == &s->books.none)
		say_elsewhere(s, msg_text(d, "uri"));
	publish_book(s, ws);
}

static void
did_change(struct server *s, const struct msg *params)
{
	struct workspace *ws = books_of(&s->books, params);
	struct doc *d = workspace_asked(ws, params);

	if (!d)
		return;
	workspace_change(ws, d, msg_get(params, "contentChanges"), msg_number(params, "textDocument.version"));
	ws->stale = true;
}

static void
did_save(struct server *s, const struct msg *params)
{
	struct workspace *ws = books_of(&s->books, params);
	struct doc *d = workspace_asked(ws, params);

	if (!d)
		return;
	if (ws == &s->books.none) {
		/* a me.md makes a book */
		books_settle(&s->books);
		ws = books_of(&s->books, params);
	} else if (d->path.n && (d->who == WORKSPACE_NONE || str_eq(d->path, STR("me.md")))) {
		/* a new contact, or the settings */
		workspace_reload(ws);
	}
	publish_book(s, ws);
}

static void
did_close(struct server *s, const struct msg *params)
{
	struct workspace *ws = books_of(&s->books, params);
	struct doc *d = workspace_asked(ws, params);
	struct buf out = {0};

	if (!d)
		return;
	diagnostics_clear(&out, buf_view(&d->uri));
	workspace_drop(ws, d);
	wire_notify(&s->wire, "textDocument/publishDiagnostics", buf_view(&out));
	publish_book(s, ws);
	buf_free(&out);
}

static void
files_changed(struct server *s, const struct msg *params)
{
	const struct msg *changes = msg_get(params, "changes");
	struct buf file = {0};

	for (size_t k = 0; k < s->books.n; k++) {
		struct workspace *ws = s->books.v[k];

		for (size_t i = 0; i < msg_count(changes); i++)
			if (uri_path(&file, msg_text(msg_item(changes, i), "uri")))
				workspace_changed(ws, buf_view(&file));
		publish_book(s, ws);
	}
	buf_free(&file);
}

void
notification_look(struct server *s)
{
	day today = s->today ? s->today() : s->books.none.today;

	s->books.none.today = today;
	for (size_t i = 0; i < s->books.n; i++) {
		struct workspace *ws = s->books.v[i];

		if (ws->today != today) {
			ws->today = today;
			workspace_reload(ws);
			publish_book(s, ws);
		} else if (workspace_look(ws)) {
			publish_book(s, ws);
		}
	}
}

static const struct {
	const char *method;
	void (*handler)(struct server *, const struct msg *params);
} notifications[] = {
	{"initialized", initialized},
	{"textDocument/didOpen", did_open},
	{"textDocument/didChange", did_change},
	{"textDocument/didSave", did_save},
	{"textDocument/didClose", did_close},
	{"workspace/didChangeWatchedFiles", files_changed},
};

void
notification_take(struct server *s, struct str method, const struct msg *params)
{
	for (size_t i = 0; i < sizeof(notifications) / sizeof(notifications[0]); i++)
		if (str_eq(method, str_of(notifications[i].method)))
			notifications[i].handler(s, params);
}
