/* SPDX-License-Identifier: ISC */
#include <unistd.h>

#include "lsp/actions.h"
#include "lsp/completion.h"
#include "lsp/diagnostics.h"
#include "lsp/goto.h"
#include "lsp/hover.h"
#include "lsp/outline.h"
#include "lsp/renaming.h"
#include "lsp/reply.h"
#include "lsp/server.h"
#include "lsp/uri.h"
#include "os/fd.h"
#include "os/os.h"

/* the error codes of JSON-RPC 2.0 and of the protocol */
enum {
	PARSE_ERROR = -32700,
	INVALID_REQUEST = -32600,
	METHOD_NOT_FOUND = -32601,
	NOT_INITIALIZED = -32002,
};

/* how the editor sends changes of a text */
enum { SYNC_INCREMENTAL = 2 };
enum { MESSAGE_WARNING = 2 };

/* milliseconds without a message until the files are looked at, ever longer while there is none */
enum { WAIT_FIRST = 1000, WAIT_LONG = 4000, WAIT_MOST = 32000 };

static void
log_line(struct server *s, const char *mark, struct str text)
{
	struct buf line = {0};

	if (s->log < 0)
		return;
	buf_fmt(&line, "%s %.*s\n", mark, STR_ARG(text));
	fd_write(s->log, buf_view(&line)); /* a log that is full must not end the server */
	buf_free(&line);
}

static void
send_message(struct server *s, struct str text)
{
	log_line(s, "->", text);
	/* the editor is gone: frame_read() will see the end */
	(void)frame_write(&s->in, s->out, text);
}

static void
notify(struct server *s, const char *method, struct str params)
{
	struct buf out = {0};

	reply_object(&out, NULL);
	reply_text(&out, "jsonrpc", STR("2.0"));
	reply_text(&out, "method", str_of(method));
	reply_json(&out, "params", params);
	reply_object_end(&out);
	send_message(s, buf_view(&out));
	buf_free(&out);
}

static void
answer(struct server *s, const struct msg *id, struct str result)
{
	struct buf out = {0}, text = {0};

	msg_print(&text, id);
	reply_object(&out, NULL);
	reply_text(&out, "jsonrpc", STR("2.0"));
	reply_json(&out, "id", buf_view(&text));
	reply_json(&out, "result", result.n ? result : STR("null"));
	reply_object_end(&out);
	send_message(s, buf_view(&out));
	buf_free(&out);
	buf_free(&text);
}

static void
refuse(struct server *s, const struct msg *id, int code, const char *why)
{
	struct buf out = {0}, text = {0};

	msg_print(&text, id);
	reply_object(&out, NULL);
	reply_text(&out, "jsonrpc", STR("2.0"));
	reply_json(&out, "id", buf_view(&text));
	reply_object(&out, "error");
	reply_number(&out, "code", code);
	reply_text(&out, "message", str_of(why));
	reply_object_end(&out);
	reply_object_end(&out);
	send_message(s, buf_view(&out));
	buf_free(&out);
	buf_free(&text);
}

/* --- requests --- */

/* what the server can do, besides keeping the texts */
static const struct {
	const char *name, *options;
} providers[] = {
	{"completionProvider", "{\"triggerCharacters\":[\"[\",\" \",\"+\",\"-\"]}"},
	{"hoverProvider", "true"},
	{"definitionProvider", "true"},
	{"referencesProvider", "true"},
	{"documentSymbolProvider", "true"},
	{"workspaceSymbolProvider", "true"},
	{"documentLinkProvider", "{}"},
	{"foldingRangeProvider", "true"},
	{"renameProvider", "{\"prepareProvider\":true}"},
	{"codeActionProvider", "true"},
	{"codeLensProvider", "{}"},
	{"inlayHintProvider", "true"},
};

/* true if the editor does this with files on request, as Emacs does from version 30 on */
static bool
can_do(const struct msg *params, struct str what)
{
	const struct msg *can = msg_get(params, "capabilities.workspace.workspaceEdit.resourceOperations");

	for (size_t i = 0; i < msg_count(can); i++)
		if (str_eq(msg_text(msg_item(can, i), ""), what))
			return true;
	return false;
}

/* the editor's process, if it is one of this machine; an editor in a container may name another */
static pid_t
editor_of(const struct msg *params)
{
	int64_t id = msg_number(params, "processId");

	return id > 1 && id <= INT32_MAX && os_runs((pid_t)id) ? (pid_t)id : 0;
}

static void
initialize(struct server *s, struct buf *out, const struct msg *params)
{
	struct workspace *ws = &s->books.none;
	const struct msg *encodings = msg_get(params, "capabilities.general.positionEncodings");

	for (size_t i = 0; i < msg_count(encodings); i++)
		ws->utf8 |= str_eq(msg_text(msg_item(encodings, i), ""), STR("utf-8"));
	ws->watches = msg_true(params, "capabilities.workspace.didChangeWatchedFiles.dynamicRegistration");
	s->in.editor = editor_of(params);
	ws->deletes = can_do(params, STR("delete"));
	reply_object(out, NULL);
	reply_object(out, "capabilities");
	reply_text(out, "positionEncoding", ws->utf8 ? STR("utf-8") : STR("utf-16"));
	reply_object(out, "textDocumentSync");
	reply_bool(out, "openClose", true);
	reply_number(out, "change", SYNC_INCREMENTAL);
	reply_object(out, "save");
	reply_object_end(out);
	reply_object_end(out);
	for (size_t i = 0; i < sizeof(providers) / sizeof(providers[0]); i++)
		if (!str_eq(str_of(providers[i].name), STR("renameProvider")) || can_do(params, STR("rename")))
			reply_json(out, providers[i].name, str_of(providers[i].options));
	reply_object_end(out);
	reply_object(out, "serverInfo");
	reply_text(out, "name", STR("tend"));
	reply_text(out, "version", STR(VERSION));
	reply_object_end(out);
	reply_object_end(out);
}

