/* SPDX-License-Identifier: ISC */
#ifndef TEND_RIPPLE_ACTS_H
#define TEND_RIPPLE_ACTS_H

#include "network/ripple.h"

/* who introduced a person, and how this is known */
struct brought {
	/* a contact, possibly the owner; the book's n if `name` is set or it is unknown */
	uint32_t from;
	uint32_t file;   /* the contact whose file says so, and the line: for errors */
	uint32_t line, col;
	enum ripple_act act;
	struct str name; /* lives in the arena */
	day date;        /* of the introduction, if it was logged; else of their first contact */
};

/* two people the owner introduced to each other: a < b */
struct pairing {
	uint32_t a, b;
	day date;
};

/* all introductions in the book; `from` has no cycles */
struct ripple_acts {
	struct brought *by;   /* for each contact */
	struct pairing *pair; /* by date, a, b; each pair once, on its first day */
	size_t npairs, cap;
	struct arena arena;
};

void ripple_acts_read(struct ripple_acts *, struct book *, day today, struct errors *);
void ripple_acts_free(struct ripple_acts *);

#endif
