/* SPDX-License-Identifier: ISC */
#ifndef TEND_IDENT_H
#define TEND_IDENT_H

#include "git/command.h"

/*
 * Who makes a commit, and when: always as git itself says, whatever variable, file or include that
 * comes from.
 */
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
 * Writes "Name <address> SECONDS +HHMM" for each into out. 0, or -1 with the reason; git has then
 * said more on standard error.
 */
int ident_end(struct buf *author, struct buf *committer, struct ident *, struct buf *why);

#endif
