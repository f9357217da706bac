/* SPDX-License-Identifier: ISC */
#ifndef TEND_SORROW_H
#define TEND_SORROW_H

#include "book/people.h"
#include "find/cues.h"

enum {
	SORROW_BACK = 90,  /* days: how long a sorrow waits for you */
	SORROW_AHEAD = 14, /* days: how far off a funeral, an operation may be */
};

/* a sorrow, as CUE_SAD of cues.h, of the last months or the next weeks */
struct sorrow {
	size_t who;
	day date;        /* of the log entry, or the day that the notes name beside it */
	struct str text; /* the sentence, as written; in the arena */
};

/*
 * Sets *out, which the caller frees, to the latest sorrow of each active contact, latest first, and
 * *n to how many. One is left out after a later entry in which you reached out, or both did, or one
 * of the same day if they wrote of it; if it is secret; and if the entry names an earlier year. A
 * book needs WANT_RAW and WANT_TEXTS.
 */
void sorrow_find(struct sorrow **out, size_t *n, const struct book *, const struct people *,
                 day today, struct arena *);

#endif
