/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "cli/commit_git.h"
#include "cli/relay.h"

/* later versions give advice about a sparse index, which is no news to who has one */
#define GIT "git", "--literal-pathspecs", "-c", "advice.sparseIndexExpanded=false"

/* runs git over the files that are not left out (only those new to git, if `fresh`): its exit status */
static int
run_git(struct commit_state *c, const char *const argv[], bool fresh)
{
	struct child child;
	struct buf paths = {0};
	int status = 127;

	for (size_t i = 0; i < c->n; i++)
		if (!c->file[i].left[0] && (c->file[i].fresh || !fresh))
			buf_add(&paths, c->file[i].path, strlen(c->file[i].path) + 1);
	if (fresh && !paths.n)
		return 0;
	if (child_start(&child, argv, AT_FDCWD, CHILD_IN) == 0) {
		child_write(&child, buf_view(&paths));
		status = child_wait(&child);
	}
	buf_free(&paths);
	return status;
}

/* whether nothing has changed, which is no error; git commit has no silent way to say so */
static bool
unchanged(struct commit_state *c)
{
	enum { MANY = 500, FIXED = 8 };
	const char *argv[MANY + FIXED + 1] = {GIT, "diff", "--quiet", "HEAD", "--"};
	struct child child;
	bool same = true;

	for (size_t i = 0; i < c->n && same;) {
		size_t n = FIXED;

		for (; i < c->n && n < MANY + FIXED; i++)
			if (!c->file[i].left[0])
				argv[n++] = c->file[i].path;
		argv[n] = NULL;
		same = n == FIXED || (child_start(&child, argv, AT_FDCWD, 0) == 0 && child_wait(&child) == 0);
	}
	return same;
}

/* "XY PATH" of git status, or nothing for a file that is as in HEAD */
static void
read_status(char xy[2], const char *path)
{
	const char *argv[] = {GIT, "status", "--porcelain", "-z", "--no-renames", "--ignored", "--untracked-files=all",
	                      "--", path, NULL};
	struct child child;
	char capacity[4096];
	ssize_t got;
	size_t n = 0;

	memset(xy, ' ', 2);
	if (child_start(&child, argv, AT_FDCWD, CHILD_OUT) < 0)
		return;
	while ((got = read(child.out, capacity, sizeof(capacity))) > 0)
		for (ssize_t i = 0; i < got && n < 2; i++)
			xy[n++] = capacity[i];
	child_wait(&child);
}

void
commit_git_status(struct commit_state *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct repo_file *f = &c->file[i];
		const char *why = NULL;
		char xy[2];

		if (f->left[0])
			continue;
		read_status(xy, f->path);
		f->fresh = xy[0] == '?';
		if (xy[0] == '!')
			why = "it is ignored by git (see git check-ignore -v)";
		else if (xy[0] != '?' && xy[0] != ' ' && xy[1] != ' ')
			why = "it has staged changes of its own: commit or unstage them first";
		snprintf(f->left, sizeof(f->left), "%s", why ? why : "");
	}
}

#define FROM_STDIN "--pathspec-from-file=-", "--pathspec-file-nul"

static enum repo_done
run_commit(struct commit_state *c)
{
	const char *add[] = {GIT, "add", "--intent-to-add", FROM_STDIN, NULL};
	const char *commit[] = {GIT, "commit", "--quiet", "--only", "-m", c->message.p, FROM_STDIN, NULL};
	const char *forget[] = {GIT, "rm", "--quiet", "--cached", FROM_STDIN, NULL};
	int status = run_git(c, add, true);

	if (!status && unchanged(c))
		return REPO_SAME;
	if (!status)
		status = run_git(c, commit, false);
	if (!status)
		return REPO_COMMITTED;
	if (status == 127) {
		buf_str(&c->why, STR("hooks, signatures and filters are for git itself, which is not installed"));
	} else {
		run_git(c, forget, true);
		buf_fmt(&c->why, "git would not commit (see above): exit status %d", status);
	}
	return REPO_REFUSED;
}

enum repo_done
commit_git_run(struct commit_state *c)
{
	struct relay relay;
	enum repo_done done;

	relay_begin(&relay);
	done = run_commit(c);
	relay_end(&relay);
	return done;
}

void
commit_git_environment(void)
{
	static const char *const names[] = {
		"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
		"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_IMPLICIT_WORK_TREE", "GIT_LITERAL_PATHSPECS",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unsetenv(names[i]);
}
