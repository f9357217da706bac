/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_ORDER_H
#define TEND_LOG_ORDER_H

#include "base/date.h"

/* the order of a log, judged by neighbouring days; start it as LOG_ORDER_INIT */
struct log_order {
	size_t up, down; /* number of steps to a later day, and to an earlier one */
	day last;        /* day of the entry before, or DAY_NONE */
};

#define LOG_ORDER_INIT ((struct log_order){.last = DAY_NONE})

/* adds the day of the next entry; ignores DAY_NONE */
void log_order_add(struct log_order *, day);
/* begins another version of the log, whose first day is not a neighbour of the last one */
void log_order_again(struct log_order *);
/* true also if the days show no order */
bool log_newest_first(const struct log_order *);

#endif
