/* SPDX-License-Identifier: ISC */
#ifndef TEND_MOVES_READ_H
#define TEND_MOVES_READ_H

#include "account/moves.h"
#include "cli/tool.h"

/* reads the history of the book into moves after moves_begin(); without one, the tool ends */
void moves_read(struct moves *, struct tool *);

#endif
