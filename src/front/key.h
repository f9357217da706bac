/* SPDX-License-Identifier: ISC */
#ifndef TEND_KEY_H
#define TEND_KEY_H

#include <stdint.h>

#include "base/map.h"

/* The keys of a contact's front-matter that tend knows, and their synonyms, from keys.def. */
enum key {
	KEY_OTHER, /* the user's own */
#define KEY(id, name, kind, how, search, card) KEY_##id,
#include "front/keys.def"
	KEY_COUNT
};

/* a set of keys: bit k stands for key k, and the last for the words of relations.def */
typedef uint64_t keyset;
#define KEYSET(k) ((keyset)1 << (k))
#define KEYSET_RELATIONS ((keyset)1 << 63)
#define KEYSET_ALL (~(keyset)0)
_Static_assert(KEY_COUNT <= 63, "a keyset has a bit for each key");

/* the form of a key's values */
enum key_kind {
	KIND_TEXT,
	KIND_LIST,    /* texts; a single scalar is a list of one */
	KIND_PEOPLE,  /* a list that names contacts */
	KIND_DAY,
	KIND_PARTIAL, /* a date whose parts may be unknown */
	KIND_PERIOD,
	KIND_NUMBER,
	KIND_MAP,
};

/* the part of a contact whose weight the words of a value have in tend-who(1) */
enum key_search {
	SEARCH_NONE,
	SEARCH_OFFERS,
	SEARCH_TITLE,
	SEARCH_TAGS,
	SEARCH_ORG,
	SEARCH_NEEDS,
	SEARCH_REST,
	SEARCH_NAMES, /* its words count for the contact that they name */
};

/* the form of a value in a vCard */
enum key_form {
	CARD_TEXT,
	CARD_LIST, /* one line a value, split at commas when read */
	CARD_LINE, /* the same, with all values in one line */
	CARD_MAIL,
	CARD_PHONE,
	CARD_URL,
	CARD_ORG, /* several parts; tend reads the first */
	CARD_PLACE,     /* a town; of a postal address, its town and country */
	CARD_ADDRESS,   /* a postal address on one line */
	CARD_MESSENGER, /* "xmpp:ann@example.org" */
	CARD_BIRTHDAY,
	CARD_DAY,
};

struct key_card {
	unsigned place;       /* its place among the properties of a card, from 1 */
	const char *property; /* NULL if the key has none of its own */
	enum key_form form;
};

/* the name as tend writes it; "" for KEY_OTHER */
const char *key_name(enum key);
enum key_kind key_kind(enum key);
/* true for KIND_LIST and KIND_PEOPLE */
bool key_is_list(enum key);
/* true for email, phone and url; a map of them, {work: ann@example.org}, is read as a list */
bool key_is_address(enum key);
/* true if it belongs into me.md alone */
bool key_is_setting(enum key);
/* true for a list without order and repeats, merged item by item */
bool key_is_set(enum key);
/* true for private notes about the person, which cards for others leave out */
bool key_is_noted(enum key);
/* the place among the keys of a new file; KEY_COUNT if it has none */
size_t key_rank(enum key);
enum key_search key_search(enum key);
/* the keys whose values are searched, including SEARCH_NAMES */
keyset key_searched(void);
const struct key_card *key_card(enum key);

/* the only words that a key accepts */
struct key_words {
	const char *word[4]; /* NULL after the last */
	size_t inactive;     /* number of words, from the first, that make a contact inactive */
	/* lists them in a message: "not endorse, help or vouch" */
	const char *text;
};
/* NULL for a key that accepts any word */
const struct key_words *key_words(enum key);

/*
 * The key of a name as people write it. Case, space, "-" and "_" do not matter, so that "jobTitle"
 * is "job-title"; nor does a type in brackets, as in "EMAIL[HOME]", or a symbol before the name,
 * as in "🎂 Birthday". `own` has the user's names from
 * me.md (key_fold()ed name to enum key), or is NULL; they win over tend's. *exact is true for the
 * name that tend itself writes.
 */
enum key key_find(struct str name, const struct map *own, bool *exact);
/*
 * The same, and whether a key of the user's own is a word for a related person: sets *relation to
 * its number, as of relation_of(), or to 0.
 */
enum key key_find_relation(struct str name, const struct map *own, bool *exact, unsigned *relation);
/* the value in `own` of a name for this key, or for the relation of this number */
uint32_t key_own(enum key, unsigned relation);
/* the name to write for a key: its own, or its first synonym if `own` gives that to another key */
const char *key_written(enum key, const struct map *own);

/*
 * The value that a key stands for if its own is true: "never" for "prm-paused: true", the word for
 * "archived: true". NULL for a key that holds no truth value.
 */
const char *key_truth(struct str name);
/* true for "prm-paused", which holds a truth value and stands for "every: never" */
bool key_is_paused(struct str name);

/*
 * Fills `out` with the names of `own`, or NULL, and those of tend for the same key as `name`, each
 * but `name` itself as a key of the user's own: two names that are two keys to the user are read
 * apart. The caller frees `out`; it refers to `own`.
 */
void key_apart(struct map *out, const struct map *own, struct str name);

#define KEY_MAX 40 /* bytes; no key has a longer name */
/* the form in which names are compared; empty when the name is too long */
struct str key_fold(char out[KEY_MAX], struct str name);

/* the known name at most two typing errors away from an unknown one, or NULL, as for "x-email" */
const char *key_near(struct str name);

#endif
