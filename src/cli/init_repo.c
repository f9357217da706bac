/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "book/copies.h"
#include "cli/driver.h"
#include "cli/init_repo.h"
#include "git/command.h"
#include "git/repo_revision.h"
#include "os/child.h"

void
init_repo_config(struct init *in)
{
	static const char *const vars[][2] = {
		{"merge.tend.name", "merge contacts entry by entry"},
		{DRIVER_KEY, driver_command},
	};
	struct str value;
	unsigned set = 0;

	for (size_t i = 0; i < 2; i++) {
		if (config_get(&value, &in->repo->config, vars[i][0]) && str_eq(value, str_of(vars[i][1])))
			continue;
		if (config_set(repo_dir(in->repo), vars[i][0], vars[i][1]) < 0) {
			tool_hint(&in->tool, "%s: git cannot set it (see above)", vars[i][0]);
			in->failed = true;
		} else {
			set++;
		}
	}
	if (set)
		init_report(in, "git config", "merge.tend.driver, so that git merges contacts with tend-merge");
}

void
init_repo_open(struct init *in)
{
	int none = repo_open(&in->repo, in->dir, &in->why);

	if (none > 0 && repo_init(in->dir, &in->why) == 0) {
		init_report(in, ".git", "a new repository");
		none = repo_open(&in->repo, in->dir, &in->why);
	}
	if (none) {
		tool_hint(&in->tool, "no repository: %s", in->why.n ? in->why.p : "it cannot be opened");
		buf_clear(&in->why);
		in->failed = true;
	}
	if (in->repo && repo_bare(in->repo))
		tool_fail(&in->tool, "%s: a bare repository has no files: clone it, and run tend init in the clone", in->dir);
}

void
init_repo_commit(struct init *in)
{
	const char *argv[9] = {"tend-commit", "--message", "init: a book", "--tool", "tend-init"};
	struct oid head;
	struct child child;
	size_t n = 5;
	bool first = repo_at(&head, in->repo, STR("HEAD"), tool_today(&in->tool), &in->why) < 0;
	struct oid now;
	int status;

	buf_clear(&in->why);
	for (size_t i = 0; i < in->n; i++)
		argv[n++] = in->commit[i];
	if (!in->n)
		return;
	fflush(stdout);
	status = child_start(&child, argv, in->dirfd, 0) < 0 ? -1 : child_wait(&child);
	if (status) {
		in->failed = true;
		/* tend-commit reports what it leaves out, unless it was stopped */
		if (status < 0 || status > NOTHING)
			tool_hint(&in->tool, "written, not committed (tend-commit: %s); run tend-init again",
			          status < 0 ? strerror(errno) : "stopped");
		return;
	}
	if (repo_at(&now, in->repo, STR("HEAD"), tool_today(&in->tool), &in->why) == 0 &&
	    (first || memcmp(&head, &now, sizeof(now)) != 0))
		init_report(in, "git commit", argv[2]);
	buf_clear(&in->why);
}

static int
count_one(struct str path, struct oid blob, void *arg)
{
	(void)path;
	(void)blob;
	++*(size_t *)arg;
	return 0;
}

/* prints how to commit the files; without an identity git would stage them, and then fail */
static void
show_commit(const struct init *in)
{
	struct buf ident = {0};

	if (!command_line(&ident, in->dir, (const char *const[]){"var", "GIT_COMMITTER_IDENT", NULL}))
		show_fmt("  git config user.name NAME; git config user.email ADDRESS\n");
	show_fmt("  git add . && git commit -m 'my people'\n");
	buf_free(&ident);
}

void
init_repo_others(struct init *in)
{
	struct scan files = {0};
	struct errors errors = {0};
	struct oid head;
	struct str of;
	size_t known = 0, ours = 0;

	scan_folder(&files, in->dirfd, &errors);
	/* copies are not for git */
	for (size_t i = 0; i < files.n; i++)
		ours += !copies_sure(&of, files.file[i].id);
	if (repo_at(&head, in->repo, STR("HEAD"), tool_today(&in->tool), &in->why) == 0)
		repo_files(in->repo, head, count_one, &known, &in->why);
	if (ours > known) {
		show_fmt("Of the files here, %zu %s not in git yet; to keep them there, too:\n",
		         ours - known, ours - known == 1 ? "is" : "are");
		show_commit(in);
	}
	scan_free(&files);
	errors_free(&errors);
}
