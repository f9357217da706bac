/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_BALANCE_H
#define LIBTEND_BALANCE_H

#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/* an account of favours, as in tend-balance(1); numbers count entries by their weight */
struct tend_balance {
	const struct tend_contact *who;
	int64_t given, taken;
	int64_t ratio;       /* deposits for one withdrawal: the contact's own, or the book's */
	int64_t net;         /* given - ratio * taken */
	int64_t asks;        /* favours you may ask: net / ratio, not below 0; -1 for no limit */
	tend_day gave, took; /* the last deposit and the last withdrawal, or TEND_DAY_NONE */
};

/*
 * The accounts from `since` to `until`, both included (TEND_DAY_MIN and TEND_DAY_MAX for no limit),
 * without entries after today; the lowest net first. Contacts without favours are included.
 */
TEND_API struct tend_balance **tend_balance_list(const struct tend_book *, tend_day today,
                                                 tend_day since, tend_day until, size_t *n);

TEND_END

#endif
