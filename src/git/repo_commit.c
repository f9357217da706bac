/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/os.h"
#include "git/commit_text.h"
#include "git/repo_commit.h"
#include "git/stage.h"
#include "git/worktree.h"

/* from so many files on, they are brought onto the disk all at once */
#define MANY 16

/* one file on its way */
struct record_item {
	struct repo_file *file;
	struct buf path;                   /* from the top */
	struct stat st;                    /* st_mode 0: not there */
	struct stage_entry head, was, now; /* in HEAD, in the index, in the work tree */
};

struct record {
	struct repo *repo;
	struct record_item *item;
	size_t n;
	struct buf lock, index, temp; /* index.lock, the index, and the one to be */
	struct stat st;               /* of the index */
	bool indexed, born;           /* there is an index; there is a commit */
	bool modes;                   /* what may be executed is told by the file system */
	struct oid head;
	struct stage *stage;
	bool blind;                   /* the index is not one that libgit2 can read */
	bool git;                     /* git itself has to do it */
	bool at_once;                 /* all is brought onto the disk at the end */
	struct buf *why;
};

static void
leave(struct record_item *i, const char *why)
{
	if (!i->file->left[0])
		snprintf(i->file->left, sizeof(i->file->left), "%s", why);
}

static bool
left(const struct record_item *i)
{
	return i->file->left[0] != '\0';
}

static int
wrong(struct record *r, const char *path)
{
	buf_fmt(r->why, "%s: %s", path, strerror(errno));
	return -1;
}

static bool
same(const struct stage_entry *a, const struct stage_entry *b)
{
	return a->mode == b->mode && (!a->mode || oid_eq(&a->id, &b->id));
}

/* --- what must not be committed by us --- */

static bool
setting(struct repo *repo, const char *name, bool otherwise)
{
	struct buf value = {0};
	bool is = repo_config(&value, repo, name, CONFIG_BOOL) < 0 ? otherwise : str_eq(buf_view(&value), STR("true"));

	buf_free(&value);
	return is;
}

/* hooks and signatures are git's own */
static bool
needs_git(struct repo *repo)
{
	struct buf value = {0}, folder = {0};
	bool is;

	if (repo_config(&value, repo, "core.hookspath", CONFIG_PATH) == 0)
		buf_fmt(&folder, "%s%s", value.n && value.p[0] == '/' ? "" : stage_top(repo), value.n ? value.p : "");
	else
		object_path(&folder, repo, "hooks");
	is = setting(repo, "commit.gpgsign", false) || worktree_hooks(folder.p);
	buf_free(&value);
	buf_free(&folder);
	return is;
}

static bool
driver_runs(struct repo *repo, const char *driver)
{
	static const char *const how[] = {"clean", "process"};
	struct buf name = {0}, value = {0};
	bool runs = false;

	for (size_t i = 0; i < 2 && !runs; i++) {
		buf_clear(&name);
		buf_fmt(&name, "filter.%s.%s", driver, how[i]);
		runs = repo_config(&value, repo, name.p, CONFIG_TEXT) == 0 && value.n;
	}
	buf_free(&name);
	buf_free(&value);
	return runs;
}

/* libgit2 runs no filter; and without its program git would store in plain what may be meant to be secret */
static void
check_filter(struct record *r, struct record_item *i)
{
	struct buf value = {0};

	if (stage_attribute(&value, r->repo, i->path.p, "working-tree-encoding") < 0)
		leave(i, "its gitattributes cannot be read");
	r->git = r->git || value.n;
	if (stage_attribute(&value, r->repo, i->path.p, "filter") < 0)
		leave(i, "its gitattributes cannot be read");
	if (value.n && driver_runs(r->repo, value.p))
		r->git = true;
	else if (value.n)
		leave(i, "it has a filter (see gitattributes) that is not set up here, and would be stored without it");
	buf_free(&value);
}

