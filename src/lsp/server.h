/* SPDX-License-Identifier: ISC */
#ifndef TEND_SERVER_H
#define TEND_SERVER_H

#include "lsp/books.h"
#include "lsp/wire.h"

/*
 * The language server (LSP 3.17): one message after another, from standard input to standard
 * output. It writes nothing else, and starts no program.
 */
struct server {
	struct books books;
	struct wire wire;
	int poll;          /* milliseconds after a message until the files are looked at */
	bool initialized, shutdown;
	bool said;         /* that a file is of another book */
	day (*today)(void); /* the clock; NULL if the day is given */
};

/* runs until the editor ends it: the exit status, 0 after a request to shut down, else 1 */
int server_run(struct server *);

#endif
