/* SPDX-License-Identifier: ISC */
#include "git/commit_text.h"

void
commit_text(struct buf *out, const struct oid *tree, const struct oid *parent, struct str author, struct str committer,
            const char *message)
{
	char hex[OID_HEX_SIZE];

	buf_fmt(out, "tree %s\n", oid_hex(hex, tree, 20));
	if (parent)
		buf_fmt(out, "parent %s\n", oid_hex(hex, parent, 20));
	buf_fmt(out, "author %.*s\ncommitter %.*s\n\n", STR_ARG(author), STR_ARG(committer));
	buf_str(out, str_of(message));
	if (!str_ends(buf_view(out), STR("\n")))
		buf_chr(out, '\n');
}
