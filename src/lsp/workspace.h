/* SPDX-License-Identifier: ISC */
#ifndef TEND_WORKSPACE_H
#define TEND_WORKSPACE_H

#include "book/book.h"
#include "check/check.h"
#include "lsp/doc.h"
#include "lsp/watch.h"
#include "match/acquainted.h"

/* no contact */
#define WORKSPACE_NONE SIZE_MAX

/*
 * A book that is being edited: the files on disk, and in place of some of them the texts that an
 * editor has open.
 */
struct workspace {
	struct book book;
	struct check *check;
	bool open;         /* true if the book is loaded */
	bool utf8;         /* places count bytes, see place.h */
	bool watches;      /* the editor can watch files, and says what changes */
	bool stale;        /* a text has changed since its problems were published */
	bool deletes;      /* the editor deletes files on request */
	bool hints;        /* lenses and inlay hints are wanted */
	const char *given; /* the folder of the book, from -C; or NULL */
	struct buf dir;    /* the folder of the book, absolute; "" before one is known */
	day today;
	struct watch seen; /* the files on disk */
	struct acquainted acquainted; /* see workspace_acquainted() */
	struct map stems;  /* folded ids of all files: how many; filled by workspace_alone() */
	struct doc **doc;
	size_t n, cap;
};

/* reads the book again, with the open texts in it */
void workspace_reload(struct workspace *);
/*
 * Looks at the files on disk, and reads again what other programs changed since the last look: true
 * if there was something
 */
bool workspace_look(struct workspace *);
/* reads a file again that has changed on disk; a new or removed one reloads the book */
void workspace_changed(struct workspace *, struct str file);
void workspace_close(struct workspace *);

/*
 * Answers a request: appends the result, JSON, to out, which is empty. Without any, the answer is
 * null. server.c has the table of all requests.
 */
typedef void workspace_handler(struct buf *out, struct workspace *, const struct msg *params);

/* the open text that "textDocument.uri" of a request names, or NULL */
struct doc *workspace_asked(const struct workspace *, const struct msg *params);
/* the open text of a URI, or NULL */
struct doc *workspace_doc(const struct workspace *, struct str uri);
/* opens a text; NULL if the URI is no file */
struct doc *workspace_open(struct workspace *, struct str uri, struct str text, int64_t version);
/* applies "contentChanges", and reads the text again */
void workspace_change(struct workspace *, struct doc *, const struct msg *changes, int64_t version);
void workspace_drop(struct workspace *, struct doc *);

/* the contact of a path from the book's folder, or WORKSPACE_NONE */
size_t workspace_contact(const struct workspace *, struct str path);
/* true if no other file, not even a note, has this id */
bool workspace_alone(struct workspace *, struct str id);
/* who is named in a text, of the contacts as they are in the editor; valid until the next change */
const struct acquainted *workspace_acquainted(struct workspace *);
/* does ahead of time what the first completion needs */
void workspace_prepare(struct workspace *);
/*
 * the text of a contact as it is in the editor, else on disk, into out (cleared first); false if it
 * cannot be read
 */
bool workspace_text(struct buf *out, const struct workspace *, size_t who);
/* the same of any file of the book, by its path, which ends with a NUL */
bool workspace_file(struct buf *out, const struct workspace *, struct str path);
/* appends the URI of a path from the book's folder */
void workspace_uri(struct buf *out, const struct workspace *, struct str path);

#endif
