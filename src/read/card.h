/* SPDX-License-Identifier: ISC */
#ifndef TEND_CARD_H
#define TEND_CARD_H

#include "base/map.h"
#include "edit/edit.h"
#include "read/card_form.h"

/*
 * The formats that cards are read from, by the names of tend-vcard --from; see LIST_OR. With
 * each, what reads it, whether it may be a folder of .vcf files, and whether a file that ends in
 * .conf says where these are.
 */
#define CARD_FORMATS(first, next, last) \
	first("vcard", vcf_read, true, false) next("khard", vcf_read, true, true) \
	next("abook", abook_read, false, false) next("linkedin", linkedin_read, false, false) \
	next("google", google_read, false, false) next("outlook", outlook_read, false, false) \
	next("thunderbird", thunderbird_read, false, false) next("ldif", ldif_read, false, false) \
	next("csv", csv_table_read, false, false) last("friends", friends_read, false, false)

struct table_map;

/*
 * A person as another program describes them, in the keys of tend. Every reader in src/read makes
 * cards of its format, and import.h compares them with the book. All texts are UTF-8 without
 * control characters except LF, trimmed, and live in the arena of their struct cards.
 */
struct card_value {
	enum key key;
	/* for KEY_OTHER the name of the user's key, such as "x-skype"; else empty */
	struct str name;
	struct str pair; /* the key within a map; usually empty */
	struct str text; /* the value as written in the front-matter; never empty */
};

struct card {
	struct str uid;  /* the UID in the card; empty if it has none */
	struct str id;   /* the contact's id if tend wrote the card; else empty */
	struct str name; /* the person's name; if it is empty, no contact is made of the card */
	/* in the order of the card; each value of a list is separate; never KEY_NAME */
	struct card_value *value;
	struct str photo; /* the bytes of a picture of the person; usually empty */
	struct edit_entry *entry; /* log entries, in the order of the card */
	size_t nvalues, nentries, value_room, entry_room;
	/*
	 * true for a card that tend wrote: values are kept as they are; in others, those that mean
	 * the same are one
	 */
	bool exact;
	struct str path; /* the file and the first line of the card, for messages */
	uint32_t line;
};

/* cards in the order they were read. Start it as {0}; release it with cards_free(). */
struct cards {
	struct card *v;
	size_t n, cap;
	struct arena arena;
	struct errors errors; /* read errors, by path and line; all other cards are kept */
	struct map seen;      /* the values of the last card: their index */
	const struct table_map *map; /* what columns of a table mean (table_map.h); or NULL */
	size_t skipped;       /* people who were left out, each reported */
};

/* the text of a whole file in UTF-8, see charset_file(); it lives like the cards */
struct str cards_bytes(struct cards *, struct str bytes, struct str path);
/* adds an empty card with that place; `path` must outlive the cards */
struct card *cards_add(struct cards *, struct str path, uint32_t line);
/* drops the last card */
void cards_drop(struct cards *);
/* cleans a text as cards hold it, and copies it into their arena; may become empty */
struct str cards_text(struct cards *, struct str raw);
/*
 * Adds a value to the last card; name and pair as in struct card_value. The text is cleaned; empty
 * texts and values that the card already has under this key, in whatever spelling, are dropped; a
 * phone number with its country replaces one without. Returns the text that the card now has.
 */
struct str card_value(struct cards *, enum key, struct str name, struct str pair, struct str raw);
/* adds an entry to the last card; its texts are cleaned */
void card_entry(struct cards *, const struct edit_entry *);
void cards_free(struct cards *);

#endif