/* what git has in place of the folders on the way */
static void
check_above(struct record *r, struct record_item *i)
{
	struct stage_entry e;

	for (size_t k = 0; k < i->path.n; k++) {
		if (i->path.p[k] != '/')
			continue;
		i->path.p[k] = '\0';
		if (stage_get(&e, r->stage, i->path.p) || e.mode)
			leave(i, e.mode == 0160000 ? "it lies in a submodule" : "git has a file where its folder is");
		i->path.p[k] = '/';
	}
}

/* against what the user has staged of this very file */
static void
check_staged(struct record *r, struct record_item *i)
{
	bool staged = stage_get(&i->was, r->stage, i->path.p);

	i->file->fresh = !i->was.mode;
	if (i->was.conflict)
		leave(i, "it has a merge conflict in git's index");
	else if (i->was.unseen)
		leave(i, "git is told not to look at it (a sparse checkout, or update-index --assume-unchanged)");
	else if (i->was.mode && i->was.mode != 0100644 && i->was.mode != 0100755)
		leave(i, "git has a link or a submodule there");
	else if (!i->was.mode && i->st.st_mode && stage_ignored(r->repo, i->path.p))
		leave(i, "it is ignored by git (see git check-ignore -v)");
	stage_head(&i->head, r->stage, i->path.p);
	/* "git add -N" stages nothing yet */
	if (!staged)
		i->was = (struct stage_entry){0};
	if (!left(i) && !i->st.st_mode && !i->was.mode && !i->head.mode)
		leave(i, "there is no such file, neither here nor in git");
}

/* the file's bytes go into git's store, unless it is not there */
static int
store(struct record *r, struct record_item *i)
{
	unsigned before = i->was.mode ? i->was.mode : i->head.mode;

	if (!i->st.st_mode)
		return 0;
	if (r->modes)
		i->now.mode = i->st.st_mode & 0100 ? 0100755 : 0100644;
	else
		i->now.mode = before == 0100755 ? before : 0100644;
	return stage_blob(&i->now.id, r->repo, i->path.p, r->why);
}

/* --- the index, and its lock --- */

static int
open_index(struct record *r)
{
	int none;

	buf_fmt(&r->index, "%sindex", stage_gitdir(r->repo));
	buf_fmt(&r->temp, "%sindex.tend", stage_gitdir(r->repo));
	/* left by one that was killed: index.lock is ours now, so these are, too */
	unlink(r->temp.p);
	buf_str(&r->temp, STR(".lock"));
	unlink(r->temp.p);
	r->temp.p[r->temp.n -= 5] = '\0';
	none = object_head(&r->head, r->repo, r->why);
	if (none < 0)
		return -1;
	r->born = !none;
	none = worktree_copy(r->index.p, r->temp.p, &r->st);
	if (none < 0)
		return wrong(r, r->temp.p);
	r->indexed = !none;
	/* a split or sparse one, or one that is newer than libgit2 */
	if (stage_open(&r->stage, r->repo, r->temp.p, r->born ? &r->head : NULL) < 0)
		r->git = r->blind = true;
	return 0;
}

static int
write_index(struct record *r)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct record_item *it = &r->item[i];

		if (!left(it) && (it->now.mode || it->was.mode) &&
		    stage_put(r->stage, it->path.p, &it->now, &it->st) < 0) {
			buf_str(r->why, STR("git's index cannot be changed"));
			return -1;
		}
	}
	if (stage_write(r->stage, r->indexed ? &r->st : NULL, r->why) < 0)
		return -1;
	if (worktree_replace(r->temp.p, r->index.p, r->indexed ? r->st.st_mode : 0) < 0)
		return wrong(r, r->index.p);
	return 0;
}

/* --- the commit --- */

static int
write_tree(struct oid *tree, struct record *r)
{
	const char **path = mem_zero(r->n, sizeof(*path));
	struct stage_entry *entry = mem_zero(r->n, sizeof(*entry));
	size_t n = 0;
	int bad;

	for (size_t i = 0; i < r->n; i++) {
		const struct record_item *it = &r->item[i];

		if (left(it) || same(&it->now, &it->head))
			continue;
		path[n] = it->path.p;
		entry[n++] = it->now;
	}
	bad = stage_tree(tree, r->stage, path, entry, n, r->why);
	free(path);
	free(entry);
	return bad;
}

