/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "print/forecast_text.h"

void
forecast_text(struct buf *out, const struct forecast *f, int64_t budget)
{
	int64_t weekly = (int64_t)f->weekly;
	char at[PERIOD_SIZE];

	weekly += f->weekly > (double)weekly;
	buf_fmt(out, "your periods make %" PRId64 " contact%s a week due; me.md ", weekly, weekly == 1 ? "" : "s");
	if (!budget) {
		buf_str(out, STR("sets no number for a week (week: 5)"));
		return;
	}
	buf_fmt(out, "allows %" PRId64 ": ", budget);
	if (f->fits)
		buf_str(out, STR("enough"));
	else if (f->at.n)
		buf_fmt(out, "too few; with %.*s at %s it would be enough", STR_ARG(f->tier), period_format(at, f->at));
	else
		buf_fmt(out, "too few, even with %.*s at 10 years; lengthen a narrower tier", STR_ARG(f->tier));
}
