/* SPDX-License-Identifier: ISC */
#ifndef TEND_LIVING_NAME_H
#define TEND_LIVING_NAME_H

#include "base/str.h"

/*
 * A name without a sign that its bearer died: "† Ann Lee", "Ann Lee (died 2024)", "Oma † 2024",
 * "Ann Lee RIP". A slice of the name; all of it if there is no sign, or nothing else.
 */
struct str living_name(struct str name);

#endif
