/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_DUE_H
#define LIBTEND_DUE_H

#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/* later versions may add states */
enum tend_due_state {
	TEND_DUE_NONE,    /* no rhythm and no date: never due */
	TEND_DUE_NEW,     /* never in touch, and no date is set */
	TEND_DUE_SOON,    /* after today */
	TEND_DUE_NOW,
	TEND_DUE_LATE,    /* overdue by a whole period or more */
	TEND_DUE_DORMANT, /* no contact for the book's dormant time, by default 2 years */
};

/* when to contact someone, as in tend-due(1) */
struct tend_due {
	const struct tend_contact *who;
	tend_day last; /* day of the last contact, or TEND_DAY_NONE */
	tend_day due;  /* day of the next contact, or TEND_DAY_NONE */
	int32_t late;  /* days from due to today, negative if due is in the future; 0 without due */
	enum tend_due_state state;
};

/* contacts due by the day `until`, and dormant ones, in the order of tend-due(1) */
TEND_API struct tend_due **tend_due_list(const struct tend_book *, tend_day today, tend_day until,
                                         size_t *n);
/* contacts you have never been in touch with, in the order of ids */
TEND_API struct tend_due **tend_due_new_list(const struct tend_book *, tend_day today, size_t *n);

/* the name in the output of the tools: "soon", "due", "late", "dormant", "new", "-". Static. */
TEND_API const char *tend_due_state_name(enum tend_due_state);

TEND_END

#endif
