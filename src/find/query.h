/* SPDX-License-Identifier: ISC */
#ifndef TEND_QUERY_H
#define TEND_QUERY_H

#include "book/book.h"

/* what query_find() reads; no part of the text is needed */
#define QUERY_KEYS (NAME_KEYS | KEYSET(KEY_ORG) | KEYSET(KEY_TIER))

/* where a word was found, the best first */
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
	uint16_t nth;           /* which of that contact's values it is */
	enum query_place place; /* of that word of the pattern which was found in the worst */
	struct str email;       /* the address alone; a slice of the book's */
	struct str sort;        /* the name, folded; in the arena */
};

/* the words of a pattern: folded, parted at blanks, "-" and "_". {0} has none, which finds all. */
struct query {
	struct str *word;
	size_t n, cap;
	struct buf folded;
};

void query_read(struct query *, struct str pattern);
void query_free(struct query *);

/*
 * The addresses of everybody but the owner and the retired in whose name, aliases, id,
 * addresses or organisation, folded, each word is found. By
 * place, then name, then contact; those of one contact in the order of
 * the file. `Name <address>` is read as the address. What is empty or holds a blank, a control or
 * invisible character, or one of ( ) < > [ ] : ; \ , " which RFC 5322 (3.2.3) keeps for itself,
 * is no address, and counted in *unfit: as a row it could stand for several.
 * The caller frees *out.
 */
void query_find(struct answer **out, size_t *n, size_t *unfit, const struct book *, const struct query *,
                struct arena *);

#endif
