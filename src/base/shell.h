/* SPDX-License-Identifier: ISC */
#ifndef TEND_SHELL_H
#define TEND_SHELL_H

#include "base/buf.h"

/* appends a text as one word of a shell command, in single quotes if it needs them */
void shell_word(struct buf *out, struct str);

/* appends a blank and the word, likewise, for each of n words */
void shell_words(struct buf *out, const char *const *word, size_t n);

#endif
