/* SPDX-License-Identifier: ISC */
#ifndef TEND_ME_FILE_H
#define TEND_ME_FILE_H

#include "base/buf.h"

/*
 * Appends the me.md of a new book: the owner's name and address, and the settings as comments that
 * show the defaults. An empty or invalid name or address is a comment too, for the owner to fill
 * in.
 */
void me_file(struct buf *out, struct str name, struct str email);

#endif
