/* SPDX-License-Identifier: ISC */
#ifndef TEND_NO_ORG_H
#define TEND_NO_ORG_H

#include "base/str.h"

/* true for what stands in `org` and is no organisation: "self", "freelance", "retired" */
bool no_org(struct str);

#endif
