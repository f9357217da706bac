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
#include "cli/commit_person.h"
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
	                                     "author.email", "GIT_AUTHOR_IDENT"};
	static const char *const committer[] = {"GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE",
	                                        "committer.name", "committer.email", "GIT_COMMITTER_IDENT"};
	time_t now = time(NULL);
	struct repo_person by = commit_person(c, now, author), with = commit_person(c, now, committer);
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
	commit_git_environment();
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
