/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as what an editor writes to the language server, for libFuzzer: as a stream of frames, as the bodies of
 * messages, and as a text with changes and requests at any place of it. Nothing may crash, leak or take for ever; the
 * server's text is what the changes make of it, counted here in another way; and reading it anew finds the same problems.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "lsp/diagnostics.h"
#include "lsp/reply.h"
#include "lsp/server.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const files[][2] = {
	{"me.md", "---\nname: Me\ntiers: {critical: 4 months}\n---\n"},
	{"ann.md", "---\nname: Ann Lee\naliases: [Annie]\nknows: [bob]\n---\n## Log\n- 2026-05-01 -> call: [Bob](bob.md)\n"},
	{"bob.md", "---\nname: Bob\nemail: bob@example.org\n---\n## Asks\n- [ ] an intro to [[ann|Ann]]\n"},
	{"x/cyd.md", "---\nname: \xC3\x89lo Cyd\n---\nSaw Annie.\n"},
};

static const char *const methods[] = {"codeAction", "codeLens", "completion", "definition", "documentLink", "documentSymbol",
	"foldingRange", "hover", "inlayHint", "prepareRename", "references", "rename"};

enum { FILES = sizeof(files) / sizeof(files[0]), METHODS = sizeof(methods) / sizeof(methods[0]) };

static char dir[] = "/tmp/tend-fuzz-lsp-XXXXXX";
static int nothing;
static day today;

static void
remove_book(void)
{
	char path[sizeof(dir) + 16];

	for (size_t i = 0; i < FILES; i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, files[i][0]);
		unlink(path);
	}
	snprintf(path, sizeof(path), "%s/x", dir);
	rmdir(path);
	rmdir(dir);
}

static void
must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "%s\n", what);
	remove_book();
	abort();
}

static void
begin(void)
{
	char path[sizeof(dir) + 16];

	must(mkdtemp(dir) != NULL, "no folder");
	atexit(remove_book);
	snprintf(path, sizeof(path), "%s/x", dir);
	must(mkdir(path, 0700) == 0, "no folder in it");
	for (size_t i = 0; i < FILES; i++) {
		FILE *f;

		snprintf(path, sizeof(path), "%s/%s", dir, files[i][0]);
		f = fopen(path, "w");
		must(f && fputs(files[i][1], f) >= 0 && fclose(f) == 0, "no file");
	}
	nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	must(nothing >= 0, "no /dev/null");
	today = day_of(2026, 9, 1);
}

static void
frame(struct buf *out, struct str body)
{
	buf_fmt(out, "Content-Length: %zu\r\n\r\n", body.n);
	buf_str(out, body);
}

/* appends a message about a file; the rest of its params follows, then message_end() */
static void
message(struct buf *out, size_t file, const char *method, int64_t id)
{
	struct buf uri = {0};

	buf_fmt(&uri, "file://%s/%s", dir, files[file % FILES][0]);
	reply_object(out, NULL);
	if (id)
		reply_number(out, "id", id);
	reply_text(out, "method", str_of(method));
	reply_object(out, "params");
	reply_object(out, "textDocument");
	reply_text(out, "uri", buf_view(&uri));
	buf_free(&uri);
}

/* appends the frame of a message, and empties it */
static void
message_end(struct buf *out, struct buf *body)
{
	reply_object_end(body);
	reply_object_end(body);
	frame(out, buf_view(body));
	buf_clear(body);
}

static void
open_text(struct buf *out, size_t file, struct str text)
{
	struct buf body = {0};

	message(&body, file, "textDocument/didOpen", 0);
	reply_number(&body, "version", 1);
	reply_text(&body, "text", text);
	reply_object_end(&body);
	message_end(out, &body);
	buf_free(&body);
}

static void
initialize(struct buf *out, bool utf8)
{
	frame(out, utf8 ? STR("{\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{\"general\":{\"positionEncodings\":[\"utf-8\"]},"
	                      "\"workspace\":{\"workspaceEdit\":{\"resourceOperations\":[\"rename\",\"delete\"]}}}}}")
	                : STR("{\"id\":1,\"method\":\"initialize\",\"params\":{}}"));
}

