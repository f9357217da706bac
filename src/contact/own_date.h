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

/* the same for a text and its name in a map, which may be empty; both may be slices of these */
int own_date_read(struct own_date *, struct str pair, struct str text, const struct written_style *,
                  const char **why);

/*
 * Appends the form of a day and its name: two days with the same are one. A number after the name
 * does not count, since an import gives it to the second of a name.
 */
void own_date_form(struct buf *out, const struct own_date *);

#endif
