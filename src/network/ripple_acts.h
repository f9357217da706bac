/* SPDX-License-Identifier: ISC */
#ifndef TEND_RIPPLE_ACTS_H
#define TEND_RIPPLE_ACTS_H

#include "network/ripple.h"

/* who brought somebody, and how it is known */
struct brought {
	uint32_t from;   /* a contact, the owner among them; the book's n if `name` or nobody did */
	uint32_t file;   /* the contact whose file says so, and where: for errors */
	uint32_t line, col;
	enum ripple_act act;
	struct str name; /* lives in the arena */
	day date;        /* of the act, if it was logged; else of their first contact */
};

/* two whom I introduced to each other: a < b */
struct pairing {
	uint32_t a, b;
	day date;
};

/* what the notes say of who brought whom; no way along `from` goes round */
struct ripple_acts {
	struct brought *by;   /* of each contact */
	struct pairing *pair; /* by date, a, b; each two but once, on the first day */
	size_t npairs, cap;
	struct arena arena;
};

void ripple_acts_read(struct ripple_acts *, struct book *, day today, struct errors *);
void ripple_acts_free(struct ripple_acts *);

#endif
