/* SPDX-License-Identifier: ISC */
#ifndef TEND_CELL_H
#define TEND_CELL_H

#include "base/buf.h"

/*
 * A cell of a line of TSV, appended to out: \t \n \r \\ are escaped, so that any text fits in, and each byte of the
 * other control characters is \xNN, so that none acts on a terminal behind the pipe: C0, DEL, C1 (U+009B is
 * \xc2\x9b), and bytes 80 to 9F that are no UTF-8.
 */
void cell_escape(struct buf *out, struct str s);
/* the reverse; an unknown escape stays as it is */
void cell_unescape(struct buf *out, struct str s);

#endif
