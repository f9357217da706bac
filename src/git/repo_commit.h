/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPO_COMMIT_H
#define TEND_REPO_COMMIT_H

#include "git/repo.h"

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
	/* likewise, and what is staged libgit2 cannot tell: a sparse or split index */
	REPO_BLIND,
};

/*
 * Commits files as they stand in the work tree (one that is not there: its
 * deletion), and nothing else: what the user has staged stays staged. The index is
 * written first, then HEAD, all under index.lock. Refused, with the reason in `why`,
 * are a bare repository, a merge or the like under way, a lock that does not go away
 * (`now`, since 1970, tells its age; it is never deleted), and when nobody is known as the
 * author. Single files are left out: links, what is ignored, what lies in another repository, has
 * staged changes of its own, or is for a filter that cannot be run; the rest is committed.
 * REPO_GIT, REPO_BLIND: nothing was done, but files are left out as before.
 */
enum repo_done repo_commit(struct repo *, struct repo_file *, size_t n, const char *message,
                           const struct repo_person *author, const struct repo_person *committer,
                           int64_t now, struct buf *why);

/* whether so many objects lie loose that git would pack them now */
bool repo_untidy(struct repo *);

#endif
