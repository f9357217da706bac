/* SPDX-License-Identifier: ISC */
#ifndef TEND_PARTS_H
#define TEND_PARTS_H

#include "edit/patch.h"
#include "front/shown.h"

/* the items of a scalar that holds several, as in tags: "#a, #b": see contact/shown.h */
struct parts {
	struct shown shown;
	size_t from;         /* the offset of the scalar's text in the file */
	enum shown_cut cut;
};

/*
 * False if the scalar holds no more than one item, or is escaped so that it cannot be written into.
 */
bool parts_read(struct parts *, const struct place *, struct str file, struct arena *);

/* what item i of a list, or a scalar, shows; as it is if it holds several */
struct str parts_shown(const struct place *, size_t i, struct arena *);

/*
 * The one text that a value shows once it is written, as the value of a key or as an item of its
 * list; the value itself if it would be read as several.
 */
struct str parts_meant(enum key, struct str name, struct str value, bool scalar, struct arena *);
/* true if a single item must be written as a list, or it would be read as several */
bool parts_need_list(enum key, struct str name, struct str item);

/* the place of item i in the file */
struct span parts_place(const struct parts *, size_t i);

/* patches the scalar: appends an item in the form of the others; false if it has none for it */
bool parts_add(struct patches *, const struct parts *, const struct place *, struct str item);
/* keeps the items with stays[i]; at least one stays */
void parts_cut(struct patches *, const struct parts *, const bool *stays);

#endif
