/* SPDX-License-Identifier: ISC */
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "git/engine.h"
#include "git/ident.h"
#include "git/record.h"
#include "git/worktree.h"

enum {
	WAIT_STEP = 50, /* milliseconds, while a rebase that has just begun may end */
	WAIT_STEPS = 40,
	LOOSE = 6700,   /* gc.auto, if it is not set */
};

/* a merge or the like that is under way; the rebase of a pull that has just begun is waited for */
static const char *
busy(const struct repo *repo, int64_t now)
{
	bool new = false;
	const char *name = worktree_under_way(repo->gitdir.p, &new, now);

	for (int i = 0; i < WAIT_STEPS && name && new; i++) {
		poll(NULL, 0, WAIT_STEP);
		name = worktree_under_way(repo->gitdir.p, &new, now);
	}
	return name;
}

/* git takes other bytes for Latin 1, and writes them as UTF-8 */
static bool
utf8(const struct record *r)
{
	return utf8_invalid(buf_view(&r->author)) == r->author.n && utf8_invalid(buf_view(&r->committer)) == r->committer.n &&
	       utf8_invalid(str_of(r->message)) == strlen(r->message);
}

/* libgit2 cannot put a committer without an address into the reflog */
static bool
addressed(const struct record *r)
{
	return str_find(buf_view(&r->committer), STR("<>")) == r->committer.n;
}

/* git itself commits, and only fails at the end if it cannot name the committer: it is asked before */
static void
assume(const struct repo *repo)
{
	struct buf ident = {0};

	if (repo->owner && (!command_line(&ident, repo->top.p, (const char *const[]){"var", "GIT_AUTHOR_IDENT", NULL}) ||
	                    !command_line(&ident, repo->top.p, (const char *const[]){"var", "GIT_COMMITTER_IDENT", NULL})))
		ident_assume(repo->owner, repo->top.p, &repo->config);
	buf_free(&ident);
}

/* libgit2 where it does what git does, under the lock of the index; else git, which takes that itself */
static enum repo_done
record(struct record *r, struct repo_file *file, size_t n, int64_t now)
{
	struct buf folder = {0}, lock = {0};
	enum repo_done done = REPO_GIT;
	struct ident ident;
	bool git = engine_doubt(r->repo, ENGINE_WRITE);

	buf_fmt(&folder, "%s%.*s", r->repo->top.p, STR_ARG(buf_view(&r->repo->folder)));
	record_begin(r, file, n, folder.p);
	if (!git) {
		ident_begin(&ident, r->repo->top.p);
		if (worktree_lock(&lock, r->repo->gitdir.p, now, r->why) < 0)
			done = REPO_REFUSED;
		if (ident_end(&r->author, &r->committer, &ident, &r->repo->config, r->repo->owner, r->why) < 0)
			done = REPO_REFUSED;
		if (done == REPO_GIT && utf8(r) && addressed(r))
			done = record_index(r);
		if (lock.n)
			unlink(lock.p);
	}
	if (done == REPO_GIT) {
		if (git)
			assume(r->repo);
		done = record_git(r);
	}
	buf_free(&folder);
	buf_free(&lock);
	return done;
}

/* true if a file that a tool has just written was left out for what is staged of it */
static bool
staged(const struct repo_file *file, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (file[i].known && file[i].staged)
			return true;
	return false;
}

static enum repo_done
attempt(struct repo *repo, struct repo_file *file, size_t n, const char *message, int64_t now, struct buf *why)
{
	struct record r = {.repo = repo, .message = message, .why = why};
	enum repo_done done = record(&r, file, n, now);

	record_end(&r);
	return done;
}

enum repo_done
repo_commit(struct repo *repo, struct repo_file *file, size_t n, const char *message, int64_t now, struct buf *why)
{
	const char *under_way = busy(repo, now);
	/* a merge writes the index a moment before its commit: what is staged then is not the user's */
	bool merging = worktree_recent(repo->gitdir.p, "index", now);
	enum repo_done done, before;

	if (repo_bare(repo)) {
		buf_str(why, STR("a bare repository has no files to commit"));
		return REPO_REFUSED;
	}
	if (under_way) {
		buf_fmt(why, "%s is under way (see git status): end it, then commit", under_way);
		return REPO_REFUSED;
	}
	done = attempt(repo, file, n, message, now, why);
	for (int i = 0; i < WAIT_STEPS && merging && done >= 0 && staged(file, n); i++) {
		poll(NULL, 0, WAIT_STEP);
		before = done;
		done = attempt(repo, file, n, message, now, why);
		if (done == REPO_SAME)
			done = before;
	}
	return done;
}

bool
repo_untidy(struct repo *repo)
{
	struct buf folder = {0};
	struct str value;
	int64_t limit = LOOSE;
	size_t most;

	/* as git does: a 256th of the objects are in this folder */
	if (config_get(&value, &repo->config, "gc.auto"))
		limit = str_number(value, 1 << 30);
	buf_fmt(&folder, "%sobjects/17", repo->common.p);
	most = limit > 0 ? ((size_t)limit + 255) / 256 : 0;
	if (limit > 0)
		limit = config_true(&repo->config, "maintenance.auto", true) && worktree_count(folder.p, most + 1) > most;
	buf_free(&folder);
	return limit > 0;
}
