/* SPDX-License-Identifier: ISC */
#include "contact/own_date.h"
#include "entry/stamp.h"

int
own_date(struct own_date *out, const struct field *f, size_t i, const struct written_style *style,
         const char **why)
{
	struct str text = field_text(f, i);
	size_t colon = str_find(text, STR(": "));

	*out = (struct own_date){.name = str_trim(field_pair(f, i))};
	if (colon < text.n) {
		out->name = str_trim(str_sub(text, 0, colon));
		text = str_sub(text, colon + 1, text.n);
	}
	if (!out->name.n)
		out->name = STR("date");
	if (stamp_partial(&out->on, str_trim(text), style, why) == 0 && out->on.month)
		return 0;
	*why = *why ? *why : "not a date: write 2012-06-09, or 06-09 without a year";
	return -1;
}
