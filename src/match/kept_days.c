/* SPDX-License-Identifier: ISC */
#include "find/context.h"
#include "find/delicate.h"
#include "match/kept_days.h"

static bool
hurts(struct cues *cues, const struct occasion *o, const struct contact *c)
{
	struct context context = {0};
	struct str body = context_body(&context, c);

	switch (o->kind) {
	case OCCASION_ANNIVERSARY:
		return cues_in(cues, body, CUE_UNWED);
	case OCCASION_BIRTHDAY:
	case OCCASION_MONTH:
		return cues_in(cues, body, CUE_NO_BIRTHDAY);
	case OCCASION_DATE:
		return delicate_day(cues, c, o->name);
	case OCCASION_KNOWN:
		break;
	}
	return false;
}

void
kept_days(struct occasion *v, size_t *n, struct book *b)
{
	struct cues cues;
	size_t kept = 0;

	cues_open(&cues);
	for (size_t i = 0; i < *n; i++) {
		book_raw(b, v[i].who);
		if (!hurts(&cues, &v[i], &b->contact[v[i].who]))
			v[kept++] = v[i];
	}
	*n = kept;
	cues_close(&cues);
}
