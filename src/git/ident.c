/* SPDX-License-Identifier: ISC */
#include "git/ident.h"

#define FAILED 128 /* as git itself ends when something is wrong */

static int
begin(struct child *c, const char *dir, const char *variable)
{
	return command_start(c, dir, (const char *const[]){"var", variable, NULL}, CHILD_OUT | CHILD_SILENT);
}

void
ident_begin(struct ident *i, const char *dir)
{
	*i = (struct ident){.author = {.pid = -1}, .committer = {.pid = -1}, .dir = dir};
	if (begin(&i->author, dir, "GIT_AUTHOR_IDENT") < 0 || begin(&i->committer, dir, "GIT_COMMITTER_IDENT") < 0)
		i->status = COMMAND_ABSENT;
}

/* true if it is "Name <address> SECONDS +HHMM", and not a part of that */
static bool
whole(struct str s)
{
	struct str rest, address, seconds, zone;

	rest = str_cut(&address, s, '>');
	zone = str_cut(&seconds, str_trim(rest), ' ');
	return str_chr(address, '<') < address.n && str_digits(seconds) && zone.n == 5 && str_digits(str_sub(zone, 1, 5));
}

static void
end(struct buf *out, struct child *c, struct ident *i, const char *variable)
{
	int status = c->pid < 0 ? i->status : command_end(out, c);

	while (out->n && out->p[out->n - 1] == '\n')
		out->p[--out->n] = '\0';
	if (i->status || (!status && whole(buf_view(out))))
		return;
	/* asked again, git gives its reason, once */
	i->status = command_run(out, i->dir, (const char *const[]){"var", variable, NULL});
	if (!i->status)
		i->status = FAILED;
}

int
ident_end(struct buf *author, struct buf *committer, struct ident *i, struct buf *why)
{
	end(author, &i->author, i, "GIT_AUTHOR_IDENT");
	end(committer, &i->committer, i, "GIT_COMMITTER_IDENT");
	if (i->status == COMMAND_ABSENT)
		buf_str(why, STR("git is not installed, which says who makes a commit"));
	else if (i->status)
		buf_str(why, STR("git does not say who makes the commit, or when (see above)"));
	return i->status ? -1 : 0;
}
