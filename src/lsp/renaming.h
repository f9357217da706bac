/* SPDX-License-Identifier: ISC */
#ifndef TEND_RENAMING_H
#define TEND_RENAMING_H

#include "lsp/server.h"

/* textDocument/prepareRename: the mention at the cursor, and the id that it means */
server_handler renaming_prepare;
/*
 * textDocument/rename: the file of the contact gets another name, and everything that refers to it
 * follows, as tend-rename does it. Null if the new name is no name of a file, or is taken.
 */
server_handler renaming_request;

#endif