static int
write_commit(struct oid *out, struct record *r, const char *message, const struct repo_person *author,
             const struct repo_person *committer)
{
	struct buf text = {0};
	struct oid tree;
	int bad = write_tree(&tree, r);

	if (!bad) {
		commit_text(&text, &tree, r->born ? &r->head : NULL, author, committer, message);
		bad = stage_commit(out, r->repo, buf_view(&text), r->why);
	}
	buf_free(&text);
	return bad;
}

static int
move_head(struct record *r, struct oid to, const char *message, const struct repo_person *committer)
{
	struct buf log = {0};
	struct str first;
	int bad;

	str_cut(&first, str_of(message), '\n');
	buf_fmt(&log, "commit%s: %.*s", r->born ? "" : " (initial)", STR_ARG(first));
	bad = stage_point(r->repo, r->born ? &r->head : NULL, to, committer, log.p, r->why);
	buf_free(&log);
	return bad;
}

/* what failed may be no more than to bring it to the disk: then HEAD has moved all the same */
static bool
head_stands(struct record *r)
{
	struct buf why = {0};
	struct oid head;
	int none = object_head(&head, r->repo, &why);

	buf_free(&why);
	return r->born ? none == 0 && memcmp(&head, &r->head, sizeof(head)) == 0 : none > 0;
}

/* the index as it was, if HEAD could not be moved: nothing of ours stays staged */
static void
restore_index(struct record *r, const struct buf *old)
{
	if (!head_stands(r))
		return;
	if (old->n)
		rename(old->p, r->index.p);
	else
		unlink(r->index.p);
}

/* index first, then HEAD: killed between the two, what is staged is what the file says */
static int
write_all(struct record *r, const char *message, const struct repo_person *author, const struct repo_person *committer)
{
	struct buf old = {0};
	struct stat st;
	struct oid commit;
	int bad;

	bad = write_commit(&commit, r, message, author, committer);
	if (!bad && r->at_once && worktree_flush(stage_gitdir(r->repo)) < 0)
		bad = wrong(r, stage_gitdir(r->repo));
	stage_fsync(true);
	if (!bad && r->indexed) {
		buf_fmt(&old, "%sindex.tend-old", stage_gitdir(r->repo));
		bad = worktree_copy(r->index.p, old.p, &st) ? wrong(r, old.p) : 0;
	}
	if (!bad)
		bad = write_index(r);
	if (!bad && (bad = move_head(r, commit, message, committer)) < 0)
		restore_index(r, &old);
	if (old.n)
		unlink(old.p);
	buf_free(&old);
	return bad;
}

/* --- one after the other --- */

static int
path_order(const void *va, const void *vb)
{
	return str_cmp(buf_view(&((const struct record_item *)va)->path), buf_view(&((const struct record_item *)vb)->path));
}

/* a file named twice is committed once */
static void
find_paths(struct record *r, struct repo_file *file, size_t n, const char *folder)
{
	const char *top = stage_top(r->repo);
	size_t kept = 0;

	r->item = mem_zero(n + 1, sizeof(*r->item));
	for (size_t i = 0; i < n; i++) {
		struct record_item *it = &r->item[r->n++];
		const char *not;

		it->file = &file[i];
		file[i].left[0] = '\0';
		if (worktree_path(&it->path, top, folder, file[i].path) < 0) {
			leave(it, "it lies outside of the repository");
			buf_str(&it->path, str_of(file[i].path));
		} else if ((not = worktree_look(&it->st, top, buf_view(&it->path)))) {
			leave(it, not);
		}
	}
	qsort(r->item, r->n, sizeof(*r->item), path_order);
	for (size_t i = 0; i < r->n; i++) {
		if (kept && str_eq(buf_view(&r->item[kept - 1].path), buf_view(&r->item[i].path)))
			buf_free(&r->item[i].path);
		else
			r->item[kept++] = r->item[i];
	}
	r->n = kept;
}

