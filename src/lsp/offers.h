/* SPDX-License-Identifier: ISC */
#ifndef TEND_OFFERS_H
#define TEND_OFFERS_H

#include "edit/edit.h"
#include "lsp/workspace.h"

/* the code actions of a request, while they are found */
struct offers {
	struct buf *out;
	struct workspace *ws;
	struct doc *doc;
	const struct contact *who; /* of the document */
	size_t line;               /* of the cursor, from 0 */
	struct errors errors;      /* of edits that are not possible */
	struct buf new;            /* scratch: a changed text */
};

/* how a file of the book is edited, as the commands do it */
struct edit offers_edit(struct offers *, struct str path);
/* adds an action that changes the text of a file */
void offers_add(struct offers *, const char *kind, struct str title, struct str path,
                struct str old, struct str new);
/* adds one that changes the document to `new` */
void offers_here(struct offers *, const char *kind, const char *title);

#endif
