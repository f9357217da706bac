/* SPDX-License-Identifier: ISC */
#ifndef TEND_OWN_DATE_H
#define TEND_OWN_DATE_H

#include "contact/contact.h"

/* a day with a name that comes back every year: a value under `dates` of a contact */
struct own_date {
	struct str name; /* "wedding"; "date" if it has none */
	struct partial on;
};

/*
 * Reads the i-th value of the field `dates`: "wedding: 2012-06-09" or, in a map, a pair of these.
 * 0, or -1 with *why the reason (static) if it is no date with a month.
 */
int own_date(struct own_date *, const struct field *, size_t i, const struct written_style *,
             const char **why);

#endif
