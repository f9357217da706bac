/* SPDX-License-Identifier: ISC */
#ifndef TEND_ASK_WRITE_H
#define TEND_ASK_WRITE_H

#include "cli/tool.h"

/*
 * Removes the owner and inactive contacts from the tool's people and reports them, since they
 * are not asked for anything; returns how many are left.
 */
size_t ask_write_drop(struct tool *);
/* tend ask --plan: writes an ask, WHO TEXT... [by DATE], to the files of WHO; the exit status */
int ask_write(struct tool *, bool dry, int argc, char **argv);

#endif
