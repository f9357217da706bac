/* SPDX-License-Identifier: ISC */
#ifndef TEND_MENTION_BLOCK_H
#define TEND_MENTION_BLOCK_H

#include "base/str.h"

/* The beginnings of lines of Markdown; each function moves *s past what it reads. */

/* the width in columns of the blanks before a line */
int mention_indent(struct str *s);
/* skips the marker of a list item; false if there is none */
bool mention_marker(struct str *s);
/* the level of a heading, 1 to 6; 0 for another line, which stays */
int mention_heading(struct str *s);
/* the kind of "call: text", a word in lower case as a log has it; empty, and *s stays, without */
struct str mention_kind(struct str *s);

#endif
