/* SPDX-License-Identifier: ISC */
#ifndef TEND_LOG_ORDER_H
#define TEND_LOG_ORDER_H

#include "base/date.h"

/* which way the days of a log run, by its neighbours; begins as LOG_ORDER_INIT */
struct log_order {
	size_t up, down; /* steps to a later day, and to an earlier one */
	day last;        /* of the entry before, or DAY_NONE */
};

#define LOG_ORDER_INIT ((struct log_order){.last = DAY_NONE})

/* the day of the next entry; DAY_NONE, of what is no entry, is passed over */
void log_order_add(struct log_order *, day);
/* another version of the log follows: its first day is no neighbour of the last one */
void log_order_again(struct log_order *);
/* also where nothing shows which way */
bool log_newest_first(const struct log_order *);

#endif
