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

/*
 * The commit that is meant by a revision, or by a date: then the last one on HEAD's
 * history before the end of that day. 0, or -1 with the reason.
 */
int repo_at(struct oid *commit, struct repo *, struct str rev, day today, struct buf *why);

/*
 * Every *.md of a commit below the book's folder, me.md first, then in the order
 * of git's trees; not in dot-folders, no links. Paths are from the book's folder. Stops
 * when `each` returns nonzero, and returns that; -1 with the reason.
 */
int repo_files(struct repo *, struct oid commit, int (*each)(struct str path, struct oid blob, void *), void *arg,
               struct buf *why);

/* the bytes of a blob, into out (cleared first); 0 or -1 with the reason */
int repo_blob(struct buf *out, struct repo *, struct oid blob, struct buf *why);

/* a file that a commit changed; `from` of a file that was renamed, else the same as path */
struct repo_change {
	struct oid commit;
	day date;            /* the author's, in the author's zone */
	struct str path, from;
	struct oid old, now; /* blobs; zero if it came or went */
};

/*
 * What the commits of HEAD's history since a day changed, against their first parents, the newest
 * commit first; merges are passed over, what they brought having been told by its own commit. A rename is known by
 * equal or similar contents.
 */
int repo_history(struct repo *, day since, int (*each)(const struct repo_change *, void *), void *arg, struct buf *why);

/* who made a commit, and when: seconds since 1970, minutes east of Greenwich */
struct repo_person {
	const char *name, *email; /* NULL if it is not known */
	int64_t time;
	int offset;
};

/* a file to be committed */
struct repo_file {
	const char *path;      /* from the folder that was opened, or absolute */
	char left[160];        /* why it was left out; "" if it was not */
	bool fresh;            /* git did not know it yet */
};

enum repo_done {
	REPO_REFUSED = -1,
	REPO_SAME,             /* nothing to commit */
	REPO_COMMITTED,
	REPO_GIT,              /* for git itself: hooks, signing, a filter */
	REPO_BLIND,            /* likewise, and what is staged libgit2 cannot tell: a sparse or split index */
};

/*
 * Commits files as they stand in the work tree (one that is not there: its
 * deletion), and nothing else: what the user has staged stays staged. The index is
 * written first, then HEAD, all under index.lock. Refused, with the reason in `why`,
 * are a bare repository, a merge or the like under way, a lock that does not go away
 * (`now`, since 1970, tells its age; it is never deleted), and when nobody is known as the author. Single
 * files are left out: links, what is ignored, what lies in another repository, has staged
 * changes of its own, or is for a filter that cannot be run; the rest is committed.
 * REPO_GIT, REPO_BLIND: nothing was done, but files are left out as before.
 */
enum repo_done repo_commit(struct repo *, struct repo_file *, size_t n, const char *message,
                           const struct repo_person *author, const struct repo_person *committer,
                           int64_t now, struct buf *why);

/* whether so many objects lie loose that git would pack them now */
bool repo_untidy(struct repo *);

/* makes a repository in a folder that is there: 0 or -1 with the reason */
int repo_init(const char *dir, struct buf *why);
/*
 * A variable of git's configuration (of the user's alone if repo is NULL), as text, as "true" or "false", or as a
 * path with its "~" replaced. 0, or -1 if it is not set.
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
