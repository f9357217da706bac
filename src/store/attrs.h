/* SPDX-License-Identifier: ISC */
#ifndef TEND_ATTRS_H
#define TEND_ATTRS_H

#include <sys/stat.h>

#include "base/buf.h"

/*
 * What a file has beside its bytes: owner, mode, ACL and extended attributes,
 * for the one that is to take its place. Start it as {0}.
 */
struct attrs {
	struct stat st;
	struct buf names;  /* terminated, one behind the other */
	struct buf values; /* of each name: its length, then its bytes */
	struct buf scratch;   /* for attrs_give(), which allocates nothing */
};

/* NULL, or what cannot be read, with errno */
const char *attrs_read(struct attrs *, int fd);
/* NULL, or what cannot be given to the file, with errno */
const char *attrs_give(struct attrs *, int fd);
void attrs_free(struct attrs *);

#endif
