/* SPDX-License-Identifier: ISC */
#ifndef TEND_MARKDOWN_H
#define TEND_MARKDOWN_H

#include <stdbool.h>

#include "base/str.h"

/* Trees of cmark. Their memory is from bump.h, so they live until bump_end(). */
struct cmark_node;

struct cmark_node *markdown_parse(struct str);
/* a node of a cmark_node_type */
struct cmark_node *markdown_new(int type);
/* the next node in reading order, below `top`; if `into`, a child of n comes first */
struct cmark_node *markdown_next(struct cmark_node *n, const struct cmark_node *top, bool into);

#endif
