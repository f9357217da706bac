/* SPDX-License-Identifier: ISC */
#ifndef TEND_GUARD_H
#define TEND_GUARD_H

#include "base/buf.h"
#include "front/front.h"

/*
 * Protects cmark from hostile files. Its version in Debian (0.30.2) takes quadratic time for a line
 * that opens very many containers, and for a paragraph that is long or full of brackets, stars and
 * the like.
 */

#define GUARD_MARKERS 32           /* containers that one line may open */
#define GUARD_PARAGRAPH (8 * 1024) /* bytes */
#define GUARD_WORK (1u << 27)      /* special bytes times bytes, summed over a file's paragraphs */

/*
 * Returns the Markdown to parse in place of `body`: the same lines, with the dangerous ones emptied
 * and each such place reported. The result is `body` itself if no line is dangerous, else it is in
 * `scratch` (cleared first). A paragraph keeps its first line, if that is short: an entry survives
 * what is pasted below it.
 */
struct str guard_body(struct buf *scratch, struct str body, uint32_t line, struct parse *);

#endif
