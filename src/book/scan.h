/* SPDX-License-Identifier: ISC */
#ifndef TEND_SCAN_H
#define TEND_SCAN_H

#include "base/error.h"

#define SCAN_DEPTH 64 /* folders below the book's own */

struct file {
	struct str id;   /* the stem */
	struct str path; /* from the folder; terminated */
};

/* a file that a sync program left beside another one, its original; see copies.h */
struct copy {
	struct str path;
	struct str of; /* the original's path; empty if it is not there */
};

/* the Markdown files below a folder, in the order of id, then path, by bytes */
struct scan {
	struct file *file;
	size_t n, cap;
	/* paths of temporary files that a killed tool left, unordered */
	struct str *leftover;
	size_t nleftover, leftover_cap;
	/* what copies_leave_out() took from the files */
	struct copy *copy;
	size_t ncopies, copy_cap;
	struct errors unread; /* the folders that could not be read to their end */
	struct arena arena; /* holds the paths */
};

/*
 * Finds every Markdown file (*.md and *.markdown, in any case) below the folder `dirfd`, but not in
 * dot-folders. Links to files are followed, links to folders are not. An entry that cannot be read,
 * is not a regular file, lies too deep or has a name that is not UTF-8 is reported and skipped.
 * Start *out as {0}.
 */
void scan_folder(struct scan *out, int dirfd, struct errors *);
/* adds a file, which need not exist on disk; call scan_sort() after the last one */
const struct file *scan_add(struct scan *, struct str path);
void scan_sort(struct scan *);
/* true if a file name is that of a temporary file: ".NAME.tend-" and six characters */
bool scan_leftover(struct str name);
void scan_free(struct scan *);

#endif
