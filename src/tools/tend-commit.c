/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/commit_job.h"
#include "cli/driver.h"
#include "cli/relay.h"
#include "store/commit_hint.h"

static const char help[] =
	"usage: tend-commit [options] PATH ...\n"
	"Commits these files as they are, and nothing else that is staged or changed.\n"
	"\n"
	"      --message TEXT     the message (default: edit ID)\n"
	"      --tool NAME        the tool for the trailer\n"
	"      --gone             ignore files that exist neither here nor in git\n"
	"      --written          - also has digests of the bytes (for other tools)\n"
	"      --at DIR           the folder, as the commands in messages name it\n"
	"\n"
	"  -C, --directory DIR    paths are relative to this folder\n"
	OPTIONS_BASE_HELP;

/* --- all of it --- */

static enum repo_done
commit(struct commit_job *c)
{
	static const int impatient[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
	sigset_t block, before;
	struct relay relay;
	enum repo_done done;

	/* signals wait, so that an interrupted commit leaves no lock */
	sigemptyset(&block);
	for (size_t i = 0; i < 4; i++)
		sigaddset(&block, impatient[i]);
	commit_job_owner(c);
	relay_begin(&relay);
	sigprocmask(SIG_BLOCK, &block, &before);
	done = repo_commit(c->repo, c->file, c->n, c->message.p, time(NULL), &c->why);
	sigprocmask(SIG_SETMASK, &before, NULL);
	relay_end(&relay);
	if (done == REPO_COMMITTED && repo_untidy(c->repo))
		commit_job_tidy();
	return done;
}

/* the driver is in the configuration, which git does not clone, and which an older tend has set */
static void
hint_driver(struct commit_job *c)
{
	struct str value;

	if (!config_get(&value, &c->repo->config, DRIVER_KEY)) {
		if (driver_named(AT_FDCWD))
			tool_hint(&c->tool, DRIVER_HINT);
	} else if (driver_old(value)) {
		tool_hint(&c->tool, "git runs tend-merge with the command of an older tend; "
		                    "run tend init once in this book");
	}
}

/* why a file is not committed, and what to type */
static void
hint_left(const struct commit_job *c, const struct repo_file *f)
{
	struct buf what = {0};

	buf_fmt(&what, "%s: not committed: %s", f->path, f->left);
	if (f->staged) {
		buf_str(&what, STR("; to unstage them: "));
		commit_hint_unstage(&what, c->at, str_of(f->path));
	}
	tool_hint(&c->tool, "%.*s", STR_ARG(buf_view(&what)));
	buf_free(&what);
}

static int
finish(struct commit_job *c, enum repo_done done)
{
	int status = DONE;

	if (done == REPO_COMMITTED) {
		commit_job_hint_owner(c);
		hint_driver(c);
	}
	for (size_t i = 0; i < c->n; i++) {
		if (!c->file[i].left[0] || (c->gone && c->file[i].nowhere))
			continue;
		status = LEFT_OUT;
		if (c->file[i].other && c->written)
			continue;
		hint_left(c, &c->file[i]);
	}
	if (done == REPO_REFUSED) {
		tool_hint(&c->tool, "not committed: %s",
		          c->why.n ? c->why.p : "the reason is unknown");
		status = LEFT_OUT;
	}
	return status;
}

int
main(int argc, char **argv)
{
	enum { OPT_TOOL = OPTIONS_OWN, OPT_WRITTEN, OPT_GONE, OPT_MESSAGE, OPT_AT };
	static const struct option options[] = {
		{"message", required_argument, NULL, OPT_MESSAGE},
		{"at", required_argument, NULL, OPT_AT},
		{"tool", required_argument, NULL, OPT_TOOL},
		{"written", no_argument, NULL, OPT_WRITTEN},
		{"gone", no_argument, NULL, OPT_GONE},
		OPTIONS_WRITE_LONG,
	};
	const char *message = NULL, *by = "tend-commit";
	struct commit_job c = {0};
	int opt, status, none, out;

	tool_begin(&c.tool, argv, help);
	while ((opt = options_next(&c.tool, argc, argv, OPTIONS_WRITE_SHORT, options)) != -1) {
		if (opt == OPT_MESSAGE)
			message = optarg;
		else if (opt == OPT_TOOL)
			by = optarg;
		else if (opt == OPT_WRITTEN)
			c.written = true;
		else if (opt == OPT_GONE)
			c.gone = true;
		else if (opt == OPT_AT)
			c.at = optarg;
		else
			options_take(&c.tool, opt);
	}
	if (optind == argc)
		tool_fail(&c.tool, "name at least one file; see tend-commit --help");
	if (!c.at)
		c.at = c.tool.dir;
	if (c.tool.dir && chdir(c.tool.dir) < 0)
		tool_fail(&c.tool, "%s: %s", c.tool.dir, strerror(errno));
	for (int i = optind; i < argc; i++) {
		if (strcmp(argv[i], "-") == 0)
			commit_job_read(&c);
		else if (*argv[i])
			commit_job_add(&c, str_of(argv[i]));
	}
	/* what hooks print is no output of the tool that started this one */
	out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	dup2(STDERR_FILENO, STDOUT_FILENO);
	commit_job_message(&c, message, by);
	none = c.n ? repo_open(&c.repo, ".", &c.why) : 1;
	status = none > 0 ? DONE : finish(&c, none < 0 ? REPO_REFUSED : commit(&c));
	if (c.written)
		commit_job_others(&c, out);
	commit_job_end(&c);
	return status;
}
