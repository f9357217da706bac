/* SPDX-License-Identifier: ISC */
#ifndef TEND_LIBGIT2_H
#define TEND_LIBGIT2_H

#include "git/object.h"

/*
 * What libgit2 does for repo.c and object.c. Each returns 0, or -1 with the reason; where a
 * function says so, 1 for none.
 */

/* fills in git, odb, top, gitdir and common; 1 if there is no repository */
int libgit2_open(struct repo *, const char *dir, struct buf *why);
void libgit2_close(struct repo *);
/* true if libgit2 has the same value for a variable as git */
bool libgit2_agrees(const struct repo *, struct str name);

int libgit2_read(struct buf *out, struct repo *, struct oid, enum object_type, struct buf *why);
/* true if it has the object, damaged or not */
bool libgit2_has(struct repo *, struct oid);
/* 1 if there is no commit yet */
int libgit2_head(struct oid *, struct repo *, struct buf *why);
bool libgit2_is_ref(struct repo *, const char *name);
int libgit2_rev(struct oid *, struct repo *, const char *rev);

/* an id as libgit2 has it, in place, and back; libgit2 knows SHA-1 alone */
struct git_oid;
const struct git_oid *libgit2_id(const struct oid *);
struct oid libgit2_oid(const struct git_oid *);

/* libgit2's reason for its last error; -1 */
int libgit2_failed(struct buf *why);

#endif
