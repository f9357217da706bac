/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_BASE_H
#define TEND_SYNC_BASE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

/*
 * What both sides said of each person at the end of the last sync: the text of the card, and the
 * card of the contact as tend writes it. The file is "tend-base 1", then for each person a line
 * "BYTES BYTES UID" and both texts.
 */
struct sync_record {
	struct str uid;  /* folded, see uid_fold() */
	struct str card, book;
	bool stays;      /* used by the caller: is in the next base */
};

struct sync_base {
	struct sync_record *v; /* slices of the bytes that were read */
	size_t n, cap;
	struct map at;
};

/* reads a file, which must live as long; 0, or -1 if it is no such file, or is cut off */
int sync_base_read(struct sync_base *, struct str bytes);
/* the record of a folded UID, or NULL */
struct sync_record *sync_base_find(const struct sync_base *, struct str uid);
/* adds a record; its texts are not copied */
void sync_base_add(struct sync_base *, struct str uid, struct str card, struct str book);
/* appends the file, sorted by UID, so that the same records make the same file */
void sync_base_write(struct buf *out, struct sync_base *);
void sync_base_free(struct sync_base *);

#endif
