/* SPDX-License-Identifier: ISC */
#include "lsp/reply.h"
#include "lsp/wire.h"
#include "os/fd.h"

void
wire_log(struct wire *w, const char *mark, struct str text)
{
	struct buf line = {0};

	if (w->log < 0)
		return;
	buf_fmt(&line, "%s %.*s\n", mark, STR_ARG(text));
	fd_write(w->log, buf_view(&line)); /* a log that is full must not end the server */
	buf_free(&line);
}

void
wire_send(struct wire *w, struct str text)
{
	wire_log(w, "->", text);
	/* the editor is gone: frame_read() will see the end */
	(void)frame_write(&w->in, w->out, text);
}

void
wire_notify(struct wire *w, const char *method, struct str params)
{
	struct buf out = {0};

	reply_object(&out, NULL);
	reply_text(&out, "jsonrpc", STR("2.0"));
	reply_text(&out, "method", str_of(method));
	reply_json(&out, "params", params);
	reply_object_end(&out);
	wire_send(w, buf_view(&out));
	buf_free(&out);
}

void
wire_answer(struct wire *w, const struct msg *id, struct str result)
{
	struct buf out = {0}, text = {0};

	msg_print(&text, id);
	reply_object(&out, NULL);
	reply_text(&out, "jsonrpc", STR("2.0"));
	reply_json(&out, "id", buf_view(&text));
	reply_json(&out, "result", result.n ? result : STR("null"));
	reply_object_end(&out);
	wire_send(w, buf_view(&out));
	buf_free(&out);
	buf_free(&text);
}

void
wire_refuse(struct wire *w, const struct msg *id, int code, const char *why)
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
	wire_send(w, buf_view(&out));
	buf_free(&out);
	buf_free(&text);
}
