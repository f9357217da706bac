/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "match/last_word.h"

/* the last entry that is the owner's own, or NULL */
static const struct entry *
last_own(const struct contact *c, day today)
{
	const struct entry *last = NULL;

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->dir != '<' && !e->note && entry_done(e, today) &&
		    !str_starts(entry_kind(e), STR("intro-")) && (!last || e->date >= last->date))
			last = e;
	}
	return last;
}

bool
last_word_never(struct cues *cues, const struct contact *c, day today)
{
	const struct entry *last = last_own(c, today);
	struct str rest = c->raw, line = {0};

	for (uint32_t at = 0; last && at < last->line; at++)
		if (!str_line(&line, &rest))
			return false;
	return last && cues_in(cues, line, CUE_NEVER);
}
