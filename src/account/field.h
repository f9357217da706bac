/* SPDX-License-Identifier: ISC */
#ifndef TEND_FIELD_H
#define TEND_FIELD_H

#include "account/due.h"

/* the type of a field's values; they are also available as texts */
enum field_type {
	FIELD_TEXT,
	FIELD_NUMBER,
	FIELD_DAY,
	FIELD_PERIOD,
	FIELD_LIST,
};

/*
 * A field of a contact: a computed one, a key of the front-matter, or one of the
 * user's own keys.
 */
struct field_ref {
	struct str name; /* tend's name for it; for the user's own keys, as given */
	enum field_type type;
	enum key key;    /* unless computed; KEY_OTHER for the user's own keys */
	int computed;    /* index of a computed field in field.c, or -1 */
	struct needs needs; /* what has to be loaded for it */
};

/*
 * Finds the field of a name: `id path name tier every last next late due state first
 * given taken net asks gave took entries`, else a key or its synonym (`own` has the
 * user's synonyms), else one of the user's own keys. The user's own keys have no known
 * type: they are lists. `name` must outlive the field.
 */
struct field_ref field_find(struct str name, const struct map *own);

/* the raw text of the whole file, a field without a name */
struct field_ref field_raw(void);

/*
 * One contact on a day, for field_get(); what several fields need is computed once.
 * `arena` holds the texts.
 */
struct field_view {
	const struct contact *contact;
	const struct settings *set;
	day today;
	struct arena *arena;
	bool have_due, have_account;
	struct due due;
	struct account account;
};

/* the values of a field of a contact; n is 0 for none or unknown */
struct field_value {
	const struct str *text;
	/* what each text's link leads to, else empty: only a condition sees it. NULL if computed */
	const struct str *target;
	size_t n;
	size_t hidden;  /* further texts, which only a condition sees: tags that mark notes */
	int64_t number; /* of a FIELD_NUMBER, if n */
	day day;        /* of a FIELD_DAY, if n */
};

/*
 * The values of a field. `every` is the cadence in force: the contact's own, else its
 * tier's. `next` and `due` are the day that tend-due prints. These two, `late` and
 * `state` are unknown for the owner and inactive contacts, which are never due.
 */
struct field_value field_get(const struct field_ref *, struct field_view *);

/*
 * The known name that the user may have meant: one spelled similarly to a key of the
 * user's own that no contact has; else NULL.
 */
const char *field_meant(const struct field_ref *, const struct book *);

#endif
