/* SPDX-License-Identifier: ISC */
#ifndef CHANGE_H
#define CHANGE_H

#include "patch.h"

/* a key of a front-matter being changed: for edit.c, edit_key.c and edit_place.c */
struct change {
	struct str file, name;    /* the key, as it was given */
	enum key known;
	enum edit_op op;
	struct str value;
	struct str *item;         /* the items that EDIT_SET is to make of a list */
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

/* contact_parse() of all keys, nothing told */
int change_parse(struct contact *, const struct change *, struct str file, struct arena *, unsigned want);

/* whether a contact says what is to be said; for what is added or taken away, against c->old */
bool change_says(const struct change *, const struct contact *);

/* whether a changed file says that, and else the same as before */
bool change_read_back(const struct change *, struct str file);

/* patches for the key as it is in the file; -1 told */
int change_place(struct change *);

/* patches for a new line; where it best goes, or 0 if that is the end of the front-matter */
void change_add_line(struct change *, size_t at);
size_t change_new_place(const struct change *);

#endif
