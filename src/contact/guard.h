/* SPDX-License-Identifier: ISC */
#ifndef TEND_GUARD_H
#define TEND_GUARD_H

#include "base/buf.h"
#include "contact/front.h"

/*
 * What stands between a hostile file and cmark, some of whose methods (0.30.2,
 * Debian's) are quadratic: a line that opens very many containers, and a
 * paragraph that is long, or full of brackets, stars and their like.
 */

#define GUARD_MARKERS 32           /* containers that one line may open */
#define GUARD_PARAGRAPH (8 * 1024) /* bytes */
#define GUARD_WORK (1u << 27)      /* special bytes times bytes, summed over a file's paragraphs */

/*
 * The Markdown to parse in place of `body`: the same lines, those not to be
 * parsed emptied; each such place is told. The result is `body` itself when
 * nothing had to go, else it stands in `scratch` (cleared first). Of a paragraph
 * the first line stays, if it is short, so that an entry is not lost for what
 * is pasted below it.
 */
struct str guard_body(struct buf *scratch, struct str body, uint32_t line, struct parse *);

#endif
