/* SPDX-License-Identifier: ISC */
#ifndef TEND_MOVING_H
#define TEND_MOVING_H

#include "cli/write.h"
#include "edit/reference.h"

/*
 * What tend-rename and tend-join do alike: all that names a contact's file is to name another one.
 * The writer has begun, so that no other tool writes meanwhile. Start it as {0}.
 */
struct moving {
	struct writer *writer;
	const struct contact *who;
	struct reference to;
	struct edit edit;    /* of the file at hand */
	struct scan files;   /* of the book, as they are now */
	struct map paths;
	struct str *name;    /* which find the contact still */
	struct str *changes; /* paths of the files that name it */
	size_t nchanges, cap;
	/* what is done first with the bytes of a file at m->edit.path, or NULL */
	void (*first)(struct buf *now, struct moving *m);
	void *arg;
	/* files that could not be read, or not in whole: they keep nothing from being done */
	struct errors odd;
	struct errors again; /* what was reported before */
};

/* begins: the file of a contact of the book is to be called `to` */
void moving_begin(struct moving *, struct writer *, const struct contact *, struct str to);
/*
 * Finds the files that name the contact, but for two paths; reports those that cannot be written
 */
void moving_find(struct moving *, struct str except, struct str or_this);
/* changes all that were found, or shows the diffs; reports what fails */
void moving_write(struct moving *);
/* a file with its references changed, as reference_change(): a save_edit for `struct moving` */
int moving_edit(struct buf *out, struct str file, void *);
/* the same of a file that is to be found at a path */
int moving_text(struct buf *out, struct str file, struct moving *, struct str path);
/* reports what is odd; before write_end() */
void moving_report(struct moving *);
void moving_end(struct moving *);

#endif
