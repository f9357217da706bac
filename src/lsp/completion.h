/* SPDX-License-Identifier: ISC */
#ifndef TEND_COMPLETION_H
#define TEND_COMPLETION_H

#include "lsp/workspace.h"

/*
 * textDocument/completion: keys of the front-matter, and their values; contacts after [[, [ and in
 * keys that name people, by any word of a name; entries and kinds in a log. Nothing elsewhere.
 */
workspace_handler completion_request;

/* what a key means, in one line; NULL for one without a text */
const char *completion_meaning(enum key);

#endif
