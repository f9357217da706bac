/* SPDX-License-Identifier: ISC */
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

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

/* takes what git says; true if it is whole */
static bool
take(struct buf *out, struct child *c, struct ident *i)
{
	int status = c->pid < 0 ? i->status : command_end(out, c);

	while (out->n && out->p[out->n - 1] == '\n')
		out->p[--out->n] = '\0';
	return !status && whole(buf_view(out));
}

/* asked again, git gives its reason, once */
static void
ask_why(struct buf *out, struct ident *i, const char *variable)
{
	if (i->status)
		return;
	i->status = command_run(out, i->dir, (const char *const[]){"var", variable, NULL});
	if (!i->status)
		i->status = FAILED;
}

/* a part of an identity, and where git looks for it first */
struct ident_part {
	const char *variable, *role_key, *key;
	bool address;
};

static const struct ident_part parts[] = {
	{"GIT_AUTHOR_NAME", "author.name", "user.name", false},
	{"GIT_AUTHOR_EMAIL", "author.email", "user.email", true},
	{"GIT_COMMITTER_NAME", "committer.name", "user.name", false},
	{"GIT_COMMITTER_EMAIL", "committer.email", "user.email", true},
};

static bool
lacks(const struct ident_part *p, const struct config *config)
{
	struct str value;

	return !command_variable(p->variable) && !config_get(&value, config, p->role_key) && !config_get(&value, config, p->key) &&
	       !(p->address && command_variable("EMAIL"));
}

/* the owner's name and address, or what the system has */
static void
complete(struct buf *name, struct buf *address, const struct ident_owner *o)
{
	const struct passwd *user = getpwuid(getuid());
	struct str login = user ? str_of(user->pw_name) : STR("user"), full;
	char host[256] = "localhost";

	if (gethostname(host, sizeof(host) - 1) < 0 || !host[0])
		host[0] = '\0';
	str_cut(&full, str_of(user && user->pw_gecos ? user->pw_gecos : ""), ',');
	/* an "&" stands for the login in capitals */
	if (str_chr(full, '&') < full.n)
		full.n = 0;
	buf_str(name, o->name.n ? o->name : full.n ? full : login);
	if (o->address.n)
		buf_str(address, o->address);
	else
		buf_fmt(address, "%.*s@%s", STR_ARG(login), host[0] ? host : "localhost");
}

/* true if the last commit has this author's address */
static bool
last_by(const char *dir, struct str address)
{
	struct buf out = {0};
	bool is = command_line(&out, dir, (const char *const[]){"log", "-1", "--format=%ae", NULL}) &&
	          str_eq(buf_view(&out), address);

	buf_free(&out);
	return is;
}

bool
ident_assume(struct ident_owner *o, const char *dir, const struct config *config)
{
	struct buf name = {0}, address = {0};
	bool set = false;

	if (config_true(config, "user.useconfigonly", false))
		return false;
	complete(&name, &address, o);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (lacks(&parts[i], config) && setenv(parts[i].variable, parts[i].address ? address.p : name.p, 1) == 0)
			set = true;
	if (set) {
		buf_clear(&o->assumed);
		buf_fmt(&o->assumed, "%s <%s>", command_variable("GIT_AUTHOR_NAME") ? command_variable("GIT_AUTHOR_NAME") : name.p,
		        command_variable("GIT_AUTHOR_EMAIL") ? command_variable("GIT_AUTHOR_EMAIL") : address.p);
		o->before = last_by(dir, buf_view(&address));
	}
	buf_free(&name);
	buf_free(&address);
	return set;
}

static bool
take_both(struct buf *author, struct buf *committer, struct ident *i, bool *author_good)
{
	bool good;

	buf_clear(author);
	buf_clear(committer);
	*author_good = take(author, &i->author, i);
	good = take(committer, &i->committer, i);
	return *author_good && good;
}

int
ident_end(struct buf *author, struct buf *committer, struct ident *i, const struct config *config, struct ident_owner *owner,
          struct buf *why)
{
	bool author_good, good = take_both(author, committer, i, &author_good);

	if (!good && !i->status && owner && ident_assume(owner, i->dir, config)) {
		ident_begin(i, i->dir);
		good = take_both(author, committer, i, &author_good);
	}
	if (!good && author_good)
		ask_why(committer, i, "GIT_COMMITTER_IDENT");
	else if (!good)
		ask_why(author, i, "GIT_AUTHOR_IDENT");
	if (i->status == COMMAND_ABSENT)
		buf_str(why, STR("git is not installed, which says who makes a commit"));
	else if (i->status)
		buf_str(why, STR("git does not say who makes the commit, or when (see above)"));
	return i->status ? -1 : 0;
}
