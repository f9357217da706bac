/* SPDX-License-Identifier: ISC */
#ifndef TEND_NAMES_H
#define TEND_NAMES_H

#include "contact/contact.h"
#include "names/name_words.h"

/* the keys by which a contact can be found */
#define NAME_KEYS (KEYSET(KEY_NAME) | KEYSET(KEY_ALIASES) | KEYSET(KEY_EMAIL))

/* every id, name, alias and e-mail address of some contacts, folded */
struct names {
	struct name *v;
	size_t n, cap;
	struct map raw;         /* ids, not folded: index of the contact, or NAMES_SEVERAL */
	struct map ids, others; /* folded: index of the first name with this form */
	unsigned guesses;       /* lookups by names_near(), which people.c counts */
	bool *passive;          /* n contacts: the owner, and inactive ones */
	struct name_words words; /* filled by the first lookup by word */
	struct buf scratch;
	struct arena arena;
};

#define NAMES_SEVERAL (MAP_NONE - 1)

/* fills it, {0} or filled before, from contacts parsed with NAME_KEYS */
void names_build(struct names *, const struct contact *, size_t n);

/*
 * Contact `who` has other names now, and the same id: looks it up by those of `to` instead of those
 * of `from`. The result is that of building afresh, at the cost of these names.
 */
void names_change(struct names *, size_t who, const struct contact *from, const struct contact *to);

/* fills the words, which the first lookup by word does otherwise */
void names_prepare(struct names *);

enum { NAMES_CANDIDATES = 8 };

/* the result of a lookup: `n` different contacts; `who` has the first NAMES_CANDIDATES of them */
struct found {
	size_t n;
	size_t who[NAMES_CANDIDATES];
};

/* the contacts with this folded id; if there is none, with this name, alias or address */
struct found names_find(struct names *, struct str name);

/*
 * The contacts that an operand means, by the first of these ways that fits any: the whole of an id;
 * the whole of a name, alias or address; whole words of an id, name or alias; the beginning of any
 * of their words; then of a part of one, or of an address; the beginnings of several, in any order.
 * After the id, an active contact goes before inactive ones and the owner.
 */
struct found names_match(struct names *, struct str operand);

/* sets like[i] for each contact with a word that begins so, or several in a row; their number */
size_t names_like(struct names *, bool *like, struct str begins);

/* the contacts with a word, or several in a row, that differs least, by two typos at most */
struct found names_near(struct names *, struct str name);

/* the contact with exactly this id, NAMES_SEVERAL, or MAP_NONE; faster than names_find() */
size_t names_id(const struct names *, struct str id);

/*
 * The contact that a link or a value names: by exact id, by folded id, by whole name, alias or
 * address. NAMES_SEVERAL, or MAP_NONE. Any thread may call it; `scratch` is overwritten.
 */
size_t names_whole(const struct names *, struct buf *scratch, struct str name);

void names_free(struct names *);

#endif
