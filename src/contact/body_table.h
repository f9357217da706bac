/* SPDX-License-Identifier: ISC */
#ifndef TEND_BODY_TABLE_H
#define TEND_BODY_TABLE_H

#include "base/str.h"

struct cmark_node;

/*
 * Pipe tables (as of GitHub) in trees of cmark, which reads them as paragraphs:
 *
 *     | What | When |
 *     |------|-----:|
 *     | tea  | 4 pm |
 *
 * A "|" ends a cell except in [[id|Text]] and after a backslash. A row may have more or fewer cells
 * than the first.
 *
 * If the lines of a paragraph hold a table, replaces the paragraph by the table, after a paragraph
 * of the lines before it, and returns the first of these nodes; else NULL. `lines` are the lines of
 * the paragraph as written, with its indentation. Nodes live until bump_end().
 */
struct cmark_node *body_table(struct cmark_node *paragraph, struct str lines);

#endif
