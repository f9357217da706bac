/* SPDX-License-Identifier: ISC */
#ifndef TEND_RENAMING_H
#define TEND_RENAMING_H

#include "lsp/workspace.h"

/* textDocument/prepareRename: the mention at the cursor, and the id that it means */
workspace_handler renaming_prepare;
/*
 * textDocument/rename: the file of the contact gets another name, and everything that refers to it
 * follows, as tend-rename does it. Null if the new name is no name of a file, or is taken.
 */
workspace_handler renaming_request;

#endif
