/* SPDX-License-Identifier: ISC */
#ifndef TEND_FORMER_ORGS_H
#define TEND_FORMER_ORGS_H

#include "base/folded_set.h"
#include "book/book.h"

/* an organisation that a contact was at, from the history of the file */
struct former_org {
	struct str id, org;
};

/* The organisations that each contact, or one and the same other, was at before. */
struct former_orgs {
	const struct book *book;
	size_t with;                /* the other, or the book's n if nothing is known of it */
	const struct former_org *v; /* by id, then by name */
	size_t n;
	struct folded_set now;      /* the organisations of `with` */
	struct folded_set before;   /* its former ones, without those */
};

/* sorts the n former organisations; it borrows them and the book */
void former_orgs_open(struct former_orgs *, const struct book *, size_t with, struct former_org *,
                      size_t n);
void former_orgs_close(struct former_orgs *);

/* an organisation that both know, one of them at least from before */
struct shared_former_org {
	struct str org; /* borrowed: a value of the contact, or of the history */
	size_t who;     /* the contact who was there before, or the book's n for both */
};

/*
 * The *n organisations that contact `who` and the other share so, each once: first those of `who`
 * now, as in the file, then its former ones, by name. The caller frees the array.
 */
struct shared_former_org *former_orgs_shared(size_t *n, struct former_orgs *, size_t who);

#endif
