/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "brief/brief_dates.h"
#include "contact/own_date.h"

static void
add_date(struct briefing *b, struct str name, struct partial on)
{
	char text[PARTIAL_SIZE];

	partial_format(text, on);
	buf_fmt(&b->scratch, "%s%.*s %s", b->scratch.n ? "; " : "", STR_ARG(brief_fact_line(b, name)),
	        on.year ? text : text + strspn(text, "-"));
}

void
brief_dates(struct briefing *b)
{
	const struct field *f = contact_field(b->c, KEY_DATES);
	struct partial since = contact_partial(b->c, KEY_ANNIVERSARY);
	struct own_date own;
	const char *why;

	if (since.month)
		add_date(b, STR("anniversary"), since);
	for (size_t i = 0; f && i < f->n; i++)
		if (own_date(&own, f, i, &b->c->dates, &why) == 0)
			add_date(b, own.name, own.on);
	if (b->scratch.n)
		brief_fact_plain(b, BRIEF_DATES);
}
