/* SPDX-License-Identifier: ISC */
#ifndef TEND_STAMP_LEAD_H
#define TEND_STAMP_LEAD_H

#include "base/str.h"

enum { STAMP_LEAD_DEEP = 6 };

/* what stands before the date of a stamp and is closed after it: "**[[", "(", "[date:: " */
struct stamp_lead {
	unsigned char pair[STAMP_LEAD_DEEP]; /* the openings, outermost first */
	size_t n;
	struct str link; /* the text from a [[ on; p is NULL without */
};

/* skips blanks and line ends, since an editor may break an entry after its date */
void stamp_skip_space(struct str *);

/* skips a preposition before a date, "On 2 August 2026"; false if there is none */
bool stamp_lead_on(struct str *);

/*
 * Skips what is before a date: openings, symbols and a weekday. Returns the weekdays that it names,
 * a bit each as dayname_weekdays(), and sets *weekday to the text where they begin.
 */
unsigned stamp_lead_skip(struct stamp_lead *, struct str *, struct str *weekday);

/* skips the folders of a link, "[[daily/2026-08-12]]"; false if there are none */
bool stamp_lead_path(struct str *, const struct stamp_lead *);

/*
 * Skips what closes the openings. If the text of a link goes on after the date, the link is text,
 * and *s is moved back to it.
 */
void stamp_lead_close(struct str *s, struct stamp_lead *);

#endif
