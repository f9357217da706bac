/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "check/unlinked.h"
#include "find/context.h"
#include "match/acquainted.h"
#include "network/ties.h"

/* counts the lines up to a name and its column, from a place that is known */
static void
move_to(struct unlinked *at, const char **from, const char *name)
{
	for (; *from < name; ++*from) {
		at->col++;
		if (**from == '\n') {
			at->line++;
			at->col = 1;
		}
	}
}

static bool
is_listed(const struct contact *c)
{
	return !c->me && !c->inactive;
}

size_t
unlinked_find(struct unlinked out[UNLINKED_MAX], struct book *b, day today)
{
	size_t *seen, n = 0, who;
	struct acquainted acquainted;
	struct context context = {0};
	struct buf scratch = {0};
	struct ties ties;

	if (b->n > UNLINKED_BOOK)
		return 0;
	seen = mem_zero(b->n, sizeof(*seen));
	acquainted_start(&acquainted, b);
	acquainted_open(&acquainted);
	ties_read(&ties, b, today, NULL);
	for (size_t i = 0; i < b->n; i++) {
		struct unlinked at = {.in = i, .line = 1, .col = 1};
		struct str rest = context_body(&context, &b->contact[i]);
		const char *from = b->contact[i].raw.p;

		if (!is_listed(&b->contact[i]))
			continue;
		while ((who = acquainted_next(&at.name, &acquainted, i, false, &rest, &scratch)) < b->n) {
			if (seen[who] == i + 1 || !is_listed(&b->contact[who]) || graph_has(&ties.tied, i, who) ||
			    graph_has(&ties.apart, i, who) || ties_opt(&ties, i, who) || ties_opt(&ties, who, i))
				continue;
			seen[who] = i + 1;
			at.who = who;
			move_to(&at, &from, at.name.p);
			if (n++ < UNLINKED_MAX)
				out[n - 1] = at;
		}
	}
	ties_free(&ties);
	acquainted_close(&acquainted);
	context_free(&context);
	buf_free(&scratch);
	free(seen);
	return n;
}
