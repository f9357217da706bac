/* SPDX-License-Identifier: ISC */
#include <inttypes.h>

#include "base/relative.h"
#include "print/ask_text.h"

static void
plan_ready(struct buf *out, day by, int64_t left)
{
	char scratch[DAY_SIZE];

	if (by == DAY_NONE) {
		buf_str(out, STR("ask"));
	} else if (left > 0) {
		buf_fmt(out, "ask by %s", day_format(scratch, by));
	} else if (left == 0) {
		buf_str(out, STR("ask today"));
	} else {
		buf_str(out, STR("ask now, "));
		relative_days(out, -left);
		buf_str(out, STR(" overdue"));
	}
}

/* spreads the missing deposits over the days left */
static void
plan_spread(struct buf *out, const struct asked *a, int64_t left)
{
	char scratch[DAY_SIZE];
	int64_t every = left / a->missing;

	if (!every) {
		buf_fmt(out, "%" PRId64 " in ", a->missing);
		relative_days(out, left);
		buf_str(out, STR(": move the date"));
	} else if (a->missing == 1) {
		buf_fmt(out, "one by %s", day_format(scratch, a->task->by));
	} else if (every == 1) {
		buf_str(out, STR("one a day"));
	} else {
		buf_fmt(out, "one every %" PRId64 " days", every);
	}
}

static void
plan_give(struct buf *out, const struct asked *a, int64_t left)
{
	if (a->task->by != DAY_NONE && left > 0) {
		plan_spread(out, a, left);
		return;
	}
	if (a->task->by != DAY_NONE && left < 0) {
		buf_str(out, STR("overdue by "));
		relative_days(out, -left);
		buf_str(out, STR(": "));
	} else if (a->task->by != DAY_NONE) {
		buf_str(out, STR("due today: "));
	}
	buf_fmt(out, "%" PRId64 " to give first", a->missing);
}

static void
plan_cold(struct buf *out, const struct asked *a, int64_t left)
{
	char scratch[DAY_SIZE];

	buf_fmt(out, "write first, ask nothing yet: silent since %s", day_format(scratch, a->last));
	/* before the first entry there is no account, and nothing is short of anything */
	if (a->missing && !a->fresh)
		buf_fmt(out, ", %" PRId64 " to give", a->missing);
	if (a->task->by != DAY_NONE && left < 0) {
		buf_str(out, STR(", overdue by "));
		relative_days(out, -left);
	}
}

void
ask_text_plan(struct buf *out, const struct asked *a, day today)
{
	/* 64 bits, since DAY_NONE - today would overflow 32 */
	int64_t left = (int64_t)a->task->by - today;

	if (a->state == ASK_WAIT)
		buf_fmt(out, "not now: %s", a->wait);
	else if (a->state == ASK_READY && a->close && a->task->by == DAY_NONE)
		buf_str(out, STR("ask when it suits them"));
	else if (a->state == ASK_READY)
		plan_ready(out, a->task->by, left);
	else if (a->state == ASK_GIVE && a->fresh && a->task->by == DAY_NONE)
		buf_str(out, STR("get in touch first: nothing is logged yet"));
	else if (a->state == ASK_GIVE)
		plan_give(out, a, left);
	else if (a->state == ASK_COLD)
		plan_cold(out, a, left);
}
