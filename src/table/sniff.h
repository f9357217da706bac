/* SPDX-License-Identifier: ISC */
#ifndef TEND_SNIFF_H
#define TEND_SNIFF_H

#include "base/buf.h"

/* What a file seems to be, by its contents. */
struct sniff {
	const char *what; /* "Google's CSV", for a message; NULL if that is not known */
	const char *from; /* the format of CARD_FORMATS that reads it; NULL if none does */
	const char *then; /* what to do with what none reads; else NULL */
	bool table;       /* a table whose columns only the user knows: from is "csv" */
	struct buf names; /* of these columns: "Name; Mail; Notes" */
};

/* the caller releases it with sniff_free() */
void sniff_file(struct sniff *, struct str bytes);
void sniff_free(struct sniff *);

#endif
