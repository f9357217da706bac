/* SPDX-License-Identifier: ISC */
#ifndef TEND_BALANCE_H
#define TEND_BALANCE_H

#include "account/account.h"
#include "book/people.h"

/* the parts that an account is split into */
enum balance_by { BALANCE_WHOLE, BALANCE_KIND, BALANCE_YEAR, BALANCE_MONTH };

/* selects deposits and withdrawals, and how to group them */
struct balance_query {
	day today;        /* plans and later entries do not count */
	day since, until; /* both included; DAY_MIN and DAY_MAX for no limit */
	enum balance_by by;
	bool empty;       /* include accounts without deposits and withdrawals */
};

/* an account, or its part of one kind, year or month */
struct balance {
	size_t who;        /* index into the book's contacts */
	struct str kind;   /* the kind, if split by kind */
	day from;          /* the first day of the year or month; else DAY_NONE */
	struct account account; /* deposits and withdrawals of the part; no contact dates */
};

/*
 * The accounts of `people`, without the owner. Whole accounts are sorted by net, the
 * lowest first, then by id; parts by id, then by kind or time. An account without
 * deposits and withdrawals has no parts; with `empty` it is one row without kind and
 * day. The caller frees *out.
 */
void balance_find(struct balance **out, size_t *n, const struct book *, const struct people *,
                  const struct balance_query *);

/* "kind", "year" or "month"; NULL for whole accounts */
const char *balance_by_name(enum balance_by);

/* given, taken and net, added up over n balances */
struct account balance_sum(const struct balance *, size_t n);

/* the name of the part: its kind, "2025" or "2025-03"; empty for a whole account */
struct str balance_part_name(char scratch[DAY_SIZE], const struct balance *, enum balance_by);

/* one deposit or withdrawal */
struct balance_entry {
	size_t who;
	const struct entry *entry;
};

/*
 * The deposits and withdrawals that balance_find() counts, one by one, sorted by day, id
 * and line; `by` and `empty` are ignored. The caller frees *out.
 */
void balance_entries(struct balance_entry **out, size_t *n, const struct book *,
                     const struct people *, const struct balance_query *);

#endif
