/* SPDX-License-Identifier: ISC */
#ifndef TEND_REPO_COMMIT_H
#define TEND_REPO_COMMIT_H

#include "base/digest.h"
#include "git/repo.h"

/* a file to be committed */
struct repo_file {
	const char *path;      /* from the folder that was opened, or absolute */
	bool known;            /* the caller knows what was written: `written` */
	struct digest written;
	char left[160];        /* why it was left out; "" if it was not */
	bool fresh;            /* git did not know it yet */
	bool nowhere;          /* it is neither here nor in git, and was left out */
	bool staged;           /* git has other changes of it staged, and it was left out */
	bool other;            /* it no longer has the bytes that were written, and was left out */
};

enum repo_done {
	REPO_REFUSED = -1,
	REPO_SAME,             /* nothing to commit */
	REPO_COMMITTED,
	REPO_GIT,              /* among the functions of record.h: git itself has to do it */
};

/*
 * Commits files as they are in the work tree (one that is not there: its deletion), and nothing
 * else: what the user has staged stays staged. Either libgit2 does it, the index first, then HEAD,
 * all under index.lock; or git itself, see engine.h. Author and committer are those that git names.
 *
 * Refused, with the reason in `why`, are a bare repository, a merge or the like under way, and a
 * lock that does not go away (`now`, since 1970, gives its age; it is never deleted). Single files
 * are left out: links, ignored files, files of another repository, with staged changes of their
 * own, with a filter that cannot be run, or with other bytes than were written; the rest is
 * committed.
 */
enum repo_done repo_commit(struct repo *, struct repo_file *, size_t n, const char *message,
                           int64_t now, struct buf *why);

/* true if git would pack the loose objects now */
bool repo_untidy(struct repo *);

#endif
