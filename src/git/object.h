/* SPDX-License-Identifier: ISC */
#ifndef TEND_OBJECT_H
#define TEND_OBJECT_H

#include "git/repo.h"

/*
 * What repo.c, the only file that includes libgit2, has for those that read
 * git's own formats without it: commits, trees and blobs as their raw bytes.
 */
enum object_type { OBJECT_COMMIT = 1, OBJECT_TREE, OBJECT_BLOB }; /* as git numbers them */

/* the bytes of an object, into out (cleared first): 0 or -1 with the reason */
int object_read(struct buf *out, struct repo *, struct oid, enum object_type, struct buf *why);

/* the commit that HEAD is at: 0; 1 if there is none yet; -1 with the reason */
int object_head(struct oid *, struct repo *, struct buf *why);
/* whether a branch or tag is called so */
bool object_is_ref(struct repo *, const char *name);
/* the commit that a revision means in git's own words: 0 or -1 with the reason */
int object_rev(struct oid *, struct repo *, const char *rev, struct buf *why);

/* the book's folder, from the top of the repository, without slashes at its ends */
struct str object_folder(const struct repo *);
/* where the repository has a file that all its work trees share, such as "shallow" */
void object_path(struct buf *out, struct repo *, const char *name);

static inline bool
oid_eq(const struct oid *a, const struct oid *b)
{
	return memcmp(a->id, b->id, sizeof(a->id)) == 0;
}

static inline bool
oid_none(const struct oid *a)
{
	return oid_eq(a, &(struct oid){{0}});
}

#endif
