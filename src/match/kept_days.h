/* SPDX-License-Identifier: ISC */
#ifndef TEND_KEPT_DAYS_H
#define TEND_KEPT_DAYS_H

#include "account/dates.h"

/*
 * Takes the days out of *n occasions that would hurt, by the notes: the wedding of those who are
 * divorced, separated or widowed, the birthday of those who keep none. It reads the notes of the
 * contacts with such a day, in a book loaded with WANT_RAW or WANT_RAW_LATER.
 */
void kept_days(struct occasion *, size_t *n, struct book *);

#endif
