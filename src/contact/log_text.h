/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_TEXT_H
#define TEND_LOG_TEXT_H

#include "base/arena.h"
#include "base/buf.h"

/* The texts of entries and tasks, as they are kept: copies in the arena. */

/* the lines of a text as one */
struct str log_text_unfold(struct buf *scratch, struct str, struct arena *);
/* a text whose lines but the first lose up to `indent` blanks */
struct str log_text_dedent(struct buf *scratch, struct str, size_t indent, struct arena *);
/*
 * A kind in lower case; the commonest words need no copy. *cased is true if another was written
 * with capitals, as nouns are in German; the copy is then followed by a NUL and the kind as
 * written.
 */
const char *log_text_kind(struct str, struct arena *, bool *cased);

#endif
