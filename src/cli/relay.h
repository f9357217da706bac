/* SPDX-License-Identifier: ISC */
#ifndef TEND_RELAY_H
#define TEND_RELAY_H

/*
 * Between these two what other programs print (git, its hooks) comes to the terminal through
 * show_error(): a path, a message of a commit, a branch may be a stranger's. Nothing changes where
 * standard error is no terminal. A program that a hook leaves running is not waited for; what it
 * prints later is made visible, too.
 */
struct relay {
	int err;  /* standard error as it was, or -1 */
	int done; /* readable when all has been shown */
};

void relay_begin(struct relay *);
void relay_end(struct relay *);

#endif
