/* SPDX-License-Identifier: ISC */
#ifndef TEND_OPTION_SLIP_H
#define TEND_OPTION_SLIP_H

#include "cli/tool.h"

/*
 * Ends the tool for an option that it does not have, argv[at] as "--limit=5" or "-o". The message
 * has the command with the option of tend that means the same, or with one of a similar name.
 */
_Noreturn void option_slip(const struct tool *, int argc, char **argv, int at,
                            const struct option *longs);

/*
 * The same for a script, tend-recap: word `at` of its n words, from 1, is the option. The words may
 * be those of a user; a number outside them ends with the usual message.
 */
_Noreturn void option_slip_recap(int at, int n, char **word);

#endif
