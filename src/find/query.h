/* SPDX-License-Identifier: ISC */
#ifndef TEND_QUERY_H
#define TEND_QUERY_H

#include "book/book.h"

/* what query_find() reads; it needs no part of the body */
#define QUERY_KEYS (NAME_KEYS | KEYSET(KEY_ORG) | KEYSET(KEY_TIER))

/* where a word was found, best first */
enum query_place {
	QUERY_NAME,   /* begins a word of the name */
	QUERY_WORD,   /* begins a word of an alias, the id or an address */
	QUERY_WITHIN, /* elsewhere in one of these */
	QUERY_ORG,    /* in the organisation */
	QUERY_NOWHERE,
};

/* an address that a mail program may offer */
struct answer {
	uint32_t who;           /* index into the book's contacts */
	uint16_t nth;           /* index of the address among the contact's values */
	enum query_place place; /* the worst place among the words of the pattern */
	struct str email;       /* the bare address; a slice of the book's */
	struct str sort;        /* the folded name; in the arena */
};

/*
 * the words of a pattern: folded, split at blanks, "-" and "_". {0} has no words and matches
 * everything.
 */
struct query {
	struct str *word;
	size_t n, cap;
	struct buf folded;
};

void query_read(struct query *, struct str pattern);
void query_free(struct query *);

/*
 * Finds the addresses of contacts whose name, aliases, id, addresses or organisation, folded,
 * contain each word, except the owner and inactive ones. The order is place, name, contact, then
 * the order in the file. `Name <address>` gives its address. A value is not an address, and is
 * counted in *unfit, if it is empty or holds a blank, a control or invisible character, or one of (
 * ) < > [ ] : ; \ , " which RFC 5322 (3.2.3) reserves: in a row it could stand for several
 * addresses. The caller frees *out.
 */
void query_find(struct answer **out, size_t *n, size_t *unfit, const struct book *,
                const struct query *, struct arena *);

#endif