/* a server that has these bytes to read, until they end */
static void
serve(struct buf *in)
{
	struct server s = {.wire = {.in = {.fd = nothing, .bytes = *in}, .out = nothing, .log = -1}, .poll = 1000};

	s.books.none.hints = true;
	s.books.none.today = today;
	server_run(&s);
	*in = (struct buf){0};
}

/* --- a text with changes --- */

struct typing {
	struct buf in;      /* what the editor writes */
	struct buf text;    /* what it shows */
	bool utf8;
};

/* the place of an offset, found by counting from the beginning */
static void
place(struct buf *out, const char *key, const struct typing *t, size_t offset)
{
	struct str s = buf_view(&t->text);
	int64_t line = 0, character = 0;

	for (size_t i = 0; i < offset; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '\n' || (c == '\r' && (i + 1 == s.n || s.p[i + 1] != '\n'))) {
			line++;
			character = 0;
		} else if (c == '\r') {
			continue;
		} else if (t->utf8) {
			character++;
		} else {
			character += (c & 0xC0) != 0x80 ? 1 + (c >= 0xF0) : 0;
		}
	}
	reply_object(out, key);
	reply_number(out, "line", line);
	reply_number(out, "character", character);
	reply_object_end(out);
}

/* the beginning of a character at or before an offset, and never between CR and LF */
static size_t
boundary(struct str s, size_t at)
{
	at = at > s.n ? s.n : at;
	while (at && at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	return at && at < s.n && s.p[at] == '\n' && s.p[at - 1] == '\r' ? at - 1 : at;
}

static void
type(struct buf *body, struct typing *t, size_t a, size_t b, struct str with)
{
	size_t from = boundary(buf_view(&t->text), a < b ? a : b), to = boundary(buf_view(&t->text), a < b ? b : a);
	struct buf new = {0};

	reply_object(body, NULL);
	reply_object(body, "range");
	place(body, "start", t, from);
	place(body, "end", t, to);
	reply_object_end(body);
	reply_text(body, "text", with);
	reply_object_end(body);
	buf_str(&new, str_sub(buf_view(&t->text), 0, from));
	buf_str(&new, with);
	buf_str(&new, str_sub(buf_view(&t->text), to, t->text.n));
	buf_free(&t->text);
	t->text = new;
}

static void
ask(struct typing *t, size_t file, size_t method, size_t at)
{
	struct buf body = {0}, name = {0};

	buf_fmt(&name, "textDocument/%s", methods[method % METHODS]);
	message(&body, file, name.p, 7);
	reply_object_end(&body);
	at = boundary(buf_view(&t->text), at);
	place(&body, "position", t, at);
	reply_object(&body, "range");
	place(&body, "start", t, at);
	place(&body, "end", t, t->text.n);
	reply_object_end(&body);
	reply_text(&body, "newName", STR("zoe"));
	message_end(&t->in, &body);
	buf_free(&body);
	buf_free(&name);
}

/* the text after all of it is that of the editor, and what is wrong in it is what is wrong in it when it is read anew */
static void
same_text(struct typing *t, struct buf *in)
{
	struct books books = {.none = {.utf8 = t->utf8, .today = today}};
	struct frames f = {.fd = nothing, .bytes = *in};
	struct workspace *ws = NULL, *fresh_ws = NULL;
	struct doc *d = NULL, *fresh;
	struct books other = {.none = {.utf8 = t->utf8, .today = today}};
	struct buf a = {0}, b = {0};
	struct str body;
	const char *why;

	while (frame_read(&body, &f, 0, &why) == FRAME_READ) {
		struct msg *m = msg_read(body);
		struct str method = msg_text(m, "method");
		const struct msg *p = msg_get(m, "params");

		must(m != NULL, "not JSON");
		if (str_eq(method, STR("textDocument/didOpen")))
			d = books_open(&ws, &books, msg_text(p, "textDocument.uri"), msg_text(p, "textDocument.text"), 1);
		else if (str_eq(method, STR("textDocument/didChange")))
			workspace_change(ws, d, msg_get(p, "contentChanges"), 1);
		msg_free(m);
	}
	must(d && str_eq(buf_view(&d->text), buf_view(&t->text)), "another text");
	fresh = books_open(&fresh_ws, &other, buf_view(&d->uri), buf_view(&t->text), 1);
	diagnostics_publish(&a, ws, d);
	diagnostics_publish(&b, fresh_ws, fresh);
	must(str_eq(buf_view(&a), buf_view(&b)), "other problems");
	buf_free(&a);
	buf_free(&b);
	frames_free(&f);
	books_close(&books);
	books_close(&other);
	*in = (struct buf){0};
}

/* a byte for how many changes and which file, five for each of them, and the text */
static void
document(const uint8_t *data, size_t size, bool utf8)
{
	struct typing t = {.utf8 = utf8};
	struct buf valid = {0}, body = {0}, copy = {0};
	struct str with;
	size_t n = size ? data[0] % 16 : 0, file = size ? data[0] / 16 % FILES : 0, used = 1 + 5 * n;

	if (size < used + 1)
		return;
	utf8_repair(&valid, (struct str){(const char *)data + used, size - used});
	buf_str(&t.text, buf_view(&valid));
	initialize(&t.in, utf8);
	open_text(&t.in, file, buf_view(&t.text));
	for (size_t i = 0; i < n; i++) {
		const uint8_t *c = data + 1 + 5 * i;
		size_t at = (size_t)c[0] << 8 | c[1], to = at + (c[2] & 0x3F);

		if (c[2] >= 0xC0) {
			ask(&t, file, c[3], at);
			continue;
		}
		message(&body, file, "textDocument/didChange", 0);
		reply_object_end(&body);
		reply_array(&body, "contentChanges");
		for (size_t k = 0; k <= (c[3] & 3); k++) {
			size_t from = boundary(buf_view(&valid), c[4] + 7 * k);

			with = str_sub(buf_view(&valid), from, boundary(buf_view(&valid), from + (c[3] >> 2)));
			/* half a line end makes another one of what is beside it */
			type(&body, &t, at + k, to + 3 * k, with);
		}
		reply_array_end(&body);
		message_end(&t.in, &body);
	}
	for (size_t i = 0; i < METHODS; i++)
		ask(&t, file, i, size % (t.text.n + 1));
	buf_str(&copy, buf_view(&t.in));
	same_text(&t, &copy);
	serve(&t.in);
	buf_free(&t.text);
	buf_free(&valid);
	buf_free(&body);
}

/* --- streams --- */

static void
stream(struct str bytes)
{
	struct buf in = {0};

	initialize(&in, bytes.n % 2);
	open_text(&in, 1, str_of(files[1][1]));
	buf_str(&in, bytes);
	serve(&in);
}

/* each line is the body of a message, with % for the folder of the book */
static void
bodies(struct str bytes)
{
	struct buf in = {0}, body = {0};
	struct str line;

	initialize(&in, bytes.n % 2);
	open_text(&in, 1, str_of(files[1][1]));
	while (str_line(&line, &bytes)) {
		buf_clear(&body);
		for (size_t i = 0; i < line.n; i++)
			if (line.p[i] == '%')
				buf_str(&body, str_of(dir));
			else
				buf_chr(&body, line.p[i]);
		frame(&in, buf_view(&body));
	}
	serve(&in);
	buf_free(&body);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data + 1, size ? size - 1 : 0};

	if (!nothing)
		begin();
	if (!size)
		return 0;
	switch (data[0] % 4) {
	case 0: stream(rest); break;
	case 3: bodies(rest); break;
	default: document(data + 1, size - 1, data[0] % 4 == 2); break; /* 1: "-", as a contact begins */
	}
	return 0;
}
