/* SPDX-License-Identifier: ISC */
#ifndef TEND_ACTIONS_H
#define TEND_ACTIONS_H

#include "lsp/workspace.h"

/*
 * textDocument/codeAction: log today; tick an ask or promise; take the name that a diagnostic
 * suggests; add the other side of a tie; snooze for two weeks. Each is the edit that the command
 * makes.
 */
workspace_handler actions_request;
/* textDocument/codeLens: how the contact of the file stands, above it */
workspace_handler actions_lenses;
/* textDocument/inlayHint: beside a link, that the contact is overdue, dormant or inactive */
workspace_handler actions_hints;

#endif
