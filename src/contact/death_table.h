/* SPDX-License-Identifier: ISC */
#ifndef TEND_DEATH_TABLE_H
#define TEND_DEATH_TABLE_H

#include "base/map.h"
#include "base/word_gate.h"
#include "base/word_pairs.h"

/* The words of death.def, for death.c, and the kinds that it has; the last are not in that file. */
enum death_kind {
	DEATH_SUBJECT, DEATH_FILL, DEATH_HELPING, DEATH_LAST, DEATH_GONE, DEATH_LEAD, DEATH_BIRTH,
	DEATH_NEXT, DEATH_WHEN, DEATH_OWNER, DEATH_OTHER, DEATH_LEFT,
	DEATH_NOT,
	DEATH_WEEKDAY,
	DEATH_OWN,    /* of the contact's name */
	DEATH_FIRST,  /* begins a phrase */
	DEATH_BEGINS, /* the longest word of a phrase */
};

/* the kinds of words that a sentence must have, and of those that it may begin with */
#define DEATH_SAYS (1u << DEATH_BEGINS | 1u << DEATH_LAST | 1u << DEATH_GONE)
#define DEATH_BEFORE \
	(1u << DEATH_SUBJECT | 1u << DEATH_FILL | 1u << DEATH_HELPING | 1u << DEATH_BIRTH | \
	 1u << DEATH_FIRST | 1u << DEATH_LEAD)

enum { DEATH_LETTERS = 256, DEATH_PHRASES = 512 };

/* the kinds of phrases of death.def */
enum death_way { DEATH_SAID, DEATH_VEILED, DEATH_BURIED, DEATH_DATED, DEATH_CERTAIN };

struct death_phrase {
	struct str text; /* folded; in a row of the table, several with "; " between */
	enum death_way way;
};

struct death_table {
	struct map kinds; /* folded word: a bit for each kind */
	struct death_phrase phrase[DEATH_PHRASES];
	size_t n;
	struct word_gate gate;    /* the words of the kinds DEATH_SAYS */
	struct word_pairs beside; /* each of them and a word beside it in a phrase, or "" for any */
	/* the kinds of words by their first two letters */
	unsigned begins[DEATH_LETTERS][DEATH_LETTERS];
};

/* the table, for the whole process; empty until death_table_read(), which reads it once */
extern const struct death_table *const death_table;
void death_table_read(void);

#endif
