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
#include "os/fd.h"

/* the error codes of JSON-RPC 2.0 and of the protocol */
enum {
	PARSE_ERROR = -32700,
	INVALID_REQUEST = -32600,
	METHOD_NOT_FOUND = -32601,
	NOT_INITIALIZED = -32002,
};

/* how the editor sends changes of a text */
enum { SYNC_INCREMENTAL = 2 };

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
	(void)frame_write(s->out, text);
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

static void
initialize(struct buf *out, struct workspace *ws, const struct msg *params)
{
	const struct msg *encodings = msg_get(params, "capabilities.general.positionEncodings");

	for (size_t i = 0; i < msg_count(encodings); i++)
		ws->utf8 |= str_eq(msg_text(msg_item(encodings, i), ""), STR("utf-8"));
	ws->watches = msg_true(params, "capabilities.workspace.didChangeWatchedFiles.dynamicRegistration");
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
	{"initialize", initialize},
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
	{"workspace/symbol", outline_people},
};

/* --- notifications --- */

static void
publish(struct server *s, struct doc *d)
{
	struct buf out = {0};

	diagnostics_publish(&out, &s->ws, d);
	notify(s, "textDocument/publishDiagnostics", buf_view(&out));
	buf_free(&out);
}

/* what is wrong in one text may depend on another */
static void
publish_all(struct server *s)
{
	s->stale = false;
	for (size_t i = 0; i < s->ws.n; i++)
		publish(s, s->ws.doc[i]);
}

/* asks the editor to say what changes outside of it, if it can */
static void
initialized(struct server *s, const struct msg *params)
{
	(void)params;
	if (s->ws.watches)
		send_message(s, STR("{\"jsonrpc\":\"2.0\",\"id\":\"watch\",\"method\":\"client/registerCapability\","
		                    "\"params\":{\"registrations\":[{\"id\":\"watch\",\"method\":\"workspace/didChangeWatchedFiles\","
		                    "\"registerOptions\":{\"watchers\":[{\"globPattern\":\"**/*.{md,markdown}\"}]}}]}}"));
}

static void
did_open(struct server *s, const struct msg *params)
{
	const struct msg *d = msg_get(params, "textDocument");

	if (workspace_open(&s->ws, msg_text(d, "uri"), msg_text(d, "text"), msg_number(d, "version")))
		publish_all(s);
}

static void
did_change(struct server *s, const struct msg *params)
{
	struct doc *d = workspace_asked(&s->ws, params);

	if (!d)
		return;
	workspace_change(&s->ws, d, msg_get(params, "contentChanges"), msg_number(params, "textDocument.version"));
	s->stale = true;
}

static void
did_save(struct server *s, const struct msg *params)
{
	struct doc *d = workspace_asked(&s->ws, params);

	if (!d)
		return;
	/* a new contact, or the settings */
	if (d->path.n && (d->who == WORKSPACE_NONE || str_eq(d->path, STR("me.md"))))
		workspace_reload(&s->ws);
	publish_all(s);
}

static void
did_close(struct server *s, const struct msg *params)
{
	struct doc *d = workspace_asked(&s->ws, params);
	struct buf out = {0};

	if (!d)
		return;
	diagnostics_clear(&out, buf_view(&d->uri));
	workspace_drop(&s->ws, d);
	notify(s, "textDocument/publishDiagnostics", buf_view(&out));
	publish_all(s);
	buf_free(&out);
}

static void
files_changed(struct server *s, const struct msg *params)
{
	const struct msg *changes = msg_get(params, "changes");
	struct buf file = {0};

	for (size_t i = 0; i < msg_count(changes); i++)
		if (workspace_path(&file, msg_text(msg_item(changes, i), "uri")))
			workspace_changed(&s->ws, buf_view(&file));
	buf_free(&file);
	publish_all(s);
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
	for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++) {
		if (!str_eq(method, str_of(requests[i].method)))
			continue;
		requests[i].handler(&out, &s->ws, params);
		answer(s, id, buf_view(&out));
		buf_free(&out);
		return;
	}
	refuse(s, id, METHOD_NOT_FOUND, "no such method");
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

int
server_run(struct server *s)
{
	const char *why = NULL;
	bool ended = false;
	struct str text;

	while (!ended && frame_read(&text, &s->in, &why) > 0) {
		struct msg *m;
		struct str method;

		log_line(s, "<-", text);
		m = msg_read(text);
		method = msg_text(m, "method");
		/* changes in a row are one: what is wrong is found after the last of them */
		if (s->stale && !str_eq(method, STR("textDocument/didChange")))
			publish_all(s);
		if (!m)
			refuse(s, NULL, PARSE_ERROR, "not JSON");
		else if (method.n && msg_get(m, "id"))
			request(s, method, msg_get(m, "id"), msg_get(m, "params"));
		else if (str_eq(method, STR("exit")))
			ended = true;
		else if (method.n)
			notification(s, method, msg_get(m, "params"));
		msg_free(m);
		if (s->stale && !frame_waits(&s->in))
			publish_all(s);
		/* the first completion is not to wait for what can be done now */
		if (!frame_waits(&s->in))
			workspace_prepare(&s->ws);
	}
	if (why)
		log_line(s, "!", str_of(why));
	workspace_close(&s->ws);
	frames_free(&s->in);
	return s->shutdown ? 0 : 1;
}
