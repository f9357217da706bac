/* SPDX-License-Identifier: ISC */
#include "brief/brief_reach.h"

void
brief_reach(struct briefing *b)
{
	static const enum key keys[] = {KEY_PHONE, KEY_EMAIL};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct field *f = contact_field(b->c, keys[i]);
		struct str first = f ? brief_fact_line(b, field_text(f, 0)) : STR("");

		if (!first.n)
			continue;
		buf_fmt(&b->scratch, "%s%.*s", b->scratch.n ? ", " : "", STR_ARG(first));
		if (f->n > 1)
			buf_fmt(&b->scratch, " and %u more", f->n - 1u);
	}
	if (b->scratch.n)
		brief_fact_plain(b, BRIEF_REACH);
}
