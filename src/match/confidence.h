/* SPDX-License-Identifier: ISC */
#ifndef TEND_CONFIDENCE_H
#define TEND_CONFIDENCE_H

#include <pthread.h>

#include "find/cues.h"
#include "match/acquainted.h"
#include "match/last_word.h"

/*
 * What the notes of one contact hold in confidence, and those of another are about, too: two who
 * bid for the same thing, one of them in secret, are not brought together.
 */
struct confidence {
	struct acquainted *acquainted; /* borrowed: what may be a name */
	struct cues cues;
	char *notes; /* of each contact, what its notes hold; 0 until they are read */
	bool ready;
	day today;
	pthread_mutex_t lock; /* while confidence_shared() reads */
};

/* it is filled when it is first needed */
void confidence_start(struct confidence *, struct acquainted *, day today);
void confidence_close(struct confidence *);
/*
 * True if one of the two wants to be left alone (CUE_ALONE, CUE_BARRED), or the owner warns of one
 * (CUE_DISTRUST), is owed by one (CUE_UNSETTLED) or is done with one (last_word_never()), or the
 * notes of one are about a child (minor_noted()): they are brought together with no one.
 * Likewise if a sentence of the notes of either contact has a cue of secrecy (see cues.h), but for
 * a quarrel, and a name, of a person or a thing, that the notes or `org` of the other have. A name
 * begins with a capital, is no place of the book, has four letters or more, and is no name of the
 * two. Several threads may ask.
 */
bool confidence_shared(struct confidence *, size_t a, size_t b);
/* true if a contact confided something to the owner (CUE_CONFIDENCE): a tag is then no reason */
bool confidence_told(struct confidence *, size_t who);
/*
 * True if what a contact confided is about a need or an offer of theirs: they have a word in
 * common, or stand near each other. A need that the notes do not have is barred by any confidence.
 */
bool confidence_touches(struct confidence *, size_t who, struct str text, bool need);
/* true if the notes of a contact tell of a sorrow: a tag is then no reason to bring them anyone */
bool confidence_sorrow(struct confidence *, size_t who);

#endif
