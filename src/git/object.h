/* SPDX-License-Identifier: ISC */
#ifndef TEND_OBJECT_H
#define TEND_OBJECT_H

#include "git/repo.h"

/*
 * Objects of a repository as their raw bytes, and the names that lead to them. If libgit2 cannot
 * find one, git itself is asked before it counts as missing.
 */
enum object_type { OBJECT_COMMIT = 1, OBJECT_TREE, OBJECT_BLOB }; /* as git numbers them */

/* the bytes of an object, into out (cleared first): 0, or -1 with the reason */
int object_read(struct buf *out, struct repo *, struct oid, enum object_type, struct buf *why);

/* the commit that HEAD is at: 0; 1 if there is none yet; -1 with the reason */
int object_head(struct oid *, struct repo *, struct buf *why);
/* true if a branch or tag has this name */
bool object_is_ref(struct repo *, const char *name);
/* the commit that a revision means in git's own words: 0, or -1 with the reason */
int object_rev(struct oid *, struct repo *, const char *rev, struct buf *why);
/* true if a blob can be read, or seems so; else the reason is in why */
bool object_there(struct repo *, struct oid, struct buf *why);
/*
 * In a partial clone, fetches at once what the book of a commit lacks, which object_read() would
 * fetch one by one. If that fails, object_read() will report it.
 */
void object_fetch(struct repo *, struct oid commit);
/* likewise, all that the book ever was; trees that are missing are left to object_read() */
void object_fetch_history(struct repo *);

#endif
