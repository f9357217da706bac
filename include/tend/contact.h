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
/* its path, relative to the book's folder; unique */
TEND_API const char *tend_contact_path(const struct tend_contact *);
/* `name`, or the id if there is none */
TEND_API const char *tend_contact_name(const struct tend_contact *);
/* true for me.md, the book's owner */
TEND_API bool tend_contact_owner(const struct tend_contact *);
/* true if `status` is archived, deceased or do-not-contact */
TEND_API bool tend_contact_inactive(const struct tend_contact *);

/*
 * One key of the front-matter. Values are texts as written; an empty value is
 * none. A scalar has at most one. Of nested values, only a map of scalars is read.
 */
struct tend_field {
	const char *key;           /* tend's name for it, as "org" for `company`; else as written */
	const char *written;       /* as written */
	unsigned line, col;        /* of the key, from 1; lines count from the beginning of the file */
	size_t n;
	const char *const *value;  /* n */
	const char *const *member; /* n keys of a map, or NULL if it is none */
};

/* All fields in the order of the file; of synonyms, such as `org` and `company`, only one. */
TEND_API struct tend_field **tend_field_list(const struct tend_contact *, size_t *n);

/*
 * The first value of a key ("org"), a synonym ("company"), or one of your own
 * keys; case, space, "-" and "_" are ignored. NULL if there is none.
 */
TEND_API const char *tend_contact_value(const struct tend_contact *, const char *key);

TEND_END

#endif
