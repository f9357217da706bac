/* SPDX-License-Identifier: ISC */
#ifndef TEND_CARD_H
#define TEND_CARD_H

#include "base/map.h"
#include "edit/edit.h"

/*
 * What another program knows of a person, in tend's own words: what every reader
 * of src/in makes of its format, and what study/import.h compares with the book.
 * All texts are UTF-8 without control characters but line ends (LF), trimmed, never empty, and live in
 * the arena of its struct cards.
 */
struct card_value {
	enum key key;
	struct str name; /* of KEY_OTHER: the name of the user's key, such as "x-skype"; else empty */
	struct str pair; /* the name it has in a map; mostly empty */
	struct str text; /* as it would stand in the front-matter */
};

struct card {
	struct str uid;  /* as the card gives it; empty if it has none */
	struct str id;   /* the contact's id, of a card that tend wrote; else empty */
	struct str name; /* what they are called; empty if that is unknown: then nothing is made of the card */
	struct card_value *value; /* in the order of the card; of a list each value its own; never KEY_NAME */
	struct edit_entry *entry; /* what was done together, as it comes */
	size_t nvalues, nentries, value_room, entry_room;
	struct str path; /* where it was read, and its first line, for messages */
	uint32_t line;
};

/* cards in the order they were read. Start it as {0}. */
struct cards {
	struct card *v;
	size_t n, cap;
	struct arena arena;
	struct errors errors; /* what could not be read, by path and line; the rest is there */
	struct map seen;      /* the values of the card added last, once they are many */
};

/* the text of a file, without a BOM; the first byte that is no text (invalid UTF-8, NUL) is told */
struct str cards_bytes(struct cards *, struct str bytes, struct str path);
/* one more, empty, of that place; the path is the caller's, and must live as long */
struct card *cards_add(struct cards *, struct str path, uint32_t line);
/* a text as cards hold it, copied into their arena; maybe empty */
struct str cards_text(struct cards *, struct str raw);
/*
 * One more value of the card added last: name and pair as in struct card_value. The text is raw; what is then
 * empty, or what the card has already under that key, is left out.
 */
void card_value(struct cards *, enum key, struct str name, struct str pair, struct str raw);
/* one more entry of the card added last: its texts are raw */
void card_entry(struct cards *, const struct edit_entry *);
void cards_free(struct cards *);

#endif
