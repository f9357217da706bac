/* SPDX-License-Identifier: ISC */
#ifndef TEND_BOOKS_H
#define TEND_BOOKS_H

#include "lsp/workspace.h"

/*
 * The books that an editor has files of, each with its open texts. Most have one. A text that is in
 * no book belongs to `none`, which is never loaded, and from which each book takes its options.
 */
struct books {
	struct workspace none;
	struct workspace **v;
	size_t n, cap;
};

/*
 * Opens a text in the book that it is in: the nearest folder upward with a me.md, or only the one
 * that -C names. A book without open texts is closed when another one is opened. NULL if the URI
 * is no file; else *ws is where the text is.
 */
struct doc *books_open(struct workspace **ws, struct books *, struct str uri, struct str text,
                       int64_t version);
/* the same of a text that was in no book, if it is in one now */
void books_settle(struct books *);
/* where "textDocument.uri" of a request is open; `none` if it is not */
struct workspace *books_of(struct books *, const struct msg *params);
/* the i-th place with open texts: `none` is the last; NULL after it */
struct workspace *books_at(struct books *, size_t i);
void books_close(struct books *);

#endif
