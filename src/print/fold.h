/* SPDX-License-Identifier: ISC */
#ifndef TEND_FOLD_H
#define TEND_FOLD_H

#include "base/str.h"

/*
 * Folds visible text into lines at its words, for columns of a terminal. A word ends at a space, or
 * between two wide characters, whose scripts have no spaces. Widths are those of text_width(), so
 * that a text folds alike in every locale.
 */

/*
 * Sets *line to the next line of *rest, without the spaces around it, and moves *rest past it;
 * false at the end. The line is at most `width` columns wide, but has at least one character. Only
 * a word that is wider than a line is cut.
 */
bool fold_line(struct str *line, struct str *rest, size_t width);

/* how many lines fold_line() makes of s: `width` is that of the first, `next` of those after it */
size_t fold_count(struct str s, size_t width, size_t next);

/* the width of the widest word: the least that cuts none */
size_t fold_least(struct str);

#endif
