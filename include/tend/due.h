/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_DUE_H
#define LIBTEND_DUE_H

#include <tend/book.h>
#include <tend/contact.h>
#include <tend/date.h>

TEND_BEGIN

/* others may be added */
enum tend_due_state {
	TEND_DUE_NONE,    /* without a rhythm and a date: never due */
	TEND_DUE_NEW,     /* never in touch, and no date is set */
	TEND_DUE_SOON,    /* after today */
	TEND_DUE_NOW,
	TEND_DUE_LATE,    /* a whole further period has passed */
	TEND_DUE_DORMANT, /* silent for the book's dormant time, by default 2 years */
};

/* when to contact someone, as tend-due(1) says */
struct tend_due {
	const struct tend_contact *who;
	tend_day last; /* of the last contact, or TEND_DAY_NONE */
	tend_day due;  /* or TEND_DAY_NONE */
	int32_t late;  /* days from due to today, negative if it is still ahead; 0 without due */
	enum tend_due_state state;
};

/* those due by the day `until`, and the dormant; the most late for their rhythm first */
TEND_API struct tend_due **tend_due_list(const struct tend_book *, tend_day today, tend_day until,
                                         size_t *n);
/* those you have never been in touch with, in the order of ids */
TEND_API struct tend_due **tend_due_new_list(const struct tend_book *, tend_day today, size_t *n);

/* as the tools write it: "soon", "due", "late", "dormant", "new", "-". Static. */
TEND_API const char *tend_due_state_name(enum tend_due_state);

TEND_END

#endif
