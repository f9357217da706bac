/* SPDX-License-Identifier: ISC */
#ifndef TEND_CUES_H
#define TEND_CUES_H

#include "contact/contact.h"
#include "find/context.h"

/* what a phrase of cues.def in a sentence calls for */
enum cue {
	CUE_SAD,    /* care: an illness, a death, a loss */
	CUE_SECRET, /* silence: a quarrel that is not mended; CUE_CONFIDENCE is one, too */
	CUE_WORK,   /* care, and work: a job that is lost */
	CUE_CONFIDENCE, /* silence to all: something that only the owner is to know */
	CUE_AGAINST, /* no offer: what they do not want, or do not like */
	CUE_CLOSED, /* no offer at all: they take on no one */
	CUE_DISTRUST, /* no introduction: the owner's own warning of them, "Do not trust him." */
	CUE_NO_GIFTS, /* no gift: they must not take any */
	CUE_NEVER,  /* no advice at all: the owner is done with them, see last_word.h */
	CUE_OVER,   /* no offer: what is over, was lost or hated, and where you met */
	CUE_FORMER, /* no offer of what the sentence names: a trade they no longer follow */
	CUE_REFUSED, /* nothing to answer: "no more favours", in what they wrote */
	CUE_ADVICE, /* the owner's own advice on what to ask: "Ask about the lake." */
	CUE_QUARREL, /* a quarrel: it is CUE_SECRET, too, unless the text says that it is mended */
	CUE_MENDED, /* "made up with her", "wieder gut": not after "never" or the like */
	CUE_UNSETTLED, /* distance: a quarrel with the owner, or a debt to them, not mended since */
	CUE_PRIVATE, /* tact, in a need: a therapist, a kidney, a child */
	CUE_TABOO,  /* silence on it, and on the sentence before: "Never bring it up." */
	CUE_RELIEF, /* no sorrow after all: "all clear", "gutartig"; not CUE_SAD, in its sentence */
	CUE_DRY,    /* they drink no alcohol */
	CUE_EXPECTING, /* they expect a child: it is CUE_DRY, too */
	CUE_LAME,   /* they do no sport any more: a wheelchair, a new knee */
	CUE_DOUBTS, /* they left the church */
	CUE_UNWED,  /* a marriage or an engagement is over: divorced, widowed, called off */
	CUE_BABY_LOST, /* a birth that was hoped for is not */
	CUE_CANCELLED, /* what the sentence names came to nothing */
	CUE_NO_BIRTHDAY, /* they keep none */
	CUE_CAREFUL, /* tact: a request, a sore point, a diet, a rule of their religion */
	CUE_ALONE,  /* no introduction: they asked for none, are on leave, or in a hospice */
	CUE_DANGER, /* whoever the sentence names is a danger to the contact: "fled from Rex" */
	CUE_FOE,    /* likewise, an ex, a rival or an enemy of the contact */
	CUE_BARRED, /* put forward for nothing: in hospital, in prison, bankrupt */
	CUE_KINDS,
	CUE_HARMLESS = CUE_KINDS, /* of phrases alone: "died laughing" is not CUE_SAD */
};

/* the kinds that say what to leave unsaid or undone, bits */
enum {
	CUES_LEAVE = 1u << CUE_SECRET | 1u << CUE_CONFIDENCE | 1u << CUE_AGAINST |
	             1u << CUE_CLOSED | 1u << CUE_DISTRUST | 1u << CUE_NO_GIFTS |
	             1u << CUE_NEVER | 1u << CUE_UNSETTLED | 1u << CUE_CAREFUL |
	             1u << CUE_TABOO | 1u << CUE_DRY,
};

/* days for which an entry of the log is a recent sorrow */
enum { CUES_SAD_DAYS = 365 };

/* the parts of a contact that cues_of() needs */
#define CUES_PARTS (WANT_RAW | WANT_ENTRIES | WANT_TEXTS)

struct cue_phrases;

/* Finds phrases of cues.def, of all languages at once, since notes are mixed. */
struct cues {
	const struct cue_phrases *phrases;
	unsigned wanted; /* while a text is read: the kinds that are sought */
	bool mended; /* while cues_of() reads: whether the file says that a quarrel is mended */
	struct context context;
	struct buf scratch;
	/* of the last contact: the first sentence of each kind, empty if there is none; sentences
	 * that are CUE_PRIVATE or CUE_CAREFUL alone may be left out */
	struct str quote[CUE_KINDS];
};

void cues_open(struct cues *);
void cues_close(struct cues *);

/*
 * Bits: 1 << kind for each of the wanted kinds, bits too, that a text has a phrase of. A few kinds
 * are found sooner than CUES_ALL.
 */
#define CUES_ALL UINT32_MAX
unsigned cues_kinds(struct cues *, struct str text, unsigned wanted);
/*
 * True if a text has a phrase of that kind. A text is best the whole of the notes, since they may
 * say that a quarrel is mended. CUE_ADVICE counts at the beginning of a text alone.
 */
bool cues_in(struct cues *, struct str text, enum cue);

/*
 * Reads a contact into c->quote: the notes, then, for CUE_SAD, CUE_WORK, CUE_SECRET and CUE_TABOO,
 * the entries from `since` to `today`. The sentences are slices of the contact, valid until the
 * next call; a sentence that is secret counts as that alone, and one that is CUE_TABOO, or stands
 * before one that hushes it, as no CUE_SAD and no CUE_WORK, nor does one of the notes that names a
 * year, and none but years that ended two years ago or more: "widower since 2015".
 */
void cues_of(struct cues *, const struct contact *, day since, day today);
/*
 * True if the notes of a contact have a quarrel, or something unsettled with the owner: no time to
 * count the years or to say hello. It overwrites c->quote.
 */
bool cues_quarrel(struct cues *, const struct contact *);

#endif
