/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_H
#define TEND_SYNC_H

#include "cli/tool.h"

/* the options of `tend vcard --vdir` */
struct sync_options {
	const char *dir;    /* the folder of cards */
	const char *folder; /* of the book, for new files; or NULL */
	bool removes;       /* what is gone on one side goes on the other */
	bool dry;
};

/*
 * Synchronises the contacts that the operands name, or all, with a folder of cards, in both
 * directions; returns the exit status
 */
int sync_run(struct tool *, const struct sync_options *, int argc, char **argv);

#endif
