/* SPDX-License-Identifier: ISC */
#ifndef TEND_OPTIONS_H
#define TEND_OPTIONS_H

#include <getopt.h>

/*
 * getopt_long(), but what is wrong with an option is said in one's own words and made visible,
 * since an option may come from a name in a stranger's book (xargs); then the program ends, as of
 * tool_fail().
 */
struct tool;
int options_next(const struct tool *, int argc, char **argv, const char *shorts,
                 const struct option *longs);

#endif
