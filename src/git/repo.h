/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPO_H
#define TEND_REPO_H

#include "base/buf.h"
#include "base/date.h"
#include "base/error.h"

/*
 * The git repository a book is kept in. The only file that includes libgit2:
 * it takes some 17 ms to start, so only tend-cat, tend-commit, tend-init,
 * tend-merge and tend-moves ask for it.
 */
struct repo;

/* the name of a blob or a commit; all zero for none */
struct oid {
	unsigned char id[20];
};

/*
 * Opens the repository that the folder `dir` lies in (a work tree, a linked
 * one, a bare repository). 0; 1 if there is none; -1 if it cannot be opened,
 * with the reason in `why`.
 */
int repo_open(struct repo **out, const char *dir, struct buf *why);
void repo_close(struct repo *);
/* whether it has no work tree, and so no files */
bool repo_bare(struct repo *);

/* who made a commit, and when: seconds since 1970, minutes east of Greenwich */
struct repo_person {
	const char *name, *email; /* NULL if it is not known */
	int64_t time;
	int offset;
};

/* makes a repository in a folder that is there: 0 or -1 with the reason */
int repo_init(const char *dir, struct buf *why);
/*
 * A variable of git's configuration (of the user's alone if repo is NULL), as text, as "true" or
 * "false", or as a path with its "~" replaced. 0, or -1 if it is not set.
 */
enum config_as { CONFIG_TEXT, CONFIG_BOOL, CONFIG_PATH };
int repo_config(struct buf *out, struct repo *, const char *name, enum config_as);
/* sets a variable for this repository */
int repo_config_set(struct repo *, const char *name, const char *value, struct buf *why);

/*
 * Merges three texts line by line (diff3) with conflict markers of `size` characters, at least 1;
 * labels name the sides. How many conflicts, or -1. Needs no repository.
 */
int repo_merge_text(struct buf *out, struct str base, struct str ours, struct str theirs,
                    const char *our_label, const char *their_label, unsigned short size);

#endif
