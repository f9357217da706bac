/* SPDX-License-Identifier: ISC */
#ifndef TEND_CONTACT_H
#define TEND_CONTACT_H

#include "contact/body.h"

#define CONTACT_MAX (1024 * 1024) /* bytes of a file */

/*
 * A contact: what one file says of one person. Everything lives in the arena
 * it was parsed into.
 */
struct contact {
	struct str id;        /* the file's stem; a slice of: */
	struct str path;      /* from the book's folder; that of the parse, not copied */
	struct field *field;  /* the wanted keys of the front-matter */
	struct body body;
	struct str raw;       /* the file's bytes, if wanted */
	uint32_t nfields;
	bool me;              /* the owner: in no list */
	bool inactive;        /* by `status`: only tend-ls(1) lists it */
};

/*
 * From bytes to record: a pure function of its arguments. p says which keys
 * and parts are wanted, where they are kept, and the path of the file; bytes
 * may be gone afterwards. 1 for a contact, 0 for a note (out is then not set).
 *
 * Told in p->errors, and the rest is read: invalid UTF-8 and NUL (replaced by
 * U+FFFD), front-matter that does not end or is no YAML, values of wanted keys
 * that are not the date, period or number they should be, what body.h tells.
 */
int contact_parse(struct contact *out, struct str bytes, struct parse *p);

/*
 * what is wrong with a text as the value of a key of that name, or NULL: as contact_parse() tells
 * it (static)
 */
const char *contact_wrong(struct str name, struct str value, const struct parse *);

/* its field of a known key, or NULL; one without a value counts as none */
const struct field *contact_field(const struct contact *, enum key);
/* the (first) value of a key; empty if there is none */
struct str contact_text(const struct contact *, enum key);
/* the name, or the id where there is none */
struct str contact_name(const struct contact *);
/* the day of a key, a partial date being its first day; DAY_NONE if there is none */
day contact_day(const struct contact *, enum key);
/* what is known of the date of a key; nothing of what is none */
struct partial contact_partial(const struct contact *, enum key);
/* the whole number of a key, or `otherwise` */
int64_t contact_number(const struct contact *, enum key, int64_t otherwise);
/* the period of a key: 0 or -1 if there is none */
int contact_period(struct period *out, const struct contact *, enum key);
/* the day of the first entry that is done by then; DAY_NONE without one */
day contact_first_entry(const struct contact *, day today);
/* what one of its entries says; empty without WANT_TEXTS */
struct str contact_entry_text(const struct contact *, const struct entry *);
/* the entry a link stands in, or NULL */
const struct entry *contact_link_entry(const struct contact *, const struct link *);

/*
 * Says that contact i of n will be asked soon, so that what it points to is on
 * its way into the cache: a pass over a large book waits for little else. An i
 * that is out of bounds is let pass.
 */
static inline void
contact_soon(const struct contact *c, size_t n, size_t i)
{
	if (i >= n)
		return;
	__builtin_prefetch(c[i].field);
	__builtin_prefetch((const char *)c[i].field + 64);
	__builtin_prefetch(c[i].body.entry);
	__builtin_prefetch(c[i].body.link);
}

#define CONTACT_SOON 8 /* contacts ahead */

#endif
