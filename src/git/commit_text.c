/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "git/commit_text.h"

/* as git does it without commit.cleanup: no blanks at the end of a line, one empty line for several */
static void
add_message(struct buf *out, struct str message)
{
	struct str line;
	bool empty = false, begun = false;

	while (message.n) {
		message = str_cut(&line, message, '\n');
		while (line.n && strchr(" \t\n\v\f\r", line.p[line.n - 1]))
			line.n--;
		if (line.n && empty && begun)
			buf_chr(out, '\n');
		empty = !line.n;
		begun = begun || line.n;
		buf_str(out, line);
		if (line.n)
			buf_chr(out, '\n');
	}
}

void
commit_text(struct buf *out, const struct oid *tree, const struct oid *parent, struct str author, struct str committer,
            const char *message)
{
	char hex[OID_HEX_SIZE];

	buf_fmt(out, "tree %s\n", oid_hex(hex, tree, 20));
	if (parent)
		buf_fmt(out, "parent %s\n", oid_hex(hex, parent, 20));
	buf_fmt(out, "author %.*s\ncommitter %.*s\n\n", STR_ARG(author), STR_ARG(committer));
	add_message(out, str_of(message));
}
