/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/text.h"
#include "print/format.h"

/* appends text as a field; quotes if it has a comma, a quote or a line end, or is a whole empty row */
static void
csv_quote(struct buf *out, struct str s, bool sole)
{
	bool plain = s.n ? !memchr(s.p, ',', s.n) && !memchr(s.p, '"', s.n) && !memchr(s.p, '\n', s.n)
	                 : !sole;

	if (plain) {
		buf_str(out, s);
		return;
	}
	buf_chr(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_chr(out, '"');
		buf_chr(out, s.p[i]);
	}
	buf_chr(out, '"');
}

static void
csv_text(struct rows *r, struct str s)
{
	struct buf visible = {0};

	if (r->at)
		buf_chr(&r->line, ',');
	/* programs know no escapes in csv, so what could act on a terminal is as in a table */
	text_visible(&visible, s, true);
	csv_quote(&r->line, buf_view(&visible), r->n == 1);
	buf_free(&visible);
}

static void
csv_none(struct rows *r)
{
	csv_text(r, STR(""));
}

static void
csv_list(struct rows *r, const struct str *v, size_t n)
{
	struct buf list = {0};

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_chr(&list, ',');
		buf_str(&list, v[i]);
	}
	csv_text(r, buf_view(&list));
	buf_free(&list);
}

static void
csv_end(struct rows *r)
{
	buf_chr(&r->line, '\n');
	format_put(r);
}

static void
csv_begin(struct rows *r, bool header)
{
	(void)header; /* csv always has one */
	for (r->at = 0; r->at < r->n; r->at++)
		csv_text(r, str_of(r->column[r->at].name));
	r->at = 0;
	csv_end(r);
}

const struct format format_csv = {
	.begin = csv_begin,
	.none = csv_none,
	.number = csv_text,
	.text = csv_text,
	.list = csv_list,
	.end = csv_end,
};
