/* SPDX-License-Identifier: ISC */
#ifndef TEND_FIELD_H
#define TEND_FIELD_H

#include "account/due.h"

/* what the values of a field are; as texts they always come, too */
enum field_type {
	FIELD_TEXT,
	FIELD_NUMBER,
	FIELD_DAY,
	FIELD_PERIOD,
	FIELD_LIST,
};

/*
 * What can be asked of a contact by name: something computed, a key of the
 * front-matter, or a key of the user's own.
 */
struct field_ref {
	struct str name; /* tend's own for it, or the user's as it was asked for */
	enum field_type type;
	enum key key;    /* unless computed; KEY_OTHER is the user's own */
	int computed;    /* which of those field.c knows, or -1 */
	struct needs ask;  /* what has to be loaded for it */
};

/*
 * What a name means: `id path name tier every last next late due state first
 * given taken net asks gave took entries`, else a key or a synonym of it, of
 * which `own` are the user's, else the user's own key. Of the user's own keys
 * nobody knows what they hold: they are lists. `name` must live on.
 */
struct field_ref field_find(struct str name, const struct map *own);

/* the raw text of the whole file, which has no name */
struct field_ref field_raw(void);

/*
 * One contact, seen on a day, for the fields asked of it; what several of them
 * need is computed once. `arena` holds the texts that are made.
 */
struct field_view {
	const struct contact *contact;
	const struct settings *set;
	day today;
	struct arena *arena;
	bool have_due, have_standing;
	struct due due;
	struct account standing;
};

/* the values a contact has for a field; n is 0 for none or unknown */
struct field_value {
	const struct str *text;
	size_t n;
	int64_t number; /* of a FIELD_NUMBER, if n */
	day day;        /* of a FIELD_DAY, if n */
};

/*
 * `every` is the rhythm in force: the contact's own, else its tier's. `next`
 * and `due` are the day that tend-due gives; it, `late` and `state` are unknown
 * for the owner and the retired, who are never due.
 */
struct field_value field_get(const struct field_ref *, struct field_view *);

/*
 * The known name that a key of the user's own may have been meant for: one that
 * is near, where nobody in the book has the key; else NULL.
 */
const char *field_meant(const struct field_ref *, const struct book *);

#endif
