/* SPDX-License-Identifier: ISC */
#ifndef TEND_RIPPLE_H
#define TEND_RIPPLE_H

#include "account/account.h"
#include "book/people.h"

/* the keys and parts that ripple_find() needs, of the whole book */
#define RIPPLE_KEYS (NAME_KEYS | ACCOUNT_KEYS | KEYSET(KEY_VIA))
#define RIPPLE_PARTS (WANT_ENTRIES | WANT_LINKS)

enum ripple_act {
	RIPPLE_NONE,  /* nobody brought them */
	RIPPLE_VIA,   /* their `via` */
	RIPPLE_INTRO, /* a "-intro" in the log of who brought them, that names them */
	RIPPLE_MINE,  /* a "+intro": I brought `who` and `with` together */
};

/* somebody, who brought them, and what grew from it */
struct ripple {
	size_t who;     /* index into the book's contacts */
	size_t from;    /* who brought them: a contact, b->me for me; b->n if `name` or nobody did */
	struct str name; /* of `from` where it has no file, as written; else empty */
	enum ripple_act act;
	size_t with;    /* of RIPPLE_MINE, the later id of the two; else b->n */
	uint32_t depth; /* from the first of the tree that is listed: 0 */
	day date;       /* of the act; else of the first contact; DAY_NONE if there was none */
	size_t people;  /* that came through them, and through those, and so on */
	size_t entries; /* done with them and all those, from that date on */
};

/*
 * Who came through whom. First the trees, each from its top downward: those who brought most people
 * first, then by id; below somebody by date, then id. Then what I brought together, by
 * date, then by the two ids; `people` are there those who came since. Of people named their own trees alone, in that
 * order, and the introductions of those in them; else everybody who brought somebody or was brought.
 *
 * Who was brought by several came through the first that is named in `via`, else in the earliest "-intro". The
 * owner and the retired have no row and are not counted: who came through the retired stands in their place. Ways that
 * go round are told in `errors`, and cut. The caller frees *out.
 */
void ripple_find(struct ripple **out, size_t *n, struct book *, const struct people *, day today, struct errors *);

#endif
