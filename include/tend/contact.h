/* SPDX-License-Identifier: ISC */
#ifndef LIBTEND_CONTACT_H
#define LIBTEND_CONTACT_H

#include <stdbool.h>
#include <stddef.h>

#include <tend/api.h>

TEND_BEGIN

/* a contact: the file of one person */
struct tend_contact;

/* the name of its file without ".md"; two files in different folders may share it */
TEND_API const char *tend_contact_id(const struct tend_contact *);
/* the path of its file from the book's folder; unique */
TEND_API const char *tend_contact_path(const struct tend_contact *);
/* `name`, or the id if there is no name */
TEND_API const char *tend_contact_name(const struct tend_contact *);
/* true for me.md, the book's owner */
TEND_API bool tend_contact_owner(const struct tend_contact *);
/* true if `status` is archived, deceased or do-not-contact */
TEND_API bool tend_contact_inactive(const struct tend_contact *);

/*
 * One key of the front-matter. Values are texts as written; empty values do not count. A scalar has
 * at most one. Of nested values, only maps of scalars are read.
 */
struct tend_field {
	const char *key;           /* tend's own name, "org" for `company`; else as written */
	const char *written;       /* as written */
	unsigned line, col;        /* place of the key in the file, from 1 */
	size_t n;
	const char *const *value;  /* n */
	const char *const *member; /* n keys of a map, else NULL */
};

/* in the order of the file; one field for synonyms of one key, such as `org` and `company` */
TEND_API struct tend_field **tend_field_list(const struct tend_contact *, size_t *n);

/*
 * The first value of a key, "org", of a synonym, "company", or of a key of your own; case, space,
 * "-" and "_" do not matter. NULL if there is none.
 */
TEND_API const char *tend_contact_value(const struct tend_contact *, const char *key);

TEND_END

#endif
