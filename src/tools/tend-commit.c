/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/cell.h"
#include "base/child.h"
#include "base/mem.h"
#include "cli/commit_git.h"
#include "contact/link.h"

static const char help[] =
	"usage: tend-commit [options] PATH ...\n"
	"Commits these files as they are, and nothing else that is staged or changed.\n"
	"\n"
	"  -m, --message TEXT     what was done (else: edit ID)\n"
	"      --tool NAME        what did it, for the trailer\n"
	"\n"
	"  -C, --directory DIR    the paths are from there\n"
	"  -h, --help, --version\n";

static void
add_path(struct commit_state *c, struct str path)
{
	c->file = mem_reserve(c->file, c->n, &c->cap, sizeof(*c->file));
	c->file[c->n++] = (struct repo_file){.path = arena_str(&c->arena, path).p};
}

/* a line a path, escaped as a cell of TSV */
static void
read_paths(struct commit_state *c)
{
	char *line = NULL;
	size_t capacity = 0;
	ssize_t got;

	while ((got = getline(&line, &capacity, stdin)) >= 0) {
		struct buf path = {0};

		if (got && line[got - 1] == '\n')
			got--;
		cell_unescape(&path, (struct str){line, (size_t)got});
		if (path.n)
			add_path(c, buf_view(&path));
		buf_free(&path);
	}
	free(line);
	if (!feof(stdin)) /* also when memory runs out */
		tool_fail(&c->tool, "standard input: %s", strerror(errno));
}

static void
write_message(struct commit_state *c, const char *given, const char *by)
{
	struct str text = str_trim(str_of(given));

	if (text.n)
		buf_str(&c->message, text);
	else if (c->n == 1)
		buf_fmt(&c->message, "edit %.*s", STR_ARG(link_stem(str_of(c->file[0].path))));
	else
		buf_fmt(&c->message, "edit %zu contacts", c->n);
	buf_fmt(&c->message, "\n\nTend: %s %s\n", by, VERSION);
}

/* --- who --- */

/* a variable of the environment, else one of two of git's configuration */
static const char *
identity(struct commit_state *c, const char *variable, const char *own, const char *common)
{
	const char *given = getenv(variable), *out = NULL;
	struct buf value = {0};

	if (given && *given)
		return given;
	if (repo_config(&value, c->repo, own, CONFIG_TEXT) == 0 || repo_config(&value, c->repo, common, CONFIG_TEXT) == 0)
		out = arena_str(&c->arena, str_trim(buf_view(&value))).p;
	buf_free(&value);
	return out && *out ? out : NULL;
}

static int
local_offset(time_t at)
{
	struct tm tm;

	return localtime_r(&at, &tm) ? (int)(tm.tm_gmtoff / 60) : 0;
}

/* "Z", "+0200", "+02:00"; minutes, or INT32_MIN */
static int
zone(struct str s)
{
	char digits[4];
	size_t n = 0;
	int64_t hhmm;

	if (str_eq(s, STR("Z")))
		return 0;
	for (size_t i = 1; i < s.n && n < 4; i++)
		if (s.p[i] != ':' || i != 3)
			digits[n++] = s.p[i];
	hhmm = n == 4 && s.n <= 6 && (s.p[0] == '+' || s.p[0] == '-') ? str_number((struct str){digits, 4}, 9999) : -1;
	if (hhmm < 0)
		return INT32_MIN;
	return (int)(hhmm / 100 * 60 + hhmm % 100) * (s.p[0] == '-' ? -1 : 1);
}

/* "2026-09-01T10:00[:00][ ][+02:00]": local time if it has no zone */
static int
read_iso(struct repo_person *p, struct str s)
{
	struct tm tm = {.tm_isdst = -1};
	int64_t hour = str_number(str_sub(s, 11, 13), 23), minute = str_number(str_sub(s, 14, 16), 59), second = 0;
	size_t at = 16;
	int year, month, mday;
	day d;

	if (s.n < 16 || day_parse(&d, str_sub(s, 0, 10)) < 0 || hour < 0 || minute < 0)
		return -1;
	if (s.n > at && s.p[at] == ':') {
		second = str_number(str_sub(s, 17, 19), 60);
		at = 19;
	}
	s = str_trim(str_sub(s, at, s.n));
	p->offset = s.n ? zone(s) : 0;
	if (second < 0 || p->offset == INT32_MIN)
		return -1;
	p->time = ((int64_t)d - day_of(1970, 1, 1)) * 86400 + hour * 3600 + minute * 60 + second - p->offset * 60;
	if (s.n)
		return 0;
	day_civil(d, &year, &month, &mday);
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = mday;
	tm.tm_hour = (int)hour;
	tm.tm_min = (int)minute;
	tm.tm_sec = (int)second;
	p->time = mktime(&tm);
	p->offset = (int)(tm.tm_gmtoff / 60);
	return 0;
}

/* "1788220800 +0200", also with an "@" before it, or an ISO date */
static int
read_date(struct repo_person *p, const char *date)
{
	struct str s = str_trim(str_of(date)), seconds, rest;

	if (read_iso(p, s) == 0)
		return 0;
	rest = str_cut(&seconds, str_starts(s, STR("@")) ? str_sub(s, 1, s.n) : s, ' ');
	p->time = str_number(seconds, (int64_t)1 << 40);
	p->offset = zone(str_trim(rest));
	return p->time < 0 || p->offset == INT32_MIN ? -1 : 0;
}

