/* SPDX-License-Identifier: ISC */
#ifndef TEND_DIAGNOSTICS_H
#define TEND_DIAGNOSTICS_H

#include "lsp/server.h"

/* publishes what tend-check reports of an open text, from the text as it is in the editor */
void diagnostics_publish(struct server *, struct doc *);
/* publishes that there is nothing to report of a URI */
void diagnostics_clear(struct server *, struct str uri);
/* the problems of a document, sorted; the caller frees them */
void diagnostics_find(struct errors *out, struct workspace *, struct doc *);

#endif
