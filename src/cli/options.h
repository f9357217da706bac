/* SPDX-License-Identifier: ISC */
#ifndef TEND_OPTIONS_H
#define TEND_OPTIONS_H

#include <getopt.h>

/*
 * Like getopt_long(), but a wrong option ends the program with a message through tool_fail(). It
 * makes the option visible, since xargs may take it from a stranger's book.
 */
struct tool;
int options_next(const struct tool *, int argc, char **argv, const char *shorts,
                 const struct option *longs);

/* begins a tool without options of its own and takes the shared ones; see tool_begin() */
void options_shared(struct tool *, int argc, char **argv, const char *help);

#endif
