/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "book/scan.h"
#include "git/rename.h"
#include "git/repo_history.h"
#include "git/tree.h"
#include "git/walk.h"

/* files that may differ, or a folder to compare */
struct pair {
	struct str path;
	struct oid old, now;
	unsigned depth;
};

struct pairs {
	struct pair *v;
	size_t n, cap;
};

static struct str
join_path(struct arena *arena, struct str folder, struct str name)
{
	char *p = arena_bytes(arena, folder.n + 1 + name.n);
	size_t n = 0;

	if (folder.n) {
		memcpy(p, folder.p, folder.n);
		n = folder.n;
		p[n++] = '/';
	}
	memcpy(p + n, name.p, name.n);
	p[n + name.n] = '\0';
	return (struct str){p, n + name.n};
}

static void
add_pair(struct pairs *v, struct pair p)
{
	v->v = mem_reserve(v->v, v->n, &v->cap, sizeof(*v->v));
	v->v[v->n++] = p;
}

static void
differ(struct pairs *files, struct pairs *folders, const struct pair *in, const struct tree_entry *old,
       const struct tree_entry *now, struct arena *arena)
{
	const struct tree_entry *e = now ? now : old;
	bool folder = tree_is_folder(e);
	struct pair p = {.depth = in->depth + 1};

	if (!tree_wanted(e) || (folder && p.depth > SCAN_DEPTH))
		return;
	p.path = join_path(arena, in->path, e->name);
	if (old)
		p.old = old->id;
	if (now)
		p.now = now->id;
	if (!oid_eq(&p.old, &p.now))
		add_pair(folder ? folders : files, p);
}

/* compares the two trees of one folder */
static int
compare(struct pairs *files, struct pairs *folders, struct walk *w, struct pair in, struct arena *arena)
{
	struct str a, b;
	struct tree_entry old, now;
	int more_a, more_b;

	if (walk_tree(&a, w, in.old) < 0 || walk_tree(&b, w, in.now) < 0)
		return -1;
	tree_skip(&a, &b, w->repo->id_size);
	more_a = tree_next(&old, &a, w->repo->id_size);
	more_b = tree_next(&now, &b, w->repo->id_size);
	while (more_a > 0 || more_b > 0) {
		int d = more_a <= 0 ? 1 : more_b <= 0 ? -1 : tree_order(&old, &now);

		/* a link that became a file counts as two entries: only one of them is wanted */
		if (d == 0 && tree_wanted(&old) != tree_wanted(&now))
			d = tree_wanted(&old) ? -1 : 1;
		differ(files, folders, &in, d <= 0 ? &old : NULL, d >= 0 ? &now : NULL, arena);
		if (d == 0)
			tree_skip(&a, &b, w->repo->id_size);
		if (d <= 0)
			more_a = tree_next(&old, &a, w->repo->id_size);
		if (d >= 0)
			more_b = tree_next(&now, &b, w->repo->id_size);
		if (more_a < 0 || more_b < 0)
			break;
	}
	if (more_a >= 0 && more_b >= 0)
		return 0;
	buf_str(w->why, STR("a damaged tree"));
	return -1;
}

static int
path_order(const void *va, const void *vb)
{
	return str_cmp(((const struct repo_change *)va)->path, ((const struct repo_change *)vb)->path);
}

static int
tell(const struct commit *c, struct pairs *files, struct repo *repo, int (*each)(const struct repo_change *, void *),
     void *arg)
{
	struct repo_change *v = mem_zero(files->n, sizeof(*v));
	size_t n = files->n;
	int stop = 0;

	for (size_t i = 0; i < n; i++) {
		const struct pair *p = &files->v[i];

		v[i] = (struct repo_change){c->id, c->date, p->path, p->path, p->old, p->now};
	}
	qsort(v, n, sizeof(*v), path_order);
	n = rename_pair(v, n, repo);
	for (size_t i = 0; i < n && !stop; i++)
		stop = each(&v[i], arg);
	free(v);
	return stop;
}

/* one commit against its parent, or against nothing if it is the first of all */
static int
tell_commit(struct walk *w, const struct commit *c, int (*each)(const struct repo_change *, void *), void *arg)
{
	struct pairs files = {0}, folders = {0};
	struct pair top = {.now = c->tree};
	struct arena arena = {0};
	struct commit parent = {0};
	int bad = c->nparents ? walk_commit(&parent, w, c->parent[0]) : 0;

	top.old = parent.tree;
	if (!bad)
		bad = walk_book(&top.old, w) < 0 || walk_book(&top.now, w) < 0 ? -1 : 0;
	if (!bad && !oid_eq(&top.old, &top.now))
		add_pair(&folders, top);
	while (!bad && folders.n)
		bad = compare(&files, &folders, w, folders.v[--folders.n], &arena);
	if (!bad && files.n)
		bad = tell(c, &files, w->repo, each, arg);
	free(files.v);
	free(folders.v);
	arena_free(&arena);
	return bad;
}

int
repo_history(struct repo *repo, day since, int (*each)(const struct repo_change *, void *), void *arg, struct buf *why)
{
	struct walk w;
	int none = walk_begin(&w, repo, why), stop = none < 0 ? -1 : 0;

	if (!none)
		object_fetch_history(repo);
	while (!stop && w.n) {
		struct commit c = walk_next(&w);

		/* the author's zone may make it another day, so one more is read */
		if (since != DAY_NONE && walk_day(c.time) < since - 1)
			break;
		stop = walk_parents(&w, &c);
		/* what the last commit of a shallow clone changed is unknown: its parents are missing */
		if (!stop && c.nparents <= 1 && !c.cut && (since == DAY_NONE || c.date >= since))
			stop = tell_commit(&w, &c, each, arg);
	}
	walk_end(&w);
	return stop;
}
