/* SPDX-License-Identifier: ISC */
#ifndef TEND_PLAN_WRITE_H
#define TEND_PLAN_WRITE_H

#include "cli/tool.h"
#include "entry/task.h"

/*
 * Removes the owner and inactive contacts from the tool's people and reports them: they have no
 * asks or promises. Returns how many are left.
 */
size_t plan_write_drop(struct tool *);
/*
 * tend ask --plan, tend owe --plan: writes an ask or a promise, WHO TEXT... [by DATE], to the files
 * of WHO; the exit status
 */
int plan_write(struct tool *, enum task_kind, bool dry, int argc, char **argv);

#endif
