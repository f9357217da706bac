/* SPDX-License-Identifier: ISC */
#ifndef TEND_FORECAST_H
#define TEND_FORECAST_H

#include "account/due.h"

/* one week to come */
struct forecast_week {
	day monday;
	int64_t due;     /* how often contacts fall due in it, after today */
	int64_t waiting; /* how many wait at its end, if each week takes the budget */
};

/* how many contacts fall due week by week, beside the settings' `week` */
struct forecast {
	struct forecast_week *week;
	size_t n;
	int64_t overdue;  /* how many are due today or before */
	double weekly;    /* contacts a week that the cadences ask for in the long run */
	bool fits;        /* true if the budget bears that, or there is none */
	struct str tier;  /* the widest tier; a slice of the settings */
	struct period at; /* a period of that tier that would fit; n is 0 if none does */
};

/*
 * The weeks from today's to the one that `weeks` weeks end with. Each contact counts when it falls
 * due, and then again every period, as if you were in touch on that day; those due by today as if
 * it were today. The caller frees out->week.
 */
void forecast_find(struct forecast *out, const struct book *, const struct people *, day today,
                   size_t weeks);

#endif
