/* SPDX-License-Identifier: ISC */
#ifndef TEND_DAY_ORDER_H
#define TEND_DAY_ORDER_H

#include "base/buf.h"
#include "base/written.h"

/*
 * In which order a program writes days in numbers, as "3/4/1980": from those of a file that can
 * only be read in one. Start it as {0}; release it with day_order_free().
 */
struct day_order {
	size_t dmy, mdy, either; /* days that can only be the one, and those that can be both */
	uint32_t line;           /* the first of the latter */
	struct buf first;
};

void day_order_see(struct day_order *, struct str day, uint32_t line);
/* the order that the days prove; WRITTEN_ANY if they prove none, or both */
enum written_order day_order_proven(const struct day_order *);
void day_order_free(struct day_order *);

/*
 * Reads a day as programs write it; a time may follow. WRITTEN_BAD for one in numbers that means
 * two days, unless an order is given; with dots it is day.month.year.
 */
enum written_is day_order_read(day *out, struct str, enum written_order);

#endif
