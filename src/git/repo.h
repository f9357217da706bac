/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPO_H
#define TEND_REPO_H

#include "base/date.h"
#include "git/batch.h"
#include "git/config.h"
#include "git/oid.h"

struct ident_owner;

/*
 * The git repository a book is kept in. libgit2 or git itself does the work, see engine.h. Starting
 * libgit2 takes some 17 ms, so only tend-cat, tend-commit, tend-init, tend-merge and tend-moves use
 * this.
 */
struct repo {
	struct git_repository *git; /* libgit2's handles, or NULL */
	struct git_odb *odb;
	const char *doubt;          /* why git itself reads, or NULL; see engine.h */
	struct batch batch;         /* git itself, once it has been asked for an object */
	/*
	 * folders, each with "/" at its end: of the work tree (empty if bare), of the index, and
	 * git's common folder
	 */
	struct buf top, gitdir, common;
	struct buf folder;          /* the book's, from the top, without "/" at its ends */
	struct config config;
	size_t id_size;             /* of an object's name, in bytes */
	struct ident_owner *owner;  /* set by the caller, or NULL; see ident.h */
	signed char loose[256];     /* folders of loose objects: 1, -1 for none, 0 not asked */
};

/*
 * Opens the repository that the folder `dir` lies in (a work tree, a linked one, a bare
 * repository), or else the one that GIT_DIR names together with a work tree around `dir`. 0; 1 if
 * there is none; -1 with the reason. It removes from the environment what git sets for a hook, see
 * command.h.
 */
int repo_open(struct repo **out, const char *dir, struct buf *why);
void repo_close(struct repo *);
/* true if it has no work tree, and so no files */
bool repo_bare(const struct repo *);
/* the folder of the work tree that the book is in, ends in "/"; of a bare repository, its own */
const char *repo_dir(const struct repo *);

/* makes a repository in a folder that exists: 0, or -1 with the reason */
int repo_init(const char *dir, struct buf *why);

#endif
