/* SPDX-License-Identifier: ISC */
#include "entry/log_order.h"

void
log_order_add(struct log_order *o, day d)
{
	if (d == DAY_NONE)
		return;
	o->up += o->last != DAY_NONE && d > o->last;
	o->down += o->last != DAY_NONE && d < o->last;
	o->last = d;
}

void
log_order_again(struct log_order *o)
{
	o->last = DAY_NONE;
}

bool
log_newest_first(const struct log_order *o)
{
	return o->down >= o->up;
}
