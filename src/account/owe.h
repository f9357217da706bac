/* SPDX-License-Identifier: ISC */
#ifndef TEND_OWE_H
#define TEND_OWE_H

#include "book/people.h"

/* an open promise of the owner */
struct owed {
	size_t who;              /* index into the book's contacts */
	const struct task *task;
	/* days from its date to today, negative if it is after today; INT32_MIN without one */
	int32_t late;
};

/*
 * The open promises to `people`, without the owner and inactive contacts: the most overdue first,
 * those without a date last; then by id and line. Tasks without a text are skipped. Needs
 * WANT_TASKS. The caller frees *out.
 */
void owe_find(struct owed **out, size_t *n, const struct book *, const struct people *, day today);

#endif
