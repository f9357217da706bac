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
	bool *goes;              /* for each that the contact has */
	size_t n, ngone, nstay;  /* of a map the first nstay are there already */
	bool pairs;              /* it is a map */
};

/* `f` may be NULL; texts live in the arena; n and ngone are 0 if nothing changes */
void sync_days(struct sync_days *, const struct field *f, const struct written_style *,
               const struct sync_change *, size_t n, struct arena *);

/*
 * Writes the file with the lines of a map that go and come, all others as they are, to out (cleared
 * first). False if each day does not have a line of its own; the caller reads the result back.
 */
bool sync_days_lines(struct buf *out, struct str file, const struct field *f,
                     const struct sync_days *);
/* true if a field says the days of a map as they will be */
bool sync_days_are(const struct sync_days *, const struct field *f);

#endif