/* looks at each file, and at what is staged of it; how many are to be committed, or -1 */
static int64_t
look(struct record *r)
{
	int64_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		struct record_item *it = &r->item[i];

		if (!left(it) && !r->blind)
			check_above(r, it);
		if (!left(it) && !r->blind)
			check_staged(r, it);
		if (!left(it))
			check_filter(r, it);
	}
	for (size_t i = 0; i < r->n && !r->git; i++) {
		struct record_item *it = &r->item[i];

		if (left(it))
			continue;
		if (store(r, it) < 0)
			return -1;
		if (!same(&it->was, &it->head) && !same(&it->was, &it->now))
			leave(it, "it has staged changes of its own: commit or unstage them first");
		else
			n += !same(&it->now, &it->head);
	}
	return n;
}

static enum repo_done
record(struct record *r, const char *message, const struct repo_person *author, const struct repo_person *committer)
{
	int64_t n;

	if (open_index(r) < 0)
		return REPO_REFUSED;
	r->git = r->git || needs_git(r->repo);
	r->modes = setting(r->repo, "core.filemode", true);
	r->at_once = r->n >= MANY && os_syncs();
	stage_fsync(!r->at_once);
	n = look(r);
	if (n < 0)
		return REPO_REFUSED;
	if (r->git)
		return r->blind ? REPO_BLIND : REPO_GIT;
	if (!n)
		return REPO_SAME;
	if (!author->name || !author->email || !committer->name || !committer->email) {
		buf_str(r->why, STR("git does not know who you are: git config --global user.name NAME, and user.email ADDRESS"));
		return REPO_REFUSED;
	}
	return write_all(r, message, author, committer) < 0 ? REPO_REFUSED : REPO_COMMITTED;
}

enum repo_done
repo_commit(struct repo *repo, struct repo_file *file, size_t n, const char *message, const struct repo_person *author,
            const struct repo_person *committer, int64_t now, struct buf *why)
{
	struct record r = {.repo = repo, .why = why};
	struct buf folder = {0};
	enum repo_done done = REPO_REFUSED;
	const char *busy = worktree_under_way(stage_gitdir(repo));

	if (!stage_top(repo)) {
		buf_str(why, STR("a bare repository has no files to commit"));
	} else if (busy) {
		buf_fmt(why, "%s is under way (see git status): end it, then commit", busy);
	} else if (worktree_lock(&r.lock, stage_gitdir(repo), now, why) == 0) {
		buf_fmt(&folder, "%s%.*s", stage_top(repo), STR_ARG(object_folder(repo)));
		find_paths(&r, file, n, folder.p);
		done = record(&r, message, author, committer);
		stage_close(r.stage);
		unlink(r.temp.p);
		unlink(r.lock.p);
	}
	for (size_t i = 0; i < r.n; i++)
		buf_free(&r.item[i].path);
	free(r.item);
	buf_free(&folder);
	buf_free(&r.lock);
	buf_free(&r.index);
	buf_free(&r.temp);
	return done;
}

bool
repo_untidy(struct repo *repo)
{
	struct buf folder = {0}, value = {0};
	int64_t limit = 6700;
	size_t most;

	/* as git does: a 256th of the objects are in this folder */
	if (repo_config(&value, repo, "gc.auto", CONFIG_TEXT) == 0)
		limit = str_number(buf_view(&value), 1 << 30);
	object_path(&folder, repo, "objects/17");
	most = limit > 0 ? ((size_t)limit + 255) / 256 : 0;
	limit = limit > 0 && setting(repo, "maintenance.auto", true) && worktree_count(folder.p, most + 1) > most;
	buf_free(&folder);
	buf_free(&value);
	return limit > 0;
}
