/* SPDX-License-Identifier: ISC */
#ifndef TEND_KEY_H
#define TEND_KEY_H

#include <stdint.h>

#include "base/map.h"

/*
 * The keys of a contact's front-matter that tend knows, and the other names
 * under which people keep the same thing. One table, in key.c.
 */
enum key {
	KEY_OTHER, /* the user's own */
	KEY_ADMIRE,
	KEY_AGENDA,
	KEY_ALIASES,
	KEY_AVOID,
	KEY_BIRTHDAY,
	KEY_BORN,
	KEY_EMAIL,
	KEY_EVERY,
	KEY_FIELD,
	KEY_HOOK,
	KEY_KNOWN_FOR,
	KEY_KNOWS,
	KEY_LAST,
	KEY_MET,
	KEY_NAME,
	KEY_NEEDS,
	KEY_NEXT,
	KEY_OFFERS,
	KEY_ORG,
	KEY_PHONE,
	KEY_PLACE,
	KEY_RATIO,
	KEY_RECOMMENDS,
	KEY_ROLES,
	KEY_SNOOZE,
	KEY_STAGE,
	KEY_STATUS,
	KEY_TAGS,
	KEY_TIER,
	KEY_TITLE,
	KEY_TYPE,
	KEY_URL,
	KEY_VIA,
	KEY_WHY,
	KEY_WOULD,
	/* settings, in me.md alone */
	KEY_CIRCLE,
	KEY_DORMANT,
	KEY_GARDEN,
	KEY_KEYS,
	KEY_LANGUAGE,
	KEY_TIERS,
	KEY_WEEKLY,
	KEY_COUNT
};

/* a set of keys: bit k stands for key k */
typedef uint64_t keyset;
#define KEYSET(k) ((keyset)1 << (k))
#define KEYSET_ALL (~(keyset)0)

/* what a value of the key must look like */
enum key_kind {
	KIND_TEXT,
	KIND_LIST,    /* texts; a single scalar is a list of one */
	KIND_PEOPLE,  /* a list that names contacts */
	KIND_DAY,
	KIND_PARTIAL, /* a date of which parts may be unknown */
	KIND_PERIOD,
	KIND_NUMBER,
	KIND_MAP,
};

/* its name as tend writes it; "" for KEY_OTHER */
const char *key_name(enum key);
enum key_kind key_kind(enum key);
/* whether it is a list, of whatever */
bool key_is_list(enum key);
/* whether it belongs into me.md alone */
bool key_is_setting(enum key);

/*
 * The key of a name as people write it. Case does not count, and space, "-"
 * and "_" are equal. `own` are the user's further synonyms (from me.md, name
 * in key_fold()ed form to enum key), or NULL; they win over tend's synonyms, not
 * over its names. *exact is false for a synonym.
 */
enum key key_find(struct str name, const struct map *own, bool *exact);

#define KEY_MAX 40 /* a longer name is nobody's synonym */
/* the form in which names are compared; empty when the name is too long */
struct str key_fold(char out[KEY_MAX], struct str name);

/* the known name at most two slips away from an unknown one, or NULL */
const char *key_near(struct str name);

#endif
