/* SPDX-License-Identifier: ISC */
#ifndef TEND_ATTRS_H
#define TEND_ATTRS_H

#include <sys/stat.h>

#include "base/buf.h"

/*
 * The attributes of a file apart from its bytes: owner, mode, ACL and extended attributes.
 * attrs_read() copies them from one file, attrs_give() to its replacement. Start it as {0}.
 */
struct attrs {
	struct stat st;
	struct buf names;  /* names, each terminated */
	struct buf values; /* for each name: its length, then its bytes */
	struct buf scratch;   /* reserved in advance, because attrs_give() allocates nothing */
};

/* NULL, or a message naming what cannot be read, with errno */
const char *attrs_read(struct attrs *, int fd);
/* NULL, or a message naming what cannot be set, with errno */
const char *attrs_give(struct attrs *, int fd);
void attrs_free(struct attrs *);

#endif
