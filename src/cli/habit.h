/* SPDX-License-Identifier: ISC */
#ifndef TEND_HABIT_H
#define TEND_HABIT_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Appends what to type instead of a command that other programs have. `argv` is what was typed, up
 * to NULL: "snooze ada 2w" leads to "tend set ada snooze=2w", "add" to "tend new NAME". Arguments
 * with an option among them are left out. False for other words.
 */
bool habit_advice(struct buf *out, char *const *argv);

#endif
