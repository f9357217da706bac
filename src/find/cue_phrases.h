/* SPDX-License-Identifier: ISC */
#ifndef TEND_CUE_PHRASES_H
#define TEND_CUE_PHRASES_H

#include "base/arena.h"
#include "base/map.h"
#include "base/word_filter.h"
#include "find/cues.h"

struct cue_phrase {
	/* what stands before the key and after it: folded words with a blank between them, or a "/"
	 * between alternatives; a set is "@" and its number added to CUE_SET, a gap is ".." */
	struct str before, after;
	uint32_t next;       /* another phrase with the same key, or MAP_NONE */
	enum cue kind;
	uint32_t kinds;      /* bits of its kind and of those that follow, but for CUE_HARMLESS */
	char last;           /* the last letter before the key, ASCII, or 0 if there are several */
	char first;          /* likewise, the first letter after it */
	bool begins, ends;   /* whether it stands at that border of a clause alone */
	bool colon;          /* whether it stands before a colon alone */
	uint8_t words;       /* those of the sentence, if it must be all of it; else 0 */
};

enum {
	CUE_PHRASES_BEGIN = 3,  /* letters that the hashes read */
	CUE_SET = 0x80, /* no letter, and no blank */
};

/* the phrases of cues.def, no_offer.def, barred.def, griefs.def, estranged.def and undone.def */
struct cue_phrases {
	struct cue_phrase *v;
	size_t n, cap;
	struct arena arena; /* phrases with the numbers of their sets */
	struct map key;     /* a word of phrases, mostly their longest: the last phrase with it */
	struct map word;    /* a word of a set: its place in sets */
	uint64_t *sets;     /* a bit for each set that has the word */
	size_t sets_cap;
	/* bits, small enough to stay in the processor's cache */
	uint8_t begins[4096]; /* hashes of the first letters of keys */
	uint8_t brief[128];   /* likewise of keys that are shorter than CUE_PHRASES_BEGIN */
	struct word_filter words; /* keys, but for short ones */
};

/* All of them, indexed once for the whole process, since that takes longer than a small book. */
const struct cue_phrases *cue_phrases(void);

/* true if a folded word is of the set that the word of a phrase names */
bool cue_phrases_in_set(const struct cue_phrases *, struct str folded, struct str set);

/* a hash of the first letters of a word; both cases of an ASCII letter are equal */
static inline unsigned
cue_phrases_hash(const char *p)
{
	return (unsigned)((p[0] & 31) << 10 | (p[1] & 31) << 5 | (p[2] & 31));
}

/* a hash of a word of one or two letters; likewise */
static inline unsigned
cue_phrases_brief_hash(const char *p, size_t n)
{
	return (unsigned)((p[0] & 31) << 5 | (n > 1 ? p[1] & 31 : 0));
}

/* false if no key is a word of one or two ASCII letters at p */
static inline bool
cue_phrases_brief(const struct cue_phrases *t, const char *p, size_t n)
{
	unsigned i = cue_phrases_brief_hash(p, n);

	return t->brief[i / 8] >> i % 8 & 1;
}

/* false if no key begins with the first letters at p */
static inline bool
cue_phrases_begin(const struct cue_phrases *t, const char *p)
{
	unsigned i = cue_phrases_hash(p);

	return t->begins[i / 8] >> i % 8 & 1;
}

#endif
