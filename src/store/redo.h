/* SPDX-License-Identifier: ISC */
#ifndef TEND_REDO_H
#define TEND_REDO_H

#include "base/buf.h"

enum redone {
	REDO_HELD,   /* the file has the edit already */
	REDO_MADE,   /* out has the edit, made again */
	REDO_CANNOT, /* the two do not fit together */
};

/*
 * Makes an edit, from `before` to `after`, again in a file that another program, such as a pull,
 * has replaced by `now`. Where the same place has changed, tend-merge decides. out begins empty.
 */
enum redone redo_edit(struct buf *out, struct str before, struct str after, struct str now);

#endif