static struct repo_person
person(struct commit_state *c, time_t now, const char *const names[5])
{
	struct repo_person p = {.time = now, .offset = local_offset(now)};
	const char *date = getenv(names[2]);

	p.name = identity(c, names[0], names[3], "user.name");
	p.email = identity(c, names[1], names[4], "user.email");
	if (!p.email)
		p.email = getenv("EMAIL");
	if (date && *date && read_date(&p, date) < 0)
		tool_fail(&c->tool, "%s: %s: a date as 2026-09-01T10:00:00+02:00 or 1788249600 +0200", names[2], date);
	return p;
}

/* packs what has piled up, as git does after a commit, behind our back */
static void
tidy(void)
{
	const char *argv[] = {"git", "maintenance", "run", "--auto", "--quiet", NULL};
	pid_t pid = fork();
	struct child child;
	int null;

	if (pid != 0)
		return;
	setsid();
	null = open("/dev/null", O_RDWR);
	for (int fd = 0; fd < 3; fd++)
		dup2(null, fd);
	/* not execlp(): a relative folder in $PATH leads into the book, where a stranger's file may be called git */
	_exit(child_start(&child, argv, AT_FDCWD, 0) < 0);
}

/* --- all of it --- */

static enum repo_done
commit(struct commit_state *c)
{
	static const char *const author[] = {"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "author.name",
	                                     "author.email"};
	static const char *const committer[] = {"GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE",
	                                        "committer.name", "committer.email"};
	time_t now = time(NULL);
	struct repo_person by = person(c, now, author), with = person(c, now, committer);
	static const int impatient[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
	sigset_t block, before;
	enum repo_done done;

	/* the lock shall not be left behind because somebody was impatient */
	sigemptyset(&block);
	for (size_t i = 0; i < 4; i++)
		sigaddset(&block, impatient[i]);
	sigprocmask(SIG_BLOCK, &block, &before);
	done = repo_commit(c->repo, c->file, c->n, c->message.p, &by, &with, now, &c->why);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (done == REPO_BLIND)
		commit_git_status(c);
	if (done == REPO_GIT || done == REPO_BLIND)
		done = commit_git_run(c);
	else if (done == REPO_COMMITTED && repo_untidy(c->repo))
		tidy();
	return done;
}

/* up to 0.1 git was told to run tend-merge, which now stands where $PATH does not lead */
static void
hint_driver(struct commit_state *c)
{
	struct buf value = {0};

	if (repo_config(&value, c->repo, "merge.tend.driver", CONFIG_TEXT) == 0 &&
	    str_starts(buf_view(&value), STR("tend-merge ")))
		tool_hint(&c->tool, "git here still looks for tend-merge in PATH; run tend init once in this book");
	buf_free(&value);
}

static int
finish(struct commit_state *c, enum repo_done done)
{
	int status = DONE;

	if (done == REPO_COMMITTED)
		hint_driver(c);

	for (size_t i = 0; i < c->n; i++) {
		if (!c->file[i].left[0])
			continue;
		tool_hint(&c->tool, "%s: not committed: %s", c->file[i].path, c->file[i].left);
		status = LEFT_OUT;
	}
	if (done == REPO_REFUSED) {
		tool_hint(&c->tool, "not committed: %s", c->why.n ? c->why.p : "for no reason that is known");
		status = LEFT_OUT;
	}
	return status;
}

/* what a hook is told of its own repository is not about ours */
static void
forget_environment(void)
{
	static const char *const names[] = {
		"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
		"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_IMPLICIT_WORK_TREE", "GIT_LITERAL_PATHSPECS",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unsetenv(names[i]);
}

int
main(int argc, char **argv)
{
	enum { OPT_TOOL = TOOL_OWN };
	static const struct option options[] = {
		{"message", required_argument, NULL, 'm'},
		{"tool", required_argument, NULL, OPT_TOOL},
		TOOL_WRITE_LONG,
	};
	const char *message = NULL, *by = "tend-commit";
	struct commit_state c = {0};
	int opt, status, none;

	tool_begin(&c.tool, argv, help);
	while ((opt = options_next(&c.tool, argc, argv, "m:" TOOL_WRITE_SHORT, options)) != -1) {
		if (opt == 'm')
			message = optarg;
		else if (opt == OPT_TOOL)
			by = optarg;
		else
			tool_option(&c.tool, opt);
	}
	if (optind == argc)
		tool_fail(&c.tool, "which files? see tend-commit --help");
	if (c.tool.dir && chdir(c.tool.dir) < 0)
		tool_fail(&c.tool, "%s: %s", c.tool.dir, strerror(errno));
	for (int i = optind; i < argc; i++) {
		if (strcmp(argv[i], "-") == 0)
			read_paths(&c);
		else if (*argv[i])
			add_path(&c, str_of(argv[i]));
	}
	/* what hooks print is no output of the tool that started this one */
	dup2(STDERR_FILENO, STDOUT_FILENO);
	forget_environment();
	write_message(&c, message, by);
	none = c.n ? repo_open(&c.repo, ".", &c.why) : 1;
	status = none > 0 ? DONE : finish(&c, none < 0 ? REPO_REFUSED : commit(&c));
	repo_close(c.repo);
	free(c.file);
	buf_free(&c.message);
	buf_free(&c.why);
	arena_free(&c.arena);
	return status;
}
