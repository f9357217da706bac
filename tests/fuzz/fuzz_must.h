/* SPDX-License-Identifier: ISC */
#ifndef FUZZ_MUST_H
#define FUZZ_MUST_H

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

/* what does not hold ends the target, which keeps the input */
static inline void
fuzz_must(bool is, const char *what, struct str about)
{
	if (is)
		return;
	fprintf(stderr, "%s: %.*s\n", what, STR_ARG(about));
	abort();
}

#endif
