/* SPDX-License-Identifier: ISC */
#ifndef TEND_MOVES_READ_H
#define TEND_MOVES_READ_H

#include "account/moves.h"
#include "cli/tool.h"

/*
 * reads the history of the tool's book into moves that were begun; ends where there is none to
 * read
 */
void moves_read(struct moves *, struct tool *);

#endif