static const struct {
	const char *method;
	workspace_handler *handler;
} requests[] = {
	{"textDocument/codeAction", actions_request},
	{"textDocument/codeLens", actions_lenses},
	{"textDocument/completion", completion_request},
	{"textDocument/definition", goto_definition},
	{"textDocument/documentLink", goto_links},
	{"textDocument/documentSymbol", outline_symbols},
	{"textDocument/foldingRange", outline_folds},
	{"textDocument/hover", hover_request},
	{"textDocument/inlayHint", actions_hints},
	{"textDocument/prepareRename", renaming_prepare},
	{"textDocument/references", goto_references},
	{"textDocument/rename", renaming_request},
};

/* --- notifications --- */

static void
publish(struct server *s, struct workspace *ws, struct doc *d)
{
	struct buf out = {0};

	diagnostics_publish(&out, ws, d);
	notify(s, "textDocument/publishDiagnostics", buf_view(&out));
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

static void
publish_stale(struct server *s)
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
		send_message(s, STR("{\"jsonrpc\":\"2.0\",\"id\":\"watch\",\"method\":\"client/registerCapability\","
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
		workspace_locate(&dir, &elsewhere, &s->books.none, buf_view(&file));
	if (elsewhere) {
		s->said = true;
		buf_fmt(&what, "tend lsp: %s is not in %s, the book that -C names; without -C, each file is of its own book",
		        file.p, s->books.none.given);
		reply_object(&out, NULL);
		reply_number(&out, "type", MESSAGE_WARNING);
		reply_text(&out, "message", buf_view(&what));
		reply_object_end(&out);
		notify(s, "window/showMessage", buf_view(&out));
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
	notify(s, "textDocument/publishDiagnostics", buf_view(&out));
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

/* what other programs changed is seen when the editor pauses, and when it asks something after a long pause */
static void
look(struct server *s)
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

/* --- the loop --- */

static bool
handled(struct buf *out, struct server *s, struct str method, const struct msg *params)
{
	for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++)
		if (str_eq(method, str_of(requests[i].method))) {
			requests[i].handler(out, books_of(&s->books, params), params);
			return true;
		}
	return false;
}

static void
request(struct server *s, struct str method, const struct msg *id, const struct msg *params)
{
	struct buf out = {0};

	if (!s->initialized && !str_eq(method, STR("initialize"))) {
		refuse(s, id, NOT_INITIALIZED, "initialize comes first");
		return;
	}
	if (s->shutdown) {
		refuse(s, id, INVALID_REQUEST, "the server is shutting down");
		return;
	}
	if (s->initialized && str_eq(method, STR("initialize"))) {
		refuse(s, id, INVALID_REQUEST, "initialize comes once");
		return;
	}
	s->initialized = true;
	if (str_eq(method, STR("shutdown"))) {
		s->shutdown = true;
		answer(s, id, STR(""));
		return;
	}
	if (str_eq(method, STR("initialize"))) {
		initialize(s, &out, params);
	} else if (str_eq(method, STR("workspace/symbol"))) {
		reply_array(&out, NULL);
		for (size_t i = 0; i < s->books.n; i++)
			outline_people(&out, s->books.v[i], params);
		reply_array_end(&out);
	} else if (!handled(&out, s, method, params)) {
		refuse(s, id, METHOD_NOT_FOUND, "no such method");
		return;
	}
	answer(s, id, buf_view(&out));
	buf_free(&out);
}

static void
notification(struct server *s, struct str method, const struct msg *params)
{
	if (!s->initialized)
		return;
	for (size_t i = 0; i < sizeof(notifications) / sizeof(notifications[0]); i++)
		if (str_eq(method, str_of(notifications[i].method)))
			notifications[i].handler(s, params);
}

/* what comes after a message */
static void
rest(struct server *s)
{
	if (frame_waits(&s->in))
		return;
	publish_stale(s);
	/* the first completion is not to wait for what can be done now */
	for (size_t i = 0; i < s->books.n; i++)
		workspace_prepare(s->books.v[i]);
}

static bool
take(struct server *s, struct str text)
{
	struct msg *m;
	struct str method;
	bool ended = false;

	log_line(s, "<-", text);
	m = msg_read(text);
	method = msg_text(m, "method");
	/* changes in a row are one: what is wrong is found after the last of them */
	if (!str_eq(method, STR("textDocument/didChange")))
		publish_stale(s);
	if (!m)
		refuse(s, NULL, PARSE_ERROR, "not JSON");
	else if (method.n && msg_get(m, "id"))
		request(s, method, msg_get(m, "id"), msg_get(m, "params"));
	else if (str_eq(method, STR("exit")))
		ended = true;
	else if (method.n)
		notification(s, method, msg_get(m, "params"));
	msg_free(m);
	return !ended;
}

int
server_run(struct server *s)
{
	const char *why = NULL;
	enum frame got;
	struct str text;
	int wait = WAIT_FIRST;

	while ((got = frame_read(&text, &s->in, wait, &why)) <= FRAME_IDLE) {
		if (got == FRAME_IDLE || wait > WAIT_LONG)
			look(s);
		wait = got == FRAME_READ ? WAIT_FIRST : wait < WAIT_MOST ? 2 * wait : wait;
		if (got == FRAME_READ && !take(s, text))
			break;
		if (got == FRAME_READ)
			rest(s);
	}
	if (why)
		log_line(s, "!", str_of(why));
	books_close(&s->books);
	frames_free(&s->in);
	return s->shutdown ? 0 : 1;
}
