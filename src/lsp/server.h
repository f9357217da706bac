/* SPDX-License-Identifier: ISC */
#ifndef TEND_SERVER_H
#define TEND_SERVER_H

#include "lsp/frame.h"
#include "lsp/workspace.h"

/*
 * The language server: one message after another, from standard input to standard output. Each
 * request has a handler in a file of its own; server.c has the table.
 */
struct server {
	struct workspace ws;
	struct frames in;
	int out, log;      /* descriptors; log is -1 without --log */
	bool initialized, shutdown;
	bool hints;        /* lenses and inlay hints are wanted */
};

/*
 * Answers a request: appends the result to out, which is empty. What it leaves empty becomes null.
 */
typedef void server_handler(struct buf *out, struct server *, const struct msg *params);

/* runs until the editor ends it: the exit status, 0 after a request to shut down, else 1 */
int server_run(struct server *);

/* sends a notification; `params` is JSON */
void server_notify(struct server *, const char *method, struct str params);

/* the open text that "textDocument.uri" of the parameters names, or NULL */
struct doc *server_doc(const struct server *, const struct msg *params);

#endif
