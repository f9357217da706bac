/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "base/relative.h"

/* sizes in hundredths of a day */
static const struct {
	const char *one, *many;
	int64_t size;
} units[] = {
	{"year", "years", 36525}, {"month", "months", 3044}, {"week", "weeks", 700}, {"day", "days", 100},
};

void
relative_days(struct buf *out, int64_t n)
{
	const size_t last = sizeof(units) / sizeof(units[0]) - 1;
	size_t i = 0;

	while (i < last && n * 100 < 2 * units[i].size)
		i++;
	n = n * 100 / units[i].size;
	buf_fmt(out, "%" PRId64 " %s", n, n == 1 ? units[i].one : units[i].many);
}

void
relative_when(struct buf *out, int64_t ahead)
{
	if (ahead >= -1 && ahead <= 1) {
		buf_str(out, ahead < 0 ? STR("yesterday") : ahead ? STR("tomorrow") : STR("today"));
		return;
	}
	if (ahead > 0)
		buf_str(out, STR("in "));
	relative_days(out, ahead > 0 ? ahead : -ahead);
	if (ahead < 0)
		buf_str(out, STR(" ago"));
}
