/* SPDX-License-Identifier: ISC */
#include <cmark.h>

#include "base/bump.h"
#include "contact/markdown.h"

static cmark_mem mem = {bump_calloc, bump_realloc, bump_free};

struct cmark_node *
markdown_parse(struct str markdown)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &mem);

	cmark_parser_feed(parser, markdown.p, markdown.n);
	return cmark_parser_finish(parser);
}

struct cmark_node *
markdown_new(int type)
{
	return cmark_node_new_with_mem((cmark_node_type)type, &mem);
}

struct cmark_node *
markdown_next(struct cmark_node *n, const struct cmark_node *top, bool into)
{
	struct cmark_node *next = into ? cmark_node_first_child(n) : NULL;

	while (!next && n && n != top) {
		next = cmark_node_next(n);
		if (!next)
			n = cmark_node_parent(n);
	}
	return next;
}
