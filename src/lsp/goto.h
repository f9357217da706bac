/* SPDX-License-Identifier: ISC */
#ifndef TEND_GOTO_H
#define TEND_GOTO_H

#include "lsp/workspace.h"

/* textDocument/definition: from a mention to the file of the contact */
workspace_handler goto_definition;
/* textDocument/references: every mention of the contact at the cursor, or of that of the file */
workspace_handler goto_references;
/* textDocument/documentLink: each mention that leads to a file */
workspace_handler goto_links;

#endif
