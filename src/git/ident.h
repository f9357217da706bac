/* SPDX-License-Identifier: ISC */
#ifndef TEND_IDENT_H
#define TEND_IDENT_H

#include "git/config.h"

/*
 * Who makes a commit, and when: always as git itself says, whatever variable, file or include that
 * comes from.
 */

/* the owner of the book, for a user without an identity in the configuration of git */
struct ident_owner {
	struct str name, address; /* of me.md; may be empty */
	struct buf assumed;       /* "Name <address>", if git lacked a part of it */
	bool before;              /* true if the commit before has this address, too */
};

struct ident {
	struct child author, committer;
	const char *dir;
	int status; /* of what failed first; 0 so far */
};

/*
 * Starts git in the folder, whose name must live on. git works while this program does other
 * things.
 */
void ident_begin(struct ident *, const char *dir);
/*
 * Writes "Name <address> SECONDS +HHMM" for each into out. If git lacks a name or an address, and
 * an owner is given, see ident_assume(). 0, or -1 with the reason; git has then said more on
 * standard error.
 */
int ident_end(struct buf *author, struct buf *committer, struct ident *, const struct config *,
              struct ident_owner *, struct buf *why);

/*
 * If git cannot name a committer by itself, sets what it lacks in the environment, for this program
 * and its children: the owner's name, else that of the login; the owner's address, else user@host.
 * Sets nothing where the user forbids guesses (user.useConfigOnly). True if something is set.
 */
bool ident_assume(struct ident_owner *, const char *dir, const struct config *);

#endif
