/* SPDX-License-Identifier: ISC */
#ifndef TEND_EXPLAIN_H
#define TEND_EXPLAIN_H

#include "cli/tool.h"
#include "find/who.h"

/* names the thesauri on standard error, and opens rows for the parts of scores */
struct rows *explain_rows(struct tool *, const struct thesauri *);
/* prints the parts of a person's score, one a row */
void explain_print(struct rows *, const struct topic *, const struct who *);

#endif
