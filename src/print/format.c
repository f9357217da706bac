/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "print/format.h"

bool
format_colour(void)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return !(no && *no) && term && strcmp(term, "dumb") != 0;
}

void
format_put(struct rows *r)
{
	errno = 0;
	if (!r->error && r->line.n && fwrite(r->line.p, 1, r->line.n, r->f) != r->line.n)
		r->error = errno ? errno : EIO;
	buf_clear(&r->line);
}
