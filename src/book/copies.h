/* SPDX-License-Identifier: ISC */
#ifndef TEND_COPIES_H
#define TEND_COPIES_H

#include "base/buf.h"
#include "base/map.h"
#include "book/scan.h"

/*
 * Copies of a contact that sync programs leave beside its file: "ann (conflicted copy).md". A copy
 * is no person of its own, so no tool reads it. copies.def has the forms of their names.
 */

/* the i-th tail that no person's file has, as a glob of gitignore(5); NULL after the last */
const char *copies_glob(size_t i);

/* true if no person's file has this stem; *of is then what comes before all tails */
bool copies_sure(struct str *of, struct str stem);
/* true if a file of this stem may be a copy of one whose stem is `of` */
bool copies_fit(struct str stem, struct str of);

/* reads a file of the list into out (cleared first): 0, or -1 */
typedef int copies_read(struct buf *out, struct str path, void *arg);

/*
 * Moves the copies from the list of files to its `copy`. A copy has its original in the same
 * folder, with the same extension, case aside. If its name could also be a person's, both files are
 * read, see twin.h; that is rare. A file that is named as a copy without an original stays, and is
 * in `copy` too, with an empty `of`. `own` as in struct book, or NULL.
 */
void copies_leave_out(struct scan *, copies_read *, void *arg, const struct map *own);

/* the copy of that path whose original is there, or NULL */
const struct copy *copies_find(const struct scan *, struct str path);

#endif
