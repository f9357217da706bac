/* SPDX-License-Identifier: ISC */
#ifndef TEND_NAMES_H
#define TEND_NAMES_H

#include "contact/contact.h"

/* the keys by which a contact can be found */
#define NAME_KEYS (KEYSET(KEY_NAME) | KEYSET(KEY_ALIASES) | KEYSET(KEY_EMAIL))

/* every id, name, alias and e-mail address of some contacts, folded */
struct names {
	struct name *v;
	size_t n, cap;
	struct map raw;         /* ids as they are: index of the contact, or NAMES_SEVERAL */
	struct map ids, others; /* folded: index of the first name so spelled */
	/* indices in the order of the folded names; made when a beginning is looked for */
	uint32_t *sorted;
	struct buf scratch;
	struct arena arena;
};

#define NAMES_SEVERAL (MAP_NONE - 1)

/* fills an empty {0} from contacts that were parsed with NAME_KEYS */
void names_build(struct names *, const struct contact *, size_t n);

enum { NAMES_CANDIDATES = 8 };

/*
 * who was found: `n` different contacts, the first NAMES_CANDIDATES of them in `who`; n is more
 * than these if there are more
 */
struct found {
	size_t n;
	size_t who[NAMES_CANDIDATES];
};

/*
 * Who is called so: by id first; if there is none, by name, alias or address.
 * With `begins`, a beginning will do when nobody is called just so.
 */
struct found names_find(struct names *, struct str name, bool begins);

/*
 * the contact whose id is just these bytes, NAMES_SEVERAL, or MAP_NONE: quicker than names_find()
 */
size_t names_id(const struct names *, struct str id);

void names_free(struct names *);

#endif
