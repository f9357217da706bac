/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_DAYS_H
#define TEND_SYNC_DAYS_H

#include "contact/contact.h"
#include "import/sync_merge.h"

/*
 * What the changes of a card make of the days under `dates`: a map if the contact has one, or has
 * none yet, with all days that it will have; else a list, with those that come.
 */
struct sync_days {
	struct str *name, *text; /* all names of a map differ; in a list they are in the texts */
	struct str *gone;        /* the texts of those that go */
	size_t n, ngone;
	bool pairs;              /* it is a map */
};

/* `f` may be NULL; texts live in the arena; n and ngone are 0 if nothing changes */
void sync_days(struct sync_days *, const struct field *f, const struct written_style *,
               const struct sync_change *, size_t n, struct arena *);

#endif
