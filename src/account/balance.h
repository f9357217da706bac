/* SPDX-License-Identifier: ISC */
#ifndef TEND_BALANCE_H
#define TEND_BALANCE_H

#include "account/account.h"
#include "book/people.h"

/* what accounts are split by */
enum balance_by { BALANCE_WHOLE, BALANCE_KIND, BALANCE_YEAR, BALANCE_MONTH };

/* which deposits and withdrawals count, and how they are put together */
struct balance_ask {
	day today;        /* plans and what is dated later do not count */
	day since, until; /* both included; DAY_MIN and DAY_MAX for no limit */
	enum balance_by by;
	bool empty;       /* also the accounts that nothing has moved */
};

/* an account, or that part of it which one kind, year or month makes */
struct balance {
	size_t who;        /* index into the book's contacts */
	struct str kind;   /* by kind: which */
	day from;          /* by year or month: its first day; else DAY_NONE */
	struct account s; /* of its part alone: the account, not the contacts */
};

/*
 * The accounts of `people` but the owner's. Whole ones come with the lowest
 * net first, then by id; parts by id, then by kind or time. An account that
 * nothing has moved has no parts: with `empty` it is one row, without kind and
 * day. The caller frees *out.
 */
void balance_find(struct balance **out, size_t *n, const struct book *, const struct people *,
                  const struct balance_ask *);

/* its kind, "2025" or "2025-03"; empty where there is none */
struct str balance_part(char scratch[DAY_SIZE], const struct balance *, enum balance_by);

/* one deposit or withdrawal */
struct balance_move {
	size_t who;
	const struct entry *entry;
};

/*
 * All that balance_find() counts, one by one, by day, then id, then line; `by`
 * and `empty` do not matter. The caller frees *out.
 */
void balance_moves(struct balance_move **out, size_t *n, const struct book *, const struct people *,
                   const struct balance_ask *);

#endif
