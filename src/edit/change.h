/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHANGE_H
#define TEND_CHANGE_H

#include "edit/patch.h"

/* a key of a front-matter being changed: for edit.c, edit_key.c and edit_place.c */
struct change {
	struct str file, name;    /* the key, as it was given */
	enum key known;
	enum edit_op op;
	struct str value;
	/* the items that EDIT_SET is to make of a list, or EDIT_ADD to add */
	struct str *item;
	size_t nitems;
	bool list;                /* EDIT_SET makes a list */
	const struct edit *edit;
	struct patches patches;
	struct place *place;
	size_t nplaces;
	const struct place *at;   /* the place to be changed, or NULL */
	struct contact old;
};

/* says why it cannot be done, and where if a place is to blame: -1 */
int change_refuse(const struct change *, const struct place *, const char *why);

/*
 * Whether a key of the file is the one meant. Synonyms are one key but for `met`: how one met,
 * which people keep under its other names, is no place for a date.
 */
bool change_meant(const struct change *, enum key known, struct str name);

/* its field in a contact, or NULL */
const struct field *change_field(const struct change *, const struct contact *);

/*
 * reads the file into c->old and c->place; -1 told if nothing can be written into it, whatever is
 * asked
 */
int change_open(struct change *);

/* the place that counts where there are several, as front_parse() decides it; or NULL */
const struct place *change_choose(const struct change *);

/* contact_parse() of all keys, nothing told */
int change_parse(struct contact *, const struct change *, struct str file, struct arena *,
                 unsigned want);

/*
 * whether two items of its list are one: addresses that differ in more than case are two, else as
 * text_same()
 */
bool change_same(const struct change *, struct str a, struct str b);

/* whether a contact says what is to be said; for what is added or taken away, against c->old */
bool change_says(const struct change *, const struct contact *);

/* whether a changed file says that, and else the same as before */
bool change_read_back(const struct change *, struct str file);

/* patches for the key as it is in the file; -1 told */
int change_place(struct change *);

/* patches for a new line; where it best goes, or 0 if that is the end of the front-matter */
void change_add_line(struct change *, size_t at);
/* the same with a value that is written already */
void change_add_text(struct change *, size_t at, struct str text);
size_t change_new_place(const struct change *);

#endif
