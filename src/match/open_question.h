/* SPDX-License-Identifier: ISC */
#ifndef TEND_OPEN_QUESTION_H
#define TEND_OPEN_QUESTION_H

#include "find/cues.h"
#include "find/terms.h"

/* the keys and parts of a contact that open_questions_of() needs */
#define OPEN_QUESTIONS_KEYS \
	(KEYSET(KEY_PLACE) | KEYSET(KEY_FIELD) | KEYSET(KEY_TAGS) | KEYSET(KEY_NEEDS) | \
	 KEYSET(KEY_TITLE) | KEYSET(KEY_ORG) | KEYSET(KEY_ROLES) | KEYSET(KEY_OFFERS) | \
	 KEYSET(KEY_AGENDA) | KEYSET(KEY_MET))
#define OPEN_QUESTIONS_PARTS CUES_PARTS

/* a question to ask a contact: `what` if it is not empty, else about a key */
struct open_question {
	struct str what;  /* the advice of the notes, "Ask about it.", or their own question */
	bool asked;       /* `what` is their own question, to answer first */
	bool sad;         /* the question is how they are, and `what` is why */
	enum key missing;
};

enum { OPEN_QUESTIONS = 4 }; /* of one contact, at most */

/* what reading questions needs; texts live as long as it */
struct open_questions {
	struct cues cues;
	struct terms roles;
	struct arena arena;
	struct buf scratch;
	day today;
};

void open_questions_open(struct open_questions *, struct str language, day today);
void open_questions_close(struct open_questions *);
/*
 * What to ask a contact: how they are if the notes, or the log of the last year, are sad, with the
 * sentence; nothing before their own question of the last two years, without contact since, has an
 * answer; what the notes say to ask; nothing if there is a secret or a quarrel, which is no reason
 * to quote; or else what they do, unless a key, the notes or the log say so
 * (see trade.h), and, if the notes and the log say nothing, a question for each of place, tags and
 * needs that the file lacks. None for inactive contacts, and
 * those who ask for peace, see peace.h. Returns how many.
 */
size_t open_questions_of(struct open_question out[OPEN_QUESTIONS], struct open_questions *,
                         const struct contact *);

/*
 * A need, an item of the agenda or a passion of a contact, to ask about; empty without one, if
 * there is a secret or a quarrel, and if they ask for peace
 */
struct str open_questions_theirs(struct open_questions *, const struct contact *);

#endif
