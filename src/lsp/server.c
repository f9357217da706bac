/* SPDX-License-Identifier: ISC */
#include "lsp/actions.h"
#include "lsp/completion.h"
#include "lsp/goto.h"
#include "lsp/hover.h"
#include "lsp/notification.h"
#include "lsp/outline.h"
#include "lsp/renaming.h"
#include "lsp/reply.h"
#include "lsp/server.h"
#include "os/os.h"

/* how the editor sends changes of a text */
enum { SYNC_INCREMENTAL = 2 };

/* the wait until the files are looked at grows while no message comes: multiples of the first one */
enum { WAIT_LONG = 4, WAIT_MOST = 32 };

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
	s->wire.in.editor = editor_of(params);
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
		wire_refuse(&s->wire, id, WIRE_NOT_INITIALIZED, "initialize comes first");
		return;
	}
	if (s->shutdown) {
		wire_refuse(&s->wire, id, WIRE_INVALID_REQUEST, "the server is shutting down");
		return;
	}
	if (s->initialized && str_eq(method, STR("initialize"))) {
		wire_refuse(&s->wire, id, WIRE_INVALID_REQUEST, "initialize comes once");
		return;
	}
	s->initialized = true;
	if (str_eq(method, STR("shutdown"))) {
		s->shutdown = true;
		wire_answer(&s->wire, id, STR(""));
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
		wire_refuse(&s->wire, id, WIRE_METHOD_NOT_FOUND, "no such method");
		return;
	}
	wire_answer(&s->wire, id, buf_view(&out));
	buf_free(&out);
}

/* what comes after a message */
static void
rest(struct server *s)
{
	if (frame_waits(&s->wire.in))
		return;
	notification_publish(s);
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

	wire_log(&s->wire, "<-", text);
	m = msg_read(text);
	method = msg_text(m, "method");
	/* changes in a row are one: what is wrong is found after the last of them */
	if (!str_eq(method, STR("textDocument/didChange")))
		notification_publish(s);
	if (!m)
		wire_refuse(&s->wire, NULL, WIRE_PARSE_ERROR, "not JSON");
	else if (method.n && msg_get(m, "id"))
		request(s, method, msg_get(m, "id"), msg_get(m, "params"));
	else if (str_eq(method, STR("exit")))
		ended = true;
	else if (method.n && s->initialized)
		notification_take(s, method, msg_get(m, "params"));
	msg_free(m);
	return !ended;
}

int
server_run(struct server *s)
{
	const char *why = NULL;
	enum frame got;
	struct str text;
	int wait = s->poll;

	s->wire.in.lives = 2 * s->poll;
	while ((got = frame_read(&text, &s->wire.in, wait, &why)) <= FRAME_IDLE) {
		if (got == FRAME_IDLE || wait > WAIT_LONG * s->poll)
			notification_look(s);
		wait = got == FRAME_READ ? s->poll : wait < WAIT_MOST * s->poll ? 2 * wait : wait;
		if (got == FRAME_READ && !take(s, text))
			break;
		if (got == FRAME_READ)
			rest(s);
	}
	if (why)
		wire_log(&s->wire, "!", str_of(why));
	books_close(&s->books);
	frames_free(&s->wire.in);
	return s->shutdown ? 0 : 1;
}
