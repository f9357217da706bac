/* SPDX-License-Identifier: ISC */
#ifndef TEND_DIAGNOSTICS_H
#define TEND_DIAGNOSTICS_H

#include "lsp/workspace.h"

/*
 * The problems of a document, as tend-check reports them, sorted; the caller frees them. Those with
 * links have the place of the link, where tend-check has the beginning of the paragraph.
 */
void diagnostics_find(struct errors *out, struct workspace *, struct doc *);

/* appends the parameters of textDocument/publishDiagnostics for a text as it is in the editor */
void diagnostics_publish(struct buf *out, struct workspace *, struct doc *);
/* the same for a URI that has nothing to report */
void diagnostics_clear(struct buf *out, struct str uri);

#endif
