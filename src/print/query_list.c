/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "print/query_list.h"

enum { REMARK_MAX = 40 }; /* bytes: menus are narrow */

void
query_list_count(struct buf *out, size_t n, size_t invalid, bool errors)
{
	if (n)
		buf_fmt(out, "%zu %s", n, n == 1 ? "address" : "addresses");
	else
		buf_str(out, STR("no contact found"));
	if (invalid)
		buf_fmt(out, "; %zu more cannot be written to", invalid);
	if (errors)
		buf_str(out, STR("; not all could be read: see tend check"));
	buf_chr(out, '\n');
}

static struct str
remark(const struct contact *c)
{
	struct str org = contact_text(c, KEY_ORG), tier = contact_text(c, KEY_TIER);

	return str_trim(utf8_cut(org.n ? org : tier.n ? tier : c->id, REMARK_MAX));
}

void
query_list_add(struct buf *out, const struct contact *c, const struct address *a)
{
	buf_str(out, a->email);
	buf_chr(out, '\t');
	text_visible(out, contact_name(c), false);
	buf_chr(out, '\t');
	text_visible(out, remark(c), false);
	buf_chr(out, '\n');
}
