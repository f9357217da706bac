/* SPDX-License-Identifier: ISC */
#ifndef TEND_CELL_H
#define TEND_CELL_H

#include "base/buf.h"

/*
 * Appends a cell of a TSV line to out. Tab, newline, carriage return and backslash become \t \n \r
 * \\, so that any text fits. Bytes of other control characters become \xNN, so that none acts on a
 * terminal at the end of a pipe: C0, DEL, C1 (U+009B is \xc2\x9b) and bytes 80 to 9F that are not
 * UTF-8.
 */
void cell_escape(struct buf *out, struct str s);
/* reverses cell_escape(); unknown escapes are kept as they are */
void cell_unescape(struct buf *out, struct str s);

#endif
