/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "git/engine.h"
#include "git/libgit2.h"
#include "git/worktree.h"

bool
repo_bare(const struct repo *r)
{
	return !r->top.n;
}

const char *
repo_dir(const struct repo *r)
{
	return repo_bare(r) ? r->gitdir.p : r->top.p;
}

/* the book's folder from the top of the work tree; the one ends in a slash, the other does not */
static void
set_folder(struct repo *r, struct str path)
{
	struct str top = buf_view(&r->top);

	buf_clear(&r->folder);
	if (top.n && path.n > top.n && str_starts(path, top))
		buf_str(&r->folder, str_sub(path, top.n, path.n));
}

static bool
ask_folder(struct buf *out, const char *dir, const char *what)
{
	bool found = command_line(out, dir, (const char *const[]){"rev-parse", "--path-format=absolute", what, NULL}) && out->n;

	if (found && out->p[out->n - 1] != '/')
		buf_chr(out, '/');
	return found;
}

/* the answer of git to a question of rev-parse */
static bool
is_answer(const char *dir, const char *what, const char *answer)
{
	struct buf line = {0};
	bool is = command_line(&line, dir, (const char *const[]){"rev-parse", what, NULL}) &&
	          str_eq(buf_view(&line), str_of(answer));

	buf_free(&line);
	return is;
}

/* where git itself finds the repository, and of what kind it is: 0, or -1 after git has given the reason */
static int
ask_git(struct repo *r, const char *dir, struct buf *why)
{
	bool found = ask_folder(&r->gitdir, dir, "--git-dir") && ask_folder(&r->common, dir, "--git-common-dir");
	struct buf printed = {0};

	buf_clear(&r->top);
	if (found && !is_answer(dir, "--is-bare-repository", "true"))
		found = ask_folder(&r->top, dir, "--show-toplevel");
	r->id_size = found && is_answer(dir, "--show-object-format", "sha256") ? 32 : 20;
	if (!found) {
		command_run(&printed, dir, (const char *const[]){"rev-parse", "--git-dir", NULL});
		buf_str(why, STR("git cannot open the repository (see above)"));
	}
	buf_free(&printed);
	return found ? 0 : -1;
}

/* true if git finds no repository, and none was meant to be in this very folder */
static bool
none(const char *dir)
{
	struct buf printed = {0};
	bool found = command_line(&printed, dir, (const char *const[]){"rev-parse", "--git-dir", NULL});

	buf_free(&printed);
	return !found && !worktree_has(dir, "/.git");
}

/* opens it with libgit2, and with git itself if there is a doubt; `dir` is a folder that exists */
static int
open_either(struct repo *r, const char *dir, struct buf *why)
{
	struct child asked;
	struct buf reason = {0};
	/* git reads its configuration while libgit2 starts */
	bool asking = config_begin(&asked, dir) == 0;
	int e = libgit2_open(r, dir, &reason);

	r->id_size = 20;
	if (asking)
		config_end(&r->config, &asked);
	if (e > 0 && none(dir)) {
		e = 1;
	} else if (asking) {
		r->doubt = engine_doubt(r, ENGINE_READ);
		e = r->doubt ? ask_git(r, dir, why) : 0;
	} else if (e) {
		buf_str(why, buf_view(&reason));
		e = -1;
	}
	buf_free(&reason);
	return e;
}

/*
 * true if the environment names a repository and the work tree that the folder lies in, as vcsh and
 * yadm do. A hook that works on a book elsewhere does not mean its own repository.
 */
static bool
named(const char *dir)
{
	const char *gitdir = command_variable("GIT_DIR"), *top = command_variable("GIT_WORK_TREE");
	struct buf tree = {0};
	bool is = gitdir && gitdir[0] == '/' && worktree_none(dir);

	/* without a work tree, git takes any folder for it */
	is = is && (top ? top[0] == '/' : command_line(&tree, dir, (const char *const[]){"config", "core.worktree", NULL})) &&
	     is_answer(dir, "--is-inside-work-tree", "true");
	buf_free(&tree);
	return is;
}

int
repo_open(struct repo **out, const char *dir, struct buf *why)
{
	struct buf there = {0}, path = {0};
	struct repo *r;
	bool is_named = named(dir);
	int e;

	*out = NULL;
	/* to start libgit2 takes longer than all else that a tool does */
	if (!is_named && worktree_none(dir))
		return 1;
	command_environment(is_named);
	r = mem_zero(1, sizeof(*r));
	worktree_real(&there, &path, dir);
	e = open_either(r, there.n ? there.p : dir, why);
	set_folder(r, buf_view(&path));
	buf_free(&there);
	buf_free(&path);
	if (e) {
		repo_close(r);
		r = NULL;
	}
	*out = r;
	return e;
}

void
repo_close(struct repo *r)
{
	if (!r)
		return;
	if (r->git)
		libgit2_close(r);
	batch_close(&r->batch);
	config_free(&r->config);
	buf_free(&r->top);
	buf_free(&r->gitdir);
	buf_free(&r->common);
	buf_free(&r->folder);
	free(r);
}

int
repo_init(const char *dir, struct buf *why)
{
	struct buf printed = {0};
	int status;

	command_environment(false);
	status = command_run(&printed, dir, (const char *const[]){"init", "--quiet", NULL});
	buf_free(&printed);
	if (status)
		buf_str(why, status == COMMAND_ABSENT ? STR("git is not installed") : STR("git makes none (see above)"));
	return status ? -1 : 0;
}
