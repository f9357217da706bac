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
	struct map raw;         /* ids, not folded: index of the contact, or NAMES_SEVERAL */
	struct map ids, others; /* folded: index of the first name with this form */
	/* indices in the order of the folded names; made by the first lookup by prefix */
	uint32_t *sorted;
	struct buf scratch;
	struct arena arena;
};

#define NAMES_SEVERAL (MAP_NONE - 1)

/* fills an empty {0} from contacts parsed with NAME_KEYS */
void names_build(struct names *, const struct contact *, size_t n);

enum { NAMES_CANDIDATES = 8 };

/* the result of a lookup: `n` different contacts; `who` has the first NAMES_CANDIDATES of them */
struct found {
	size_t n;
	size_t who[NAMES_CANDIDATES];
};

/*
 * Finds contacts by folded id; if there is none, by name, alias or address. With
 * `begins`, a prefix matches if no whole name does.
 */
struct found names_find(struct names *, struct str name, bool begins);

/* the contact with exactly this id, NAMES_SEVERAL, or MAP_NONE; faster than names_find() */
size_t names_id(const struct names *, struct str id);

void names_free(struct names *);

#endif
