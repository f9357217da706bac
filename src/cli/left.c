/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "cli/left.h"

size_t
left_text(struct buf *out, const struct members_left *left, unsigned reasons)
{
	enum { PATH = 80 };
	size_t all = 0;

	for (unsigned i = 0; i < NOTE_COUNT; i++) {
		size_t n = reasons & 1u << i ? left->n[i] : 0;

		if (n)
			buf_fmt(out, "%s%zu %s (%s%.*s)", all ? ", " : "", n, note_name((enum note_why)i, n), n > 1 ? "such as " : "",
			        STR_ARG(utf8_cut(left->example[i], PATH)));
		all += n;
	}
	return all;
}
