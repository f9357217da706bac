/* SPDX-License-Identifier: ISC */
#ifndef TEND_ACTIONS_H
#define TEND_ACTIONS_H

#include "lsp/server.h"

/*
 * textDocument/codeAction: log today; tick an ask or promise; take the name that a diagnostic
 * suggests; add the other side of a tie; snooze for two weeks. Each is the edit that the command
 * makes.
 */
server_handler actions_request;
/* textDocument/codeLens: how the contact of the file stands, above it */
server_handler actions_lenses;
/* textDocument/inlayHint: beside a link, that the contact is overdue, dormant or inactive */
server_handler actions_hints;

#endif
