/* SPDX-License-Identifier: ISC */
#ifndef TEND_JOINING_H
#define TEND_JOINING_H

#include "cli/moving.h"

/* two files of one person; the second is merged into the first */
struct joining {
	struct tool *tool;
	struct moving moving;
	const struct contact *first, *second;
	struct buf other; /* the second file's bytes, as they were read last */
};

/* begins, with tool, first and second set */
void joining_begin(struct joining *, struct writer *);
/*
 * What the first file is to be, from its bytes and those of the second, read again each time: a
 * save_edit for `struct joining`. What it cannot do is reported in the tool's errors.
 */
int joining_edit(struct buf *out, struct str file, void *);

#endif
