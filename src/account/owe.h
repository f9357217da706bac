/* SPDX-License-Identifier: ISC */
#ifndef TEND_OWE_H
#define TEND_OWE_H

#include "book/people.h"

/* a promise that I have not kept yet */
struct owed {
	size_t who;              /* index into the book's contacts */
	const struct task *task;
	/* days since its date, negative when still ahead; INT32_MIN without one */
	int32_t late;
};

/*
 * The open promises to `people` but the owner and the retired: the most late first, those without a
 * date last; then by id and line. Those without a text are none. Needs WANT_TASKS. The caller frees
 * *out.
 */
void owe_find(struct owed **out, size_t *n, const struct book *, const struct people *, day today);

#endif
