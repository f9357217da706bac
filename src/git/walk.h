/* SPDX-License-Identifier: ISC */
#ifndef TEND_WALK_H
#define TEND_WALK_H

#include "base/arena.h"
#include "base/map.h"
#include "git/object.h"

#define TREES 16 /* kept, since the tree of a commit is soon needed again as that of a parent */

struct commit {
	struct oid id, tree;
	struct oid *parent;
	size_t nparents;
	bool cut;     /* a shallow clone ends here: it has parents, but not in this repository */
	int64_t time; /* the committer's */
	day date;     /* the author's, where they were */
};

struct trees {
	struct buf bytes[TREES];
	struct oid id[TREES];
	unsigned used[TREES], clock;
};

/* the commits of HEAD's history: a heap of those not yet visited, the newest on top */
struct walk {
	struct repo *repo;
	struct buf *why;
	struct commit *heap;
	size_t n, cap;
	struct map seen;
	struct buf shallow, grafts; /* git's lists of commits whose parents are others, or none */
	struct trees trees;
	struct arena arena;
};

/* begins at HEAD: 0; 1 if there is no commit yet; -1 with the reason. Call walk_end() always. */
int walk_begin(struct walk *, struct repo *, struct buf *why);
void walk_end(struct walk *);

/* takes the newest commit (w->n must not be 0); walk_parents() then adds its parents */
struct commit walk_next(struct walk *);
int walk_parents(struct walk *, const struct commit *);

/* reads any commit; its parents live as long as the walk */
int walk_commit(struct commit *, struct walk *, struct oid);
/* the bytes of a tree, valid until TREES others have been read; no tree is empty */
int walk_tree(struct str *out, struct walk *, struct oid);
/* replaces the tree of the whole repository by that of the book's folder, or by none */
int walk_book(struct oid *tree, struct walk *);

/* a number of seconds since 1970, as a day of the calendar */
day walk_day(int64_t seconds);

#endif
