/* SPDX-License-Identifier: ISC */
#ifndef TEND_THESAURUS_H
#define TEND_THESAURUS_H

#include "base/arena.h"

/* how a word is related to the one looked up, closest first */
enum thesaurus_tie {
	THESAURUS_SYNONYM,  /* undertaker: funeral director */
	THESAURUS_TRANSLATION, /* milliner: Hutmacherin */
	THESAURUS_DERIVED,  /* lawyer: law */
	THESAURUS_NARROWER, /* musician: drummer */
	THESAURUS_PART,     /* Portugal: Lisbon */
	THESAURUS_BROADER,  /* gelato: ice cream */
	THESAURUS_GLOSS,    /* milliner: hats; a word of the definition */
	THESAURUS_TIES,
};

/* a word or phrase in lower case, its words separated by blanks */
struct thesaurus_word {
	struct str text;
	enum thesaurus_tie tie;
	unsigned sense;     /* of the word looked up, from 0; the commonest first */
};

/* what was found for a word: each text once, by its closest tie, in the order of the thesaurus */
struct thesaurus_words {
	struct thesaurus_word *v; /* owned; the texts are in the arena */
	size_t n, cap;
	struct arena arena;
};

enum { THESAURUS_MAX = 600 }; /* related words kept for a word */

/* a pair of files: an index in the order of its bytes, and the data it points into */
struct thesaurus_file {
	struct str index, data;
};

/*
 * WordNet, as wndb(5) describes it (Fellbaum 1998): index.noun and data.noun, and so on. The index
 * is looked up by bisection. The files are not trusted:
 * what does not fit the format is skipped, and the work is bounded.
 */
enum { WORDNET_PARTS = 4 }; /* noun, verb, adj, adv */
void thesaurus_wordnet(struct thesaurus_words *, const struct thesaurus_file[WORDNET_PARTS],
                       struct str word);

/*
 * MyThes, the format of LibreOffice's thesauri: an index of "word|offset" and data of
 * "word|meanings" with a line "part|synonym|..." for each. Encoded in UTF-8 or ISO-8859-1. Words
 * marked as generic terms are left out.
 */
void thesaurus_mythes(struct thesaurus_words *, const struct thesaurus_file *, struct str word);

/* adds a related text in lower case, "_" as a blank, unless it is there already or is too long */
void thesaurus_add(struct thesaurus_words *, struct str text, enum thesaurus_tie,
                   unsigned sense);
/*
 * By bisection, the lines of an index from the first on that is not before a word; a line is a
 * word, `end` and more. The index is in the order of its bytes.
 */
struct str thesaurus_lines(struct str index, struct str word, char end);

void thesaurus_words_free(struct thesaurus_words *);

#endif
