/* SPDX-License-Identifier: ISC */
#ifndef TEND_SYNC_VALUES_H
#define TEND_SYNC_VALUES_H

#include "base/arena.h"
#include "base/map.h"
#include "front/key.h"
#include "import/sync_text.h"

/*
 * What a card says: values of the keys that cards have properties for, with the name, the bytes of
 * a photo under KEY_PHOTO, related people, days with a name, and raw lines under KEY_VCARD. Other
 * keys are not synchronised.
 */
struct sync_value {
	enum key key;
	struct str name; /* of the key of a related person, of a day; else empty */
	struct str text;
	struct str form; /* two values with the same are one, also those of different keys */
};

/* Start it as {0}. Texts live in the arena. */
struct sync_values {
	struct sync_value *v;
	size_t n, cap;
	struct map at; /* form: index into v */
	struct arena arena;
};

/* adds the values of a card; X-TEND-… do not count */
void sync_values_read(struct sync_values *, struct str card);
/* adds those of some lines of it, as they are read together; a name counts only if `named` */
void sync_values_of(struct sync_values *, const struct sync_text *, const bool *line, bool named);

/* adds a value, which is copied, unless it is there */
void sync_values_add(struct sync_values *, const struct sync_value *);
bool sync_values_has(const struct sync_values *, const struct sync_value *);
/* true if one value of the key is there */
bool sync_values_key(const struct sync_values *, enum key);
void sync_values_free(struct sync_values *);

/* appends the form of a value; the name as in struct sync_value */
void sync_form(struct buf *out, enum key, struct str name, struct str text);

#endif
