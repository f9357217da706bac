/* SPDX-License-Identifier: ISC */
#ifndef TEND_KEY_H
#define TEND_KEY_H

#include <stdint.h>

#include "base/map.h"

/*
 * The keys of a contact's front-matter that tend knows, and the other names
 * under which people keep the same thing: keys.def is the one table.
 */
enum key {
	KEY_OTHER, /* the user's own */
#define KEY(id, name, kind, how, search, card) KEY_##id,
#include "contact/keys.def"
	KEY_COUNT
};

/* a set of keys: bit k stands for key k */
typedef uint64_t keyset;
#define KEYSET(k) ((keyset)1 << (k))
#define KEYSET_ALL (~(keyset)0)
_Static_assert(KEY_COUNT <= 64, "a keyset has a bit for each key");

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

/* how much words of a value count in a search for a topic: as the part they go with */
enum key_search {
	SEARCH_NONE,
	SEARCH_OFFERS,
	SEARCH_TITLE,
	SEARCH_TAGS,
	SEARCH_ORG,
	SEARCH_NEEDS,
	SEARCH_REST,
	SEARCH_NAMES, /* they count for the contact that they name */
};

/* how a value stands in a vCard */
enum key_form {
	CARD_TEXT,
	CARD_LIST, /* values that readers part at commas, a line each */
	CARD_LINE, /* the same, all in one line */
	CARD_MAIL,
	CARD_PHONE,
	CARD_URL,
	CARD_ORG, /* of several parts, the first of which is read */
	CARD_PLACE,
	CARD_BIRTHDAY,
	CARD_NOTE,
};

struct key_card {
	unsigned place;       /* among the properties of a card, from 1 */
	const char *property; /* NULL: the key has none of its own */
	enum key_form form;
};

/* its name as tend writes it; "" for KEY_OTHER */
const char *key_name(enum key);
enum key_kind key_kind(enum key);
/* whether it is a list, of whatever */
bool key_is_list(enum key);
/* whether it belongs into me.md alone */
bool key_is_setting(enum key);
/* whether it is a list without order and repeats, merged item by item */
bool key_is_set(enum key);
/* whether it is what you noted, and not how to reach them: cards for others leave it out */
bool key_is_noted(enum key);
/* its place among the keys of a new file; KEY_COUNT if it has none */
size_t key_rank(enum key);
enum key_search key_search(enum key);
/* those whose values are searched, SEARCH_NAMES included */
keyset key_searched(void);
const struct key_card *key_card(enum key);

/* the only words that some keys take */
struct key_words {
	const char *word[4]; /* NULL after the last */
	size_t inactive;     /* number of words, from the first, that make a contact inactive */
	/* what to write in place of another, as in "not endorse, help or vouch" */
	const char *text;
};
/* NULL for a key that takes any */
const struct key_words *key_words(enum key);

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
