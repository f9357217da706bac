/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "lsp/doc.h"

void
doc_change(struct doc *d, const struct msg *m, bool utf8)
{
	const struct msg *range = msg_get(m, "range");
	struct str with = msg_text(m, "text");
	struct buf new = {0};
	size_t from = 0, to = d->text.n;

	if (range) {
		from = place_of_msg(&d->lines, msg_get(range, "start"));
		to = place_of_msg(&d->lines, msg_get(range, "end"));
		to = to < from ? from : to;
	}
	buf_str(&new, str_sub(buf_view(&d->text), 0, from));
	buf_str(&new, with);
	buf_str(&new, str_sub(buf_view(&d->text), to, d->text.n));
	buf_free(&d->text);
	d->text = new;
	lines_read(&d->lines, buf_view(&d->text), utf8);
}

void
doc_free(struct doc *d)
{
	buf_free(&d->uri);
	buf_free(&d->text);
	lines_free(&d->lines);
	errors_free(&d->errors);
	arena_free(&d->arena);
	free(d);
}
