/* SPDX-License-Identifier: ISC */
#ifndef TEND_DOC_H
#define TEND_DOC_H

#include "contact/contact.h"
#include "lsp/msg.h"
#include "lsp/place.h"

/* a text that is open in the editor */
struct doc {
	struct buf uri;
	struct str path;  /* from the book's folder, in the book's arena; empty outside */
	struct buf text;
	int64_t version;
	struct lines lines; /* of the text */
	size_t at;        /* the contact of its file, or WORKSPACE_NONE */
	size_t who;       /* the same, but WORKSPACE_NONE while the text is no contact */
	bool joined;      /* true once it was looked for in the book as it is loaded */
	struct contact saved; /* the contact as it was read from disk */
	struct errors errors; /* of reading the text */
	struct arena arena;   /* the contact of the text */
};

/*
 * Replaces a range of the text, or all of it, as an item of contentChanges names it; columns count
 * bytes if utf8. What was read from the text is then out of date.
 */
void doc_change(struct doc *, const struct msg *, bool utf8);
/* frees all of it, itself, too */
void doc_free(struct doc *);

#endif
