/* SPDX-License-Identifier: ISC */
#ifndef TEND_TREE_TEXT_H
#define TEND_TREE_TEXT_H

#include "base/buf.h"

/* rows deeper than this are drawn at this depth, so that a long chain stays narrow */
enum { TREE_TEXT_LEVELS = 32 };

/*
 * The lines to be drawn before n rows of trees, each row with its depth (0 is a root), a parent
 * before its children: for each row a set of bits for tree_text_draw(). The caller frees it.
 */
uint64_t *tree_text_lines(const uint32_t *depth, size_t n);

/* appends what is drawn before a row: "│  ├─ ", nothing for a root */
void tree_text_draw(struct buf *out, uint32_t depth, uint64_t lines);

#endif
