/* SPDX-License-Identifier: ISC */
#ifndef TEND_RELAY_H
#define TEND_RELAY_H

/*
 * Between relay_begin() and relay_end(), output of other programs (git, its hooks) goes to the
 * terminal through show_error(), since paths, branches and commit messages may be
 * untrusted. If standard error is no terminal, nothing changes. relay_end() does not wait for a
 * program that a hook leaves running; its later output is made visible too.
 */
struct relay {
	int err;  /* standard error as it was, or -1 */
	int done; /* readable when all output is shown */
};

void relay_begin(struct relay *);
void relay_end(struct relay *);

#endif
