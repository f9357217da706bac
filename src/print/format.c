/* SPDX-License-Identifier: ISC */
#include <errno.h>

#include "print/format.h"

void
format_put(struct rows *r)
{
	if (r->keeps) {
		buf_str(&r->page, buf_view(&r->line));
		buf_clear(&r->line);
		return;
	}
	errno = 0;
	if (!r->error && r->line.n && fwrite(r->line.p, 1, r->line.n, r->f) != r->line.n)
		r->error = errno ? errno : EIO;
	buf_clear(&r->line);
}
