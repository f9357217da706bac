/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "contact/own_date.h"
#include "entry/stamp.h"

int
own_date_read(struct own_date *out, struct str pair, struct str text, const struct written_style *style, const char **why)
{
	size_t colon = str_find(text, STR(": "));

	*out = (struct own_date){.name = str_trim(pair)};
	if (colon < text.n) {
		out->name = str_trim(str_sub(text, 0, colon));
		text = str_sub(text, colon + 1, text.n);
	}
	if (!out->name.n)
		out->name = STR("date");
	if (stamp_partial(&out->on, str_trim(text), style, why) == 0 && out->on.month)
		return 0;
	*why = *why ? *why : "not a date; write 2012-06-09, or 06-09 without a year";
	return -1;
}

int
own_date(struct own_date *out, const struct field *f, size_t i, const struct written_style *style,
         const char **why)
{
	return own_date_read(out, field_pair(f, i), field_text(f, i), style, why);
}

void
own_date_form(struct buf *out, const struct own_date *d)
{
	size_t n = d->name.n;

	while (n && char_digit(d->name.p[n - 1]))
		n--;
	text_fold(out, n && d->name.p[n - 1] == ' ' ? str_sub(d->name, 0, n - 1) : d->name);
	buf_fmt(out, "\1%d-%d-%d", d->on.year, d->on.month, d->on.mday);
}
