/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "print/forecast_text.h"

void
forecast_text(struct buf *out, const struct forecast *f, int64_t budget)
{
	int64_t weekly = (int64_t)f->weekly;
	char at[PERIOD_SIZE];

	weekly += f->weekly > (double)weekly;
	buf_fmt(out, "your rhythms ask for %" PRId64 " a week", weekly);
	if (!budget) {
		buf_str(out, STR("; me.md sets no budget (week: 5)"));
		return;
	}
	buf_fmt(out, ", your budget is %" PRId64 ": ", budget);
	if (f->fits)
		buf_str(out, STR("that fits"));
	else if (f->at.n)
		buf_fmt(out, "the %.*s at %s would fit", STR_ARG(f->tier), period_format(at, f->at));
	else
		buf_fmt(out, "the %.*s at 10 years would not fit either; lengthen a narrower tier", STR_ARG(f->tier));
}
