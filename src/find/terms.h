/* SPDX-License-Identifier: ISC */
#ifndef TEND_TERMS_H
#define TEND_TERMS_H

#include "book/book.h"

/* a name of a role: its last word, and the role */
struct terms_name {
	uint32_t last, role;
};

/*
 * Numbers the words of short texts: folded, stemmed in a language, without stop words. It keeps
 * copies of the texts it needs.
 */
struct terms {
	struct map stems;  /* stem: its number */
	struct map words;  /* folded word: the number of its stem, or STOPPED */
	struct map unknown; /* likewise, or UNKNOWN, for words that are only looked up */
	struct map roles;  /* the numbers of a role's words, as bytes: the number of the role */
	struct map homonyms; /* folded words that end no name of a role; 0 if in prose alone */
	struct map commons; /* folded common words, see words_common() */
	struct terms_name *name; /* of roles */
	size_t nnames, names_cap;
	struct map light;   /* folded words that say little in a sentence, see light.def */
	bool prose;         /* what is read now is a sentence */
	struct map own;     /* folded words read since terms_collect(): their terms */
	struct map roots, tails; /* likewise, the roots of those words, and of their ends */
	bool collect, relate;
	bool *in_role;     /* of each number below first_role, whether it ends the name of a role */
	uint32_t *common;  /* the numbers of common words, in the order of reading */
	size_t ncommon, common_cap;
	uint32_t first_role, last_role; /* roles are numbered from first_role up to last_role */
	uint32_t n;
	struct stem *stem; /* NULL if the language has no stemmer; words are then used unchanged */
	struct buf scratch, phrase;
	struct arena arena;
};

void terms_open(struct terms *, struct str language);
/*
 * From now on a text has, beside its words, the roles that it names, each a term: those of
 * roles.def, where "GP", "family doctor" and "Hausarzt" are one, and deeds.def. Call it before any
 * text is read.
 */
void terms_roles(struct terms *);
/*
 * From now on the text is prose, or a list again: in prose, the words of light.def and single
 * letters are no terms. They still count as words of the name of a role.
 */
void terms_prose(struct terms *, bool prose);
/*
 * terms_collect() keeps the words of the texts that are read from now on; from terms_relate() on,
 * another word that is related to one of them, see word_root.h, has its term.
 */
void terms_collect(struct terms *);
void terms_relate(struct terms *);
/* keeps a folded word and its term, between the two */
void terms_keep(struct terms *, struct str folded, uint32_t term);
/* the term of a folded word by a related one, after terms_relate(); not below n if it has none */
uint32_t terms_related(const struct terms *, struct str folded);
static inline bool
terms_is_role(const struct terms *t, uint32_t term)
{
	return term >= t->first_role && term < t->last_role;
}
/*
 * The distinct known terms of a text, ascending: appended to *v; how many. Nothing is numbered.
 */
size_t terms_known(struct terms *, struct str text, uint32_t **v, size_t *n, size_t *cap);
/* the term of a folded word; not below n if it has none. Nothing is numbered, or kept */
uint32_t terms_find(const struct terms *, struct str folded);
/* true for a folded common word that no text had yet */
bool terms_unread(const struct terms *, struct str folded);
void terms_close(struct terms *);

/* where the text of an item stands */
enum item_source {
	ITEM_LISTED, /* a value of the key */
	ITEM_JOINED, /* a value and the next, which a comma may have split */
	ITEM_TITLE,  /* what a contact does */
	ITEM_NOTES,  /* a sentence of the notes, or two */
};

/* one value of one key of one contact, as terms */
struct item {
	uint32_t who;   /* index into the book's contacts */
	uint32_t from;  /* its first term */
	uint16_t n;     /* number of terms */
	uint16_t value; /* index of the value in its field */
	uint8_t source; /* an enum item_source; ITEM_LISTED for all that items_read() reads */
	/* of a need in notes: what is wanted, as bytes of its text; or 0, 0 */
	uint8_t thing, thing_n;
	/* of an offer, 1 if the notes state it as a need: "wants to sell the boat"; of a need, a
	 * bit for each of its roles that stands beside what is wanted: "a museum for cooks" */
	uint8_t mark;
};

/*
 * All values of a key over a book, and an index from terms to them. The items of contact c are
 * v[first[c]] up to v[first[c + 1]]; the postings of term t are posting[start[t]] up to
 * posting[start[t + 1]]. Start it as {0}.
 */
struct items {
	struct item *v;
	size_t n, cap;
	uint32_t *term; /* the terms of all items, one after another */
	size_t nterms, terms_cap;
	uint32_t *first;
	uint32_t *start, *posting;
	struct str *text; /* of each item of items_add(), borrowed; NULL if there are none */
	size_t text_cap;
};

/*
 * Reads a key of every contact. If `whole`, each value is one term: for tags, which match as a
 * whole; in a book of TERMS_BOOK or more, a tag that more than a third of it has is left out.
 * items_index() adds the postings.
 */
void items_read(struct items *, struct terms *, const struct book *, enum key, bool whole);
enum { TERMS_BOOK = 30 };
/* true for a tag that so many of a book have that it says what kind of note this is */
static inline bool
terms_is_mark(size_t have, size_t book)
{
	return book >= TERMS_BOOK && have * 3 > book;
}
/*
 * Adds a text as an item of words, with the contact, value and source of `it`; false if it has no
 * words. Contacts come in ascending order, and the caller fills s->first.
 */
bool items_add(struct items *s, struct terms *, struct item it, struct str text);
/* leaves the roles alone of the item added last; the item goes if it names none */
void items_keep_roles(struct items *, const struct terms *);
/* adds the terms of items i and k, of one contact, as one item, without a text */
void items_join(struct items *s, struct item it, size_t i, size_t k);
/* true if the items of a contact include this value of its field */
bool items_have(const struct items *, size_t who, size_t value);
/* fills the postings; n is the number of terms */
void items_index(struct items *, uint32_t n);
void items_free(struct items *);

#endif
