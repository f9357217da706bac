/* SPDX-License-Identifier: ISC */
#ifndef TEND_OUTLINE_H
#define TEND_OUTLINE_H

#include "lsp/workspace.h"

/* textDocument/documentSymbol: the front-matter, the log by year, asks and promises */
workspace_handler outline_symbols;
/* workspace/symbol: contacts by any word of a name; appends the items of an array that is begun */
workspace_handler outline_people;
/* textDocument/foldingRange: the front-matter, and each year of the log */
workspace_handler outline_folds;

#endif
