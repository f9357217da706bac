/* SPDX-License-Identifier: ISC */
#ifndef TEND_CHANGE_H
#define TEND_CHANGE_H

#include "edit/patch.h"

/* a change to a key of the front-matter: shared by edit.c, edit_key.c and edit_place.c */
struct change {
	struct str file, name;    /* the file, and the key as the caller wrote it */
	enum key known;
	enum edit_op op;
	struct str value;
	struct str shown;         /* what it shows as an item, see contact/shown.h */
	/* the items of the new list for EDIT_SET, or the items to add for EDIT_ADD */
	struct str *item;
	size_t nitems;
	bool list;                /* true if EDIT_SET makes a list */
	const struct edit *edit;
	const struct map *own;    /* edit->own; for `met`, with its other names apart */
	struct patches patches;
	struct place *place;
	size_t nplaces;
	const struct place *at;   /* the place to change, or NULL */
	struct contact old;
	bool stays;               /* the text has a value that cannot be changed in place */
};

/* reports why the change cannot be made, with the line of a place unless it is NULL; -1 */
int change_refuse(const struct change *, const struct place *, const char *why);

/*
 * True if a key of the file is the one to change. Synonyms are the same key, except those of `met`:
 * people keep there how they met someone, which is no place for a date.
 */
bool change_meant(const struct change *, enum key known, struct str name);

/* the field of the key in a contact, or NULL */
const struct field *change_field(const struct change *, const struct contact *);

/* reads the file into c->old and c->place; reports and returns -1 if no key of it can be changed */
int change_open(struct change *);

/* the place that front_parse() reads if there are several, or NULL */
const struct place *change_choose(const struct change *);

/* contact_parse() with all keys, without reports */
int change_parse(struct contact *, const struct change *, struct str file, struct arena *,
                 unsigned want);

/*
 * true if two items of the key's list are equal: addresses if all but case is, others by
 * text_same()
 */
bool change_same(const struct change *, struct str a, struct str b);

/* true if a contact has the new value; compares additions and removals with c->old */
bool change_says(const struct change *, const struct contact *);

/* true if a contact has all but the key as c->old */
bool change_others_same(const struct change *, const struct contact *);

/* true if a changed file has the same body, and a front-matter that can be changed again */
bool change_fits(const struct change *, struct str file, struct arena *);

/* true if a changed file has the new value, and all else as before */
bool change_read_back(const struct change *, struct str file);

/* patches the key where it is in the file; -1 after a report */
int change_place(struct change *);

/*
 * Changes a value that stands in the text, in place: 1, 0 if it is not simple enough for that, or
 * -1 after a report
 */
int change_body(struct buf *out, struct change *);

/* adds a new line at `at`, or at the end of the front-matter if it is 0 */
void change_add_line(struct change *, size_t at);
/* the same with a value in YAML */
void change_add_text(struct change *, size_t at, struct str text);
/* the best offset for a new line, or 0 for the end of the front-matter */
size_t change_new_place(const struct change *);

#endif
