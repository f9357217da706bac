/* SPDX-License-Identifier: ISC */
#ifndef TEND_GIVE_H
#define TEND_GIVE_H

#include "find/cues.h"
#include "match/give_kind.h"
#include "match/give_things.h"
#include "match/intro_pair.h"

/* the keys and parts that giving needs, of the whole book */
#define GIVE_KEYS \
	(INTRO_KEYS | GIVE_THINGS_KEYS | KEYSET(KEY_AGENDA) | KEYSET(KEY_ADMIRE) | \
	 KEYSET(KEY_HOOK))
#define GIVE_PARTS INTRO_PARTS
/* likewise, of the contacts that give_to() is called for */
#define GIVE_TO_PARTS (GIVE_PARTS | CUES_PARTS | WANT_TASKS)

/* why something would be a gift; those from GIVE_ADVISED on are what to say, one at most */
enum give_reason {
	GIVE_THEY_ASKED,     /* their last word is a question, without contact since */
	GIVE_NEEDED,         /* it fits a need */
	GIVE_WANTED,         /* another needs what they have: an introduction */
	GIVE_PROMISED,       /* the owner promised it, as a task */
	GIVE_OWED,           /* the same, in the notes */
	GIVE_AGENDA,         /* it is on their agenda */
	GIVE_OUR_PASSION,    /* a passion that the owner shares */
	GIVE_OUR_PLACE,      /* a place that the owner shares */
	GIVE_NEVER_PRAISED,  /* the owner never said so */
	GIVE_ADMIRED,        /* likewise, and it is an organisation that the owner admires */
	GIVE_THEIR_PASSION,  /* only if there is nothing else */
	GIVE_ADVISED,        /* the notes say what to ask */
	GIVE_STILL_OPEN,     /* their last question, with contact since that did not answer it */
	GIVE_OUT_OF_REACH,   /* a need without an introduction */
	GIVE_THANKS,         /* a favour they did, without contact since */
	GIVE_LAST_WORD,      /* their last word, without contact since */
	GIVE_CAME_OF_IT,     /* what the owner gave last, without contact since */
	GIVE_HOOK,           /* what would make them curious */
	GIVE_SAD,            /* a sorrow: the first question then, see give_question_add() */
};

/* how far an introduction under way has come */
enum give_progress { GIVE_NOT_BEGUN, GIVE_ONE_ASKED, GIVE_BOTH_AGREED };

enum { GIVE_TOPICS = 3 };

/*
 * Something that the owner could give to a contact, and why. The texts are borrowed from the book
 * or the arena. give_text.h makes it a sentence.
 */
struct gift {
	size_t who;        /* index into the book's contacts */
	enum give_kind kind;
	enum give_reason reason;
	size_t with;       /* of an introduction: the contact to meet; otherwise the book's n */
	enum give_progress progress; /* of an introduction */
	/* of an introduction: `what` is a title or a sentence of the notes, not an offer */
	bool title, noted;
	bool need_noted;   /* likewise, `need` is a sentence of the notes */
	/*
	 * an offer, an item of the agenda, what is admired, a passion or place; of other reasons
	 * the evidence, on one line: a question, promise or sentence
	 */
	struct str what;
	struct str need;   /* the need that `what` fits, or out of reach; GIVE_WANTED: of `with` */
	struct str topic[GIVE_TOPICS]; /* in place of `what`: passions that an idea may be about */
	size_t ntopics;
	struct str entry;  /* the kind of the entry that is the evidence */
	day date;          /* its day, or by when it was promised; DAY_NONE */
};

/* finds gifts in one book; it borrows the intros and the arena */
struct giver;

struct giver *give_open(struct intros *, day today, struct arena *);
/*
 * From now on, if lists and titles fit nothing, give_to() finds introductions as give_noted.h does.
 * That reads the notes of the whole book, and is done if a few contacts are named; in a book of
 * more than GIVE_NOTES_BOOK contacts, if one is.
 */
void give_read_notes(struct giver *, struct book *, const struct people *);
enum { GIVE_NOTES_MAX = 200, GIVE_NOTES_BOOK = 5000 };
void give_close(struct giver *);

/*
 * Finds what the owner could give to a contact, at most `limit` gifts; `out` has room for them:
 *
 *	1. the answer to their last question
 *	2. what fits their needs: offers of the owner, introductions; with INTRO_ROLES also to those
 *	   of the same place whose title names the role that is needed, if no offer fits; if
 *	   there is nothing, and give_read_notes() was called, what give_noted.h finds
 *	3. what the owner promised
 *	4. their agenda, praise, what both like
 *	5. if there is none of these, something on their passions
 *	6. one question on what is open, unless there is theirs to answer; or thanks for a favour
 *
 * In 2 and 4 the kind that was given least comes first, and no kind comes a second time before
 * each found has come once. If the notes, or the log of the last year, are sad, there is nothing
 * of 4 and 5, and the question is how they are. There is 3 alone if they owe you something, if your
 * notes warn of them, or if they ask for peace (peace.h). A text with a cue of secrecy is never
 * quoted. There may be no gift; there is none for the owner and inactive contacts. Returns how
 * many.
 */
size_t give_to(struct gift *out, size_t limit, struct giver *, size_t who);

/*
 * Finds the contacts whose offers fit a need of `who`, the best fit of each, best first, at most
 * `limit`: in good standing, neither tied to `who` nor kept apart, and neither's file names the
 * other (see acquainted.h). Returns how many.
 */
size_t give_meet(struct fit *out, size_t limit, struct giver *, size_t who);
/* likewise, the owner's offers */
size_t give_help(struct fit *out, size_t limit, struct giver *, size_t who);

#endif
