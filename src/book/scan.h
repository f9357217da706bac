/* SPDX-License-Identifier: ISC */
#ifndef TEND_SCAN_H
#define TEND_SCAN_H

#include "base/error.h"

#define SCAN_DEPTH 64 /* folders below the book's own */

struct file {
	struct str id;   /* the stem */
	struct str path; /* from the folder; terminated */
};

/* the Markdown files below a folder, in the order of id, then path, by bytes */
struct scan {
	struct file *file;
	size_t n, cap;
	/* paths of what a writing tool that was killed has left, in no order */
	struct str *leftover;
	size_t nleftover, leftover_cap;
	struct arena arena; /* holds the paths */
};

/*
 * Finds every *.md below the folder `dirfd`, but not in dot-folders. Links to
 * files are followed when opened, links to folders are not. What cannot be
 * read, is no file, lies too deep or has a name that is not UTF-8 is told and
 * left out. Start *out as {0}.
 */
void scan_folder(struct scan *out, int dirfd, struct errors *);
/* one more file, of which no disk need know; afterwards they are to be sorted */
const struct file *scan_add(struct scan *, struct str path);
void scan_sort(struct scan *);
/* whether a file's name is one of those: ".NAME.tend-" and six characters */
bool scan_leftover(struct str name);
void scan_free(struct scan *);

#endif
