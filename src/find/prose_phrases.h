/* SPDX-License-Identifier: ISC */
#ifndef TEND_PROSE_PHRASES_H
#define TEND_PROSE_PHRASES_H

#include "find/prose_may.h"

/* The phrases of prose_needs.def, and the words of one sentence compared with them. */

#define PROSE_LANGUAGES(X) \
	X(ENGLISH) X(GERMAN) X(FRENCH) X(SPANISH) X(PORTUGUESE) X(ITALIAN) X(DUTCH) X(POLISH)
#define PROSE_ROLES(X) \
	X(NOT) X(NOTHING) X(IDLE) X(UNIT) X(ARTICLE) X(I) X(YOU) X(THEY) X(ANYONE) X(RELATIVE) \
	X(CIRCLE) X(MY) X(IF) X(HELD) X(MORE) X(OPENER) X(BASE) X(DEFINITE) X(GROUP) X(MET) X(ONE) \
	X(LATER) X(TALK) X(LAUGH) X(JOKE) X(SHAME)

enum prose_language {
#define X(name) PROSE_##name,
	PROSE_LANGUAGES(X)
#undef X
	PROSE_NLANGUAGES
};

enum prose_role {
#define X(name) PROSE_##name,
	PROSE_ROLES(X)
#undef X
	PROSE_NROLES
};

enum prose_phrase_kind {
	PROSE_PHRASE_STATED,
	PROSE_PHRASE_LOOSE,
	PROSE_PHRASE_MINE,
	PROSE_PHRASE_WISH,
	PROSE_PHRASE_ASKED,
	PROSE_PHRASE_OVER,
};

enum prose_shape { PROSE_AFTER, PROSE_BEFORE, PROSE_GAP, PROSE_WHOLE };

/* a word of a sentence */
struct prose_token {
	struct str raw;
	uint32_t id;   /* number of its folded form among the words of the table, or MAP_NONE */
	char border;   /* what stands before it: 0, ',' or ':' for any stronger mark */
	bool upper;    /* begins with a capital ASCII letter */
	bool accented; /* has a byte beyond ASCII */
};

struct prose_phrase;

/* a phrase found in a sentence */
struct prose_match {
	enum prose_language language;
	enum prose_phrase_kind kind;
	enum prose_shape shape;
	bool lone;          /* the phrase has but one word that must be there */
	size_t from, to;    /* its words */
	size_t gap, gap_to; /* the words at the "~", if it has one */
};

struct prose_phrases;

struct prose_phrases *prose_phrases_open(void);
void prose_phrases_close(struct prose_phrases *);

/* as prose_may_in(), which prose_may.h has */
unsigned prose_phrases_may(struct prose_phrases *, struct str text, unsigned wanted);
/* splits a sentence into words, at most `max`; returns how many */
size_t prose_phrases_split(struct prose_token *out, size_t max, struct prose_phrases *, struct str);
/* finds the longest phrase that begins with word i; false if there is none */
bool prose_phrases_match(struct prose_match *out, const struct prose_phrases *,
                         const struct prose_token *, size_t n, size_t i);
/* true if a word has a role in a language */
bool prose_phrases_role(const struct prose_phrases *, const struct prose_token *,
                        enum prose_language, enum prose_role);

#endif
