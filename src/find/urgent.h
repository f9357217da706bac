/* SPDX-License-Identifier: ISC */
#ifndef TEND_URGENT_H
#define TEND_URGENT_H

#include "base/str.h"

/* days after which a term that someone wrote of is over */
enum { URGENT_DAYS = 92 };

/*
 * True if a text names a term, or something that does not wait: "by Friday", "in dreißig Tagen",
 * "avant la rentrée", "deadline", "eviction". See urgent.def.
 */
bool urgent_said(struct str text);

#endif
