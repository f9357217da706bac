/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "git/commit_text.h"
#include "git/object.h"
#include "git/record.h"
#include "git/record_checks.h"
#include "git/worktree.h"
#include "os/os.h"

/* from so many files on, they are brought onto the disk all at once */
#define MANY 16

/* what it takes to write a commit through libgit2 */
struct record_index {
	struct record *r;
	struct buf index, temp; /* the index, and the one to be */
	struct stat st;         /* of the index */
	bool indexed, born;     /* there is an index; there is a commit */
	bool at_once;           /* all is brought onto the disk at the end */
	struct oid head;
	struct stage *stage;
};

static int
wrong(struct record_index *x, const char *path)
{
	buf_fmt(x->r->why, "%s: %s", path, strerror(errno));
	return -1;
}

static bool
same(const struct stage_entry *a, const struct stage_entry *b)
{
	return a->mode == b->mode && (!a->mode || oid_eq(&a->id, &b->id));
}

/* --- the index --- */

/* 1 if libgit2 cannot read it: a split or sparse one, or one that is newer */
static int
open_index(struct record_index *x)
{
	struct repo *repo = x->r->repo;
	int none;

	buf_fmt(&x->index, "%sindex", repo->gitdir.p);
	buf_fmt(&x->temp, "%sindex.tend", repo->gitdir.p);
	/* left by one that was killed: index.lock is ours now, so these are, too */
	unlink(x->temp.p);
	buf_str(&x->temp, STR(".lock"));
	unlink(x->temp.p);
	x->temp.p[x->temp.n -= 5] = '\0';
	none = object_head(&x->head, repo, x->r->why);
	if (none < 0)
		return -1;
	x->born = !none;
	none = worktree_copy(x->index.p, x->temp.p, &x->st);
	if (none < 0)
		return wrong(x, x->temp.p);
	x->indexed = !none;
	return stage_open(&x->stage, repo, x->temp.p, x->born ? &x->head : NULL) < 0 ? 1 : 0;
}

static int
write_index(struct record_index *x)
{
	for (size_t i = 0; i < x->r->n; i++) {
		const struct record_item *it = &x->r->item[i];

		if (!record_left(it) && (it->now.mode || it->was.mode) &&
		    stage_put(x->stage, it->path.p, &it->now, &it->st) < 0) {
			buf_str(x->r->why, STR("git's index cannot be changed"));
			return -1;
		}
	}
	if (stage_write(x->stage, x->indexed ? &x->st : NULL, x->r->why) < 0)
		return -1;
	if (worktree_replace(x->temp.p, x->index.p, x->indexed ? x->st.st_mode : 0) < 0)
		return wrong(x, x->index.p);
	return 0;
}

/* --- the commit --- */

static int
write_tree(struct oid *tree, struct record_index *x)
{
	const char **path = mem_zero(x->r->n, sizeof(*path));
	struct stage_entry *entry = mem_zero(x->r->n, sizeof(*entry));
	size_t n = 0;
	int bad;

	for (size_t i = 0; i < x->r->n; i++) {
		const struct record_item *it = &x->r->item[i];

		if (record_left(it) || same(&it->now, &it->head))
			continue;
		path[n] = it->path.p;
		entry[n++] = it->now;
	}
	bad = stage_tree(tree, x->stage, path, entry, n, x->r->why);
	free(path);
	free(entry);
	return bad;
}

static int
write_commit(struct oid *out, struct record_index *x)
{
	struct buf text = {0};
	struct oid tree;
	int bad = write_tree(&tree, x);

	if (!bad) {
		commit_text(&text, &tree, x->born ? &x->head : NULL, buf_view(&x->r->author), buf_view(&x->r->committer),
		            x->r->message);
		bad = stage_commit(out, x->r->repo, buf_view(&text), x->r->why);
	}
	buf_free(&text);
	return bad;
}

static int
move_head(struct record_index *x, struct oid to)
{
	struct buf log = {0};
	struct str first;
	int bad;

	str_cut(&first, str_of(x->r->message), '\n');
	buf_fmt(&log, "commit%s: %.*s", x->born ? "" : " (initial)", STR_ARG(first));
	bad = stage_point(x->r->repo, x->born ? &x->head : NULL, to, buf_view(&x->r->committer), log.p, x->r->why);
	buf_free(&log);
	return bad;
}

/* what failed may be no more than to bring it to the disk: then HEAD has moved all the same */
static bool
head_stands(struct record_index *x)
{
	struct buf why = {0};
	struct oid head;
	int none = object_head(&head, x->r->repo, &why);

	buf_free(&why);
	return x->born ? none == 0 && oid_eq(&head, &x->head) : none > 0;
}

/* the index as it was, if HEAD could not be moved: nothing of ours stays staged */
static void
restore_index(struct record_index *x, const struct buf *old)
{
	if (!head_stands(x))
		return;
	if (old->n)
		rename(old->p, x->index.p);
	else
		unlink(x->index.p);
}

/* the index first, then HEAD: if it is killed between the two, what is staged is what the file says */
static int
write_all(struct record_index *x)
{
	struct buf old = {0};
	struct stat st;
	struct oid commit;
	int bad;

	bad = write_commit(&commit, x);
	if (!bad && x->at_once && worktree_flush(x->r->repo->gitdir.p) < 0)
		bad = wrong(x, x->r->repo->gitdir.p);
	stage_fsync(true);
	if (!bad && x->indexed) {
		buf_fmt(&old, "%sindex.tend-old", x->r->repo->gitdir.p);
		bad = worktree_copy(x->index.p, old.p, &st) ? wrong(x, old.p) : 0;
	}
	if (!bad)
		bad = write_index(x);
	if (!bad && (bad = move_head(x, commit)) < 0)
		restore_index(x, &old);
	if (old.n)
		unlink(old.p);
	buf_free(&old);
	return bad;
}

/* --- all of it --- */

/* looks at each file and stores it: how many are to be committed; -1; -2 if git itself has to do it */
static int64_t
look(struct record_index *x)
{
	struct record *r = x->r;
	int64_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		if (!record_left(&r->item[i]) && record_check(r, &r->item[i], x->stage))
			return -2;
	for (size_t i = 0; i < r->n; i++) {
		struct record_item *it = &r->item[i];
		int git = record_left(it) ? 0 : record_store(r, it);

		if (git)
			return git < 0 ? -1 : -2;
		if (record_left(it))
			continue;
		if (!same(&it->was, &it->head) && !same(&it->was, &it->now))
			record_leave_staged(it);
		else
			n += !same(&it->now, &it->head);
	}
	return n;
}

static enum repo_done
commit(struct record_index *x)
{
	int unread = record_hooks(x->r->repo) ? 1 : open_index(x);
	int64_t n;

	if (unread)
		return unread < 0 ? REPO_REFUSED : REPO_GIT;
	x->at_once = x->r->n >= MANY && os_syncs();
	stage_fsync(!x->at_once);
	n = look(x);
	if (n <= 0)
		return n == -2 ? REPO_GIT : n < 0 ? REPO_REFUSED : REPO_SAME;
	return write_all(x) < 0 ? REPO_REFUSED : REPO_COMMITTED;
}

enum repo_done
record_index(struct record *r)
{
	struct record_index x = {.r = r};
	enum repo_done done = commit(&x);

	stage_close(x.stage);
	if (x.temp.n)
		unlink(x.temp.p);
	buf_free(&x.index);
	buf_free(&x.temp);
	return done;
}
