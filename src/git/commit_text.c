/* SPDX-License-Identifier: ISC */
#include "git/commit_text.h"

static void
add_hex(struct buf *out, const char *key, const struct oid *id)
{
	buf_str(out, str_of(key));
	for (size_t i = 0; i < sizeof(id->id); i++)
		buf_fmt(out, "%02x", id->id[i]);
	buf_chr(out, '\n');
}

/* git's way: no "<", ">" and line ends within */
static void
add_plain(struct buf *out, const char *s)
{
	for (; *s; s++)
		if (*s != '<' && *s != '>' && *s != '\n')
			buf_chr(out, *s);
}

static void
add_person(struct buf *out, const char *key, const struct repo_person *p)
{
	int off = p->offset < 0 ? -p->offset : p->offset;

	buf_str(out, str_of(key));
	add_plain(out, p->name);
	buf_str(out, STR(" <"));
	add_plain(out, p->email);
	buf_fmt(out, "> %lld %c%02d%02d\n", (long long)p->time, p->offset < 0 ? '-' : '+', off / 60, off % 60);
}

void
commit_text(struct buf *out, const struct oid *tree, const struct oid *parent, const struct repo_person *author,
            const struct repo_person *committer, const char *message)
{
	add_hex(out, "tree ", tree);
	if (parent)
		add_hex(out, "parent ", parent);
	add_person(out, "author ", author);
	add_person(out, "committer ", committer);
	buf_chr(out, '\n');
	buf_str(out, str_of(message));
	if (!str_ends(buf_view(out), STR("\n")))
		buf_chr(out, '\n');
}
