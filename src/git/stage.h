/* SPDX-License-Identifier: ISC */
#ifndef TEND_STAGE_H
#define TEND_STAGE_H

#include <sys/stat.h>

#include "git/repo.h"

/*
 * An index and HEAD's tree, read and written through libgit2; record_index.c makes a commit of
 * them. Paths are from the top of the work tree. Functions return 0, or -1 with the reason in
 * `why`.
 */
struct stage;

struct stage_entry {
	unsigned mode;  /* 0: there is none */
	struct oid id;
	bool unseen;    /* git ignores changes to the file: sparse, or "assume unchanged" */
	bool conflict;
};

/* an index file and HEAD's tree (head is NULL before the first commit); close it also after -1 */
int stage_open(struct stage **, struct repo *, const char *file, const struct oid *head);
void stage_close(struct stage *);

/* what the index has staged, what HEAD has; false for nothing */
bool stage_get(struct stage_entry *, struct stage *, const char *path);
bool stage_head(struct stage_entry *, struct stage *, const char *path);
/* puts an entry into the index, or takes it out */
int stage_put(struct stage *, const char *path, const struct stage_entry *, const struct stat *);
/*
 * Writes the index file. Entries as young as the old index (`was`, NULL for none) are marked, so
 * that git compares their contents: its clock is too coarse to tell whether they have changed.
 */
int stage_write(struct stage *, const struct stat *was, struct buf *why);

/* stores a file's bytes as they are, or a commit in git's own format */
int stage_blob(struct oid *, struct repo *, struct str bytes, struct buf *why);
int stage_commit(struct oid *, struct repo *, struct str text, struct buf *why);
/* stores HEAD's tree with some entries changed */
int stage_tree(struct oid *, struct stage *, const char *const *path, const struct stage_entry *,
               size_t n, struct buf *why);
/*
 * Updates HEAD's branch from one commit (NULL for none) to another, if it still points to the
 * first.
 * `who` is a committer, as ident_end() gives it.
 */
int stage_point(struct repo *, const struct oid *from, struct oid to, struct str who,
                const char *log, struct buf *why);
/* true to sync each object to disk when it is written */
void stage_fsync(bool);

/* STAGE_TEXT: with a value, which is appended to out */
enum stage_attribute { STAGE_NONE, STAGE_SET, STAGE_TEXT, STAGE_UNKNOWN };
/* a file's attribute; one that is unset ("-text") counts as none */
enum stage_attribute stage_attribute(struct buf *out, struct repo *, const char *path,
                                     const char *name);
bool stage_ignored(struct repo *, const char *path);

#endif
