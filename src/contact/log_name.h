/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_NAME_H
#define TEND_LOG_NAME_H

#include "base/buf.h"

/*
 * True if the folded words of a heading, with one space between them, name a log: "log",
 * "interactions", "call history", "recent meeting notes".
 */
bool log_name(struct str words);
/* true if they may be meant for one: "notes", "timeline" */
bool log_name_like(struct str words);

/*
 * The words of a title, folded, without emoji and punctuation, in `out`; none of one of more than
 * 100 bytes
 */
struct str log_name_words(struct buf *out, struct buf *scratch, struct str title);

#endif
