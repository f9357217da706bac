/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <time.h>

#include "base/mem.h"
#include "base/dayword.h"
#include "base/period.h"
#include "book/scan.h"
#include "git/repo_revision.h"
#include "git/tree.h"
#include "git/walk.h"

struct revision_level {
	struct buf tree;
	size_t at, path; /* how far it has been read, how long its path is */
};

static int
me_first(struct str tree, size_t id_size, int (*each)(struct str, struct oid, void *), void *arg)
{
	struct tree_entry e;

	while (tree_next(&e, &tree, id_size) > 0)
		if (str_eq(e.name, STR("me.md")) && tree_wanted(&e) && !tree_is_folder(&e))
			return each(e.name, e.id, arg);
	return 0;
}

static int
walk_files(struct walk *w, struct oid top, int (*each)(struct str, struct oid, void *), void *arg)
{
	struct revision_level *level = mem_zero(SCAN_DEPTH + 1, sizeof(*level));
	struct buf path = {0};
	size_t depth = 0;
	int stop = object_read(&level[0].tree, w->repo, top, OBJECT_TREE, w->why);

	if (!stop)
		stop = me_first(buf_view(&level[0].tree), w->repo->id_size, each, arg);
	while (!stop) {
		struct revision_level *l = &level[depth];
		struct str rest = str_sub(buf_view(&l->tree), l->at, l->tree.n);
		struct tree_entry e;
		int more = tree_next(&e, &rest, w->repo->id_size);

		if (more < 0)
			buf_str(w->why, STR("a damaged tree"));
		if (more <= 0 && (stop = more, depth-- == 0))
			break;
		if (more <= 0)
			continue;
		l->at = l->tree.n - rest.n;
		path.n = l->path;
		if (!tree_wanted(&e) || (!depth && str_eq(e.name, STR("me.md"))))
			continue;
		buf_str(&path, e.name);
		if (!tree_is_folder(&e)) {
			stop = each(buf_view(&path), e.id, arg);
		} else if (depth < SCAN_DEPTH) {
			buf_chr(&path, '/');
			depth++;
			level[depth].at = 0;
			level[depth].path = path.n;
			stop = object_read(&level[depth].tree, w->repo, e.id, OBJECT_TREE, w->why);
		}
	}
	for (size_t i = 0; i <= SCAN_DEPTH; i++)
		buf_free(&level[i].tree);
	free(level);
	buf_free(&path);
	return stop;
}

int
repo_blob(struct buf *out, struct repo *repo, struct oid blob, struct buf *why)
{
	return object_read(out, repo, blob, OBJECT_BLOB, why);
}

int
repo_files(struct repo *repo, struct oid commit, int (*each)(struct str path, struct oid blob, void *), void *arg,
           struct buf *why)
{
	struct walk w = {.repo = repo, .why = why};
	struct commit c;
	int stop;

	stop = walk_commit(&c, &w, commit);

	if (!stop)
		stop = walk_book(&c.tree, &w);
	if (!stop && oid_none(&c.tree)) {
		buf_str(why, STR("the book was not there yet"));
		stop = -1;
	}
	if (!stop)
		stop = walk_files(&w, c.tree, each, arg);
	walk_end(&w);
	return stop;
}

struct need {
	struct repo *repo;
	struct buf *why;
};

static int
need_blob(struct str path, struct oid blob, void *arg)
{
	struct need *n = arg;
	struct buf why = {0};
	bool is = object_there(n->repo, blob, &why);

	if (!is)
		buf_fmt(n->why, "%.*s: %s", STR_ARG(path), why.p);
	buf_free(&why);
	return is ? 0 : -1;
}

int
repo_need(struct repo *repo, struct oid commit, struct buf *why)
{
	struct need n = {repo, why};

	object_fetch(repo, commit);
	/* to look for each with git itself takes as long as to read it */
	return repo->doubt ? 1 : repo_files(repo, commit, need_blob, &n, why);
}

/* the first second after a day, where we are */
static int64_t
day_end(day d)
{
	struct tm tm = {.tm_isdst = -1};
	int year, month, mday;

	day_civil(d, &year, &month, &mday);
	tm.tm_year = year - 1900;
	tm.tm_mon = month - 1;
	tm.tm_mday = mday + 1;
	return mktime(&tm);
}

static int
last_before(struct oid *out, struct repo *repo, day d, struct buf *why)
{
	struct walk w;
	int64_t end = day_end(d);
	int none = walk_begin(&w, repo, why);
	char text[DAY_SIZE];

	while (!none && w.n) {
		struct commit c = walk_next(&w);

		if (c.time < end) {
			*out = c.id;
			break;
		}
		none = walk_parents(&w, &c);
		if (!none && !w.n)
			none = 1;
	}
	walk_end(&w);
	if (none > 0)
		buf_fmt(why, "git has nothing as old as %s", day_format(text, d));
	return none ? -1 : 0;
}

int
repo_at(struct oid *out, struct repo *repo, struct str rev, day today, struct buf *why)
{
	struct buf name = {0};
	day d;
	int bad;

	buf_str(&name, rev);
	if (!rev.n || str_chr(rev, '\0') < rev.n) {
		buf_str(why, STR("not a revision"));
		bad = -1;
	} else if (!object_is_ref(repo, name.p) && dayword_past(&d, rev, today, true) == 0) {
		bad = last_before(out, repo, d, why);
	} else {
		bad = object_rev(out, repo, name.p, why);
	}
	buf_free(&name);
	return bad;
}
