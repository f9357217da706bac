/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_NOTED_H
#define TEND_GIVE_NOTED_H

#include "find/cues.h"
#include "match/intro_pair.h"

/* a fit of at least this share is worth an introduction that nothing else in a file suggests */
#define GIVE_NOTED_MIN 0.3
/* likewise, of a role, if the need and the offer are both sentences of notes */
#define GIVE_NOTED_BOTH 0.4

/*
 * Introductions of one contact at a time as tend-intro finds them for a contact who is named: to
 * those who have what the contact needs, and to those who need what the contact has, in notes and
 * titles, too. Start it as {.book = ..., .people = ...}, who are all that it is asked of: notes are
 * read when it is first asked.
 */
struct give_noted {
	struct book *book;
	const struct people *people; /* borrowed */
	struct intros intros;
	struct cues cues;
	bool ready;
};

/*
 * Finds the best fit of a need and an offer, one of the contact and one of another; false if there
 * is none. They have two words in common, or a role, or the one word of a need and an
 * offer of a list; a title counts in one place alone. Nothing is
 * found for, or of, a contact whose notes have a sorrow or a secret.
 */
bool give_noted_find(struct fit *out, struct give_noted *, size_t who, day today);
/*
 * Likewise a fit of a need of the contact and an offer of the owner's, in a sorrow, too: "ein
 * Fahrrad", and "a bicycle to lend".
 */
bool give_noted_own(struct fit *out, struct give_noted *, size_t who, day today);
void give_noted_close(struct give_noted *);

#endif
