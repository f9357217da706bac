/* SPDX-License-Identifier: ISC */
#ifndef TEND_VDIR_H
#define TEND_VDIR_H

#include "base/arena.h"
#include "base/error.h"
#include "store/lock.h"

#define VDIR_FILE_MAX ((size_t)16 << 20) /* bytes of a card, with its picture */
#define VDIR_ALL_MAX ((size_t)1 << 30)   /* bytes of all cards */

/*
 * A folder with a file for each card, as vdirsyncer and khard keep it. Only regular files NAME.vcf
 * without a dot in front are read; links are not followed. Files are replaced as a whole, and only
 * if they are as they were read.
 */
struct vdir_file {
	struct str name, bytes; /* live in the arena */
};

struct vdir {
	int dirfd;
	struct lock lock;
	struct str path;       /* as given, for messages */
	struct vdir_file *v;   /* by name */
	size_t n, cap, total;
	size_t unread;         /* files that could not be read: each is reported */
	struct errors *errors; /* the caller's */
	struct arena arena;
};

/* opens the folder, locks it unless it is a dry run, and reads all cards: 0, or -1 reported */
int vdir_open(struct vdir *, const char *path, bool dry, struct errors *);
void vdir_close(struct vdir *);

/* reads another file of the folder into out: 1, 0 if there is none, -1 reported */
int vdir_read(struct buf *out, struct vdir *, const char *name, size_t max);

/*
 * Replaces a file that still has the bytes `was`: 1; 0 if it has others by now, or is gone; -1
 * reported. vdir_make() creates one: 0 if it exists. vdir_remove() removes one likewise.
 */
int vdir_replace(struct vdir *, struct str name, struct str was, struct str bytes);
int vdir_make(struct vdir *, struct str name, struct str bytes);
int vdir_remove(struct vdir *, struct str name, struct str was);
/*
 * writes a file, whatever was there, when the names of all others are on the disk: 0, or -1
 * reported
 */
int vdir_put(struct vdir *, struct str name, struct str bytes);

/* appends the path of a file, for messages */
void vdir_path(struct buf *out, const struct vdir *, struct str name);

#endif
