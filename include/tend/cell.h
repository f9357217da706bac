/* SPDX-License-Identifier: ISC */
#ifndef TEND_CELL_H
#define TEND_CELL_H

#include <tend/buf.h>

/* a cell of a line of TSV: \t \n \r \\ are escaped, so that any text fits in; s is appended to out */
void cell_escape(struct buf *out, struct str s);
/* the reverse; an unknown escape stays as it is */
void cell_unescape(struct buf *out, struct str s);

#endif
