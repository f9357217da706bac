/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_TALK_H
#define TEND_GIVE_TALK_H

#include "contact/contact.h"

/* what is open in the log of one contact; texts are borrowed from the book */
struct give_talk {
	/* the last entry in which they reached out, without "intro-yes" and the like, or NULL */
	const struct entry *heard;
	struct str word;           /* its text */
	/* the last that no entry answers, see settled.h; empty if there is none, or an old one */
	struct str question;
	bool after;                /* whether there was contact after it */
	const struct entry *gave;  /* the last entry of all, if an intro, idea or help; or NULL */
	struct str gift;           /* its text */
};

/*
 * Reads the log, up to and including today, without what programs wrote (automatic.h). On the day
 * of `heard`, an entry without "<-" is contact after it, as in said.h.
 */
void give_talk_read(struct give_talk *, const struct contact *, day today);

/* the open promise to keep next: those with a date first, the earliest of them; or NULL */
const struct task *give_talk_promise(const struct contact *);

#endif
