/* SPDX-License-Identifier: ISC */
#ifndef TEND_SUBJECT_H
#define TEND_SUBJECT_H

#include "base/buf.h"

/*
 * Appends the subject of a mail or the title of a meeting, a text of others, as the text of an
 * entry: at most 100 characters, without what deceives a terminal and without marks at the
 * beginning that a log would read, and escaped so that it makes no link, code or HTML.
 */
void subject_text(struct buf *out, struct str);

#endif
