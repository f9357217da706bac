/* SPDX-License-Identifier: ISC */
#ifndef TEND_MAPPED_H
#define TEND_MAPPED_H

#include "base/str.h"

/*
 * Maps a regular file of up to MAPPED_MAX bytes for reading. Empty if there is none, it cannot be
 * read or is larger. A file that shrinks while it is mapped ends the program, so map only files
 * that a package installed. Released by mapped_close().
 */
enum { MAPPED_MAX = 1 << 28 };
struct str mapped_open(int dirfd, const char *name);
void mapped_close(struct str);

#endif
