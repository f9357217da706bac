/* SPDX-License-Identifier: ISC */
#include "base/cell.h"
#include "base/text.h"
#include "print/format.h"

/* control characters are always escaped; on a terminal, other hidden characters are made visible */
static void
tsv_add(struct rows *r, struct str s)
{
	struct buf escaped = {0};

	if (!r->terminal) {
		cell_escape(&r->line, s);
		return;
	}
	cell_escape(&escaped, s);
	text_visible(&r->line, buf_view(&escaped), false);
	buf_free(&escaped);
}

static void
tsv_sep(struct rows *r)
{
	if (r->at)
		buf_chr(&r->line, '\t');
}

static void
tsv_end(struct rows *r)
{
	buf_chr(&r->line, '\n');
	format_put(r);
}

static void
tsv_none(struct rows *r)
{
	tsv_sep(r);
	buf_chr(&r->line, '-');
}

static void
tsv_text(struct rows *r, struct str s)
{
	tsv_sep(r);
	tsv_add(r, s);
}

static void
tsv_list(struct rows *r, const struct str *v, size_t n)
{
	size_t from;

	tsv_sep(r);
	from = r->line.n;
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_chr(&r->line, ',');
		tsv_add(r, v[i]);
	}
	if (r->line.n == from)
		buf_chr(&r->line, '-');
}

static void
tsv_begin(struct rows *r, bool header)
{
	if (!header)
		return;
	for (r->at = 0; r->at < r->n; r->at++)
		tsv_text(r, str_of(r->column[r->at].name));
	r->at = 0;
	tsv_end(r);
}

const struct format format_tsv = {
	.begin = tsv_begin,
	.none = tsv_none,
	.number = tsv_text,
	.text = tsv_text,
	.list = tsv_list,
	.end = tsv_end,
};
