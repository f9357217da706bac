/* SPDX-License-Identifier: ISC */
#ifndef TEND_BATCH_H
#define TEND_BATCH_H

#include "git/command.h"

/*
 * A `git cat-file --batch` that stays open: one object after another, read by git itself, which
 * fetches what a partial clone lacks. Start it as {0}.
 */
struct batch {
	struct child child;
	struct buf in;  /* what was read ahead */
	size_t at;      /* how much of that is used up */
	bool open;
};

/* `filters`: a blob is given as git would write it into the work tree */
int batch_open(struct batch *, const char *dir, bool filters);
void batch_close(struct batch *);

/*
 * The bytes of an object, into out (cleared first). `name` is an id, or with filters "ID PATH";
 * `type` is "commit", "tree" or "blob". 0, or -1 with the reason.
 */
int batch_read(struct buf *out, struct batch *, const char *name, const char *type,
               struct buf *why);

#endif
