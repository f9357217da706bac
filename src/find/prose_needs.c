/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "find/prose_needs.h"

void
prose_needs_open(struct prose_needs *n)
{
	*n = (struct prose_needs){0};
}

void
prose_needs_of(struct prose_needs *n, const struct contact *c, day today)
{
	(void)c;
	(void)today;
	n->n = 0;
}

void
prose_needs_close(struct prose_needs *n)
{
	free(n->v);
	free(n->trigger);
	map_free(&n->word);
	arena_free(&n->arena);
	buf_free(&n->scratch);
}
