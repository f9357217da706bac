/* SPDX-License-Identifier: ISC */
#ifndef TEND_NAMED_YEAR_H
#define TEND_NAMED_YEAR_H

#include "base/str.h"

/* the latest year from `first` to `last` that a text names in four digits, or 0 */
int named_year(struct str text, int first, int last);

#endif
