/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "print/circle_text.h"

/* "endorses, helps and vouches" */
static void
add_would(struct buf *out, const struct circle *r)
{
	static const char *const does[] = {"endorses", "helps", "vouches"};
	int left = r->yes;

	if (!r->yes)
		buf_str(out, r->considered ? STR("neither endorses, helps nor vouches") : STR("fill in would (endorse, help, vouch)"));
	for (enum would w = 0; w < WOULD_COUNT; w++) {
		if (!r->would[w])
			continue;
		left--;
		buf_fmt(out, "%s%s", does[w], left > 1 ? ", " : left ? " and " : "");
	}
}

static void
add_times(struct buf *out, int64_t n)
{
	if (n > 1)
		buf_fmt(out, ", reached out %" PRId64 " times", n);
	else
		buf_str(out, n ? STR(", reached out once") : STR(", never reached out"));
}

/* what the contact has done, as far as the advice depends on it */
static void
add_evidence(struct buf *out, const struct circle *r)
{
	char scratch[DAY_SIZE];

	if (r->yes || (!r->in && r->advice == CIRCLE_ASK))
		add_times(out, r->s.in);
	if (!r->yes && !r->in && r->advice == CIRCLE_ASK)
		buf_fmt(out, " and %" PRId64 " favour%s done", r->s.taken, r->s.taken == 1 ? "" : "s");
	if (r->dormant)
		buf_fmt(out, ", silent since %s", day_format(scratch, r->s.last));
}

void
circle_text(struct buf *out, const struct circle *r, const struct settings *set)
{
	add_would(out, r);
	add_evidence(out, r);
	if (r->full && !set->circle)
		buf_str(out, STR("; the circle holds no contact"));
	else if (r->full)
		buf_fmt(out, "; the circle holds %" PRId64 ", and %" PRId64 " come%s before", set->circle, set->circle,
		        set->circle == 1 ? "s" : "");
}
