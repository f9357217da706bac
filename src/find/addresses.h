/* SPDX-License-Identifier: ISC */
#ifndef TEND_ADDRESSES_H
#define TEND_ADDRESSES_H

#include "book/book.h"

/* what addresses_find() reads; it needs no part of the body */
#define ADDRESSES_KEYS (NAME_KEYS | KEYSET(KEY_ORG) | KEYSET(KEY_TIER))

/* where a word was found, best first */
enum addresses_place {
	ADDRESSES_NAME,   /* begins a word of the name */
	ADDRESSES_WORD,   /* begins a word of an alias, the id or an address */
	ADDRESSES_INSIDE, /* elsewhere in one of these */
	ADDRESSES_ORG,    /* in the organisation */
	ADDRESSES_NOWHERE,
};

/* an e-mail address that a mail program may offer */
struct address {
	uint32_t who;           /* index into the book's contacts */
	uint16_t index;           /* index of the address among the contact's values */
	enum addresses_place place; /* the worst place among the words of the pattern */
	struct str email;       /* the bare address; a slice of the book's */
	struct str sort;        /* the folded name; in the arena */
};

/*
 * the words of a pattern: folded, split at blanks, "-" and "_". {0} has no words and matches
 * everything.
 */
struct addresses_query {
	struct str *word;
	size_t n, cap;
	struct buf folded;
};

void addresses_query_read(struct addresses_query *, struct str pattern);
void addresses_query_free(struct addresses_query *);

/*
 * Finds the addresses of contacts whose name, aliases, id, addresses or organisation, folded,
 * contain each word, except the owner and inactive ones. The order is place, name, contact, then
 * the order in the file. `Name <address>` gives its address. A value is not an address, and is
 * counted in *invalid, if it is empty or holds a blank, a control or invisible character, or one of
 * ( ) < > [ ] : ; \ , " which RFC 5322 (3.2.3) reserves: in a row it could stand for several
 * addresses. The caller frees *out.
 */
void addresses_find(struct address **out, size_t *n, size_t *invalid, const struct book *,
                    const struct addresses_query *, struct arena *);

#endif
