/* SPDX-License-Identifier: ISC */
#ifndef TEND_HOVER_H
#define TEND_HOVER_H

#include "lsp/workspace.h"

/*
 * textDocument/hover: of a link or a name, the contact in short; of a key, what it means; of an
 * entry, what it counts; of a date, how long ago it is.
 */
workspace_handler hover_request;

/*
 * Appends how a contact stands, on one line: "due in 3 weeks · 12 given, 1 taken · last
 * 2026-04-20". Nothing of the owner.
 */
void hover_standing(struct buf *out, const struct workspace *, const struct contact *);

#endif
