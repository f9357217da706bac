/* SPDX-License-Identifier: ISC */
#ifndef TEND_ASK_WRITE_H
#define TEND_ASK_WRITE_H

#include "cli/tool.h"

/*
 * Takes the owner and the retired out of the tool's people and reports them, since they are
 * asked for nothing; returns how many are left.
 */
size_t ask_write_drop(struct tool *);
/*
 * tend ask --plan: writes an ask, WHO TEXT... [by DATE], into the files of WHO; the tool's exit
 * status
 */
int ask_write(struct tool *, bool dry, int argc, char **argv);

#endif
