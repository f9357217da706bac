/* SPDX-License-Identifier: ISC */
#ifndef TEND_STAGE_H
#define TEND_STAGE_H

#include <sys/stat.h>

#include "git/object.h"

/*
 * What repo_commit() is made of, in repo.c: an index and HEAD's tree, side by side. Paths are from
 * the top of the work tree.
 */
struct stage;

struct stage_entry {
	unsigned mode;  /* 0: there is none */
	struct oid id;
	bool unseen;    /* git is told not to look at the file: sparse, or "assume unchanged" */
	bool conflict;
};

/*
 * the top of the work tree, or NULL for a bare repository; the folder of the index. Both end in "/"
 */
const char *stage_top(struct repo *);
const char *stage_gitdir(struct repo *);

/* an index file and HEAD's tree (head is NULL before the first commit); close it also after -1 */
int stage_open(struct stage **, struct repo *, const char *file, const struct oid *head);
void stage_close(struct stage *);

/* what the index has staged, what HEAD has; false for nothing */
bool stage_get(struct stage_entry *, struct stage *, const char *path);
bool stage_head(struct stage_entry *, struct stage *, const char *path);
/* puts an entry into the index, or takes it out */
int stage_put(struct stage *, const char *path, const struct stage_entry *, const struct stat *);
/*
 * Writes the index file. Entries as young as the index was (`was`, NULL for none before) are to be
 * looked at again by git: its clock is too coarse to tell whether they have changed since.
 */
int stage_write(struct stage *, const struct stat *was, struct buf *why);

/* stores a file as git would, its line ends converted if they are to be */
int stage_blob(struct oid *, struct repo *, const char *path, struct buf *why);
/* stores HEAD's tree with some entries changed */
int stage_tree(struct oid *, struct stage *, const char *const *path, const struct stage_entry *,
               size_t n, struct buf *why);
/* stores a commit, in git's own format */
int stage_commit(struct oid *, struct repo *, struct str text, struct buf *why);
/* moves what HEAD means from one commit (NULL: none) to another, if it is still there */
int stage_point(struct repo *, const struct oid *from, struct oid to, const struct repo_person *,
                const char *log, struct buf *why);
/* whether each object is brought onto the disk by itself */
void stage_fsync(bool);

/* a file's attribute, empty if it has no value; -1 if it cannot be told */
int stage_attribute(struct buf *out, struct repo *, const char *path, const char *name);
bool stage_ignored(struct repo *, const char *path);

#endif
