/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/edit_distance.h"
#include "contact/key.h"

/* flags in the "how" column of keys.def */
enum { SET = 1, NOTED = 2, UNRANKED = 4, SETTING = 8 };

#define NO_CARD {0}
#define CARD(place, property, form) {place, property, CARD_##form}

static const struct {
	const char *name;
	struct key_card card;
	enum key_kind kind;
	enum key_search search;
	unsigned how;
} keys[KEY_COUNT] = {
	[KEY_OTHER] = {"", NO_CARD, KIND_TEXT, SEARCH_REST, UNRANKED},
#define KEY(id, name, kind, how, search, card) [KEY_##id] = {name, card, KIND_##kind, SEARCH_##search, how},
#include "contact/keys.def"
};

static const struct key_words words[KEY_COUNT] = {
#define WORDS(id, count, list, ...) [KEY_##id] = {.word = {__VA_ARGS__}, .inactive = count, .text = list},
#include "contact/keys.def"
};

/* all names of all keys, as key_fold() returns them */
static const struct key_spelling {
	struct str name;
	enum key key;
} spellings[] = {
#define KEY(id, name, kind, how, search, card) {STR_INIT(name), KEY_##id},
#define SYNONYM(id, name) {STR_INIT(name), KEY_##id},
#include "contact/keys.def"
};

enum { SPELLINGS = sizeof(spellings) / sizeof(spellings[0]) };

/* the lengths of the names: most look-ups read only this table, since lengths mostly differ */
static const unsigned char lengths[] = {
#define KEY(id, name, kind, how, search, card) sizeof(name) - 1,
#define SYNONYM(id, name) sizeof(name) - 1,
#include "contact/keys.def"
};

const char *
key_name(enum key k)
{
	return keys[k].name;
}

enum key_kind
key_kind(enum key k)
{
	return keys[k].kind;
}

bool
key_is_list(enum key k)
{
	return keys[k].kind == KIND_LIST || keys[k].kind == KIND_PEOPLE;
}

bool
key_is_setting(enum key k)
{
	return keys[k].how & SETTING;
}

bool
key_is_set(enum key k)
{
	return keys[k].how & SET;
}

bool
key_is_noted(enum key k)
{
	return keys[k].how & NOTED;
}

size_t
key_rank(enum key k)
{
	return keys[k].how & (UNRANKED | SETTING) ? KEY_COUNT : k;
}

enum key_search
key_search(enum key k)
{
	return keys[k].search;
}

keyset
key_searched(void)
{
	keyset set = 0;

	for (enum key k = 0; k < KEY_COUNT; k++)
		if (keys[k].search)
			set |= KEYSET(k);
	return set;
}

const struct key_card *
key_card(enum key k)
{
	return &keys[k].card;
}

const struct key_words *
key_words(enum key k)
{
	return words[k].text ? &words[k] : NULL;
}

struct str
key_fold(char out[KEY_MAX], struct str name)
{
	if (name.n > KEY_MAX)
		return STR("");
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		out[i] = c == ' ' || c == '_' ? '-' : c;
	}
	return (struct str){out, name.n};
}

static const struct key_spelling *
spelled(struct str folded)
{
	const unsigned char *end = lengths + SPELLINGS, *at = lengths;

	while ((at = memchr(at, (int)folded.n, (size_t)(end - at)))) {
		const struct key_spelling *s = &spellings[at++ - lengths];

		if (memcmp(s->name.p, folded.p, folded.n) == 0)
			return s;
	}
	return NULL;
}

enum key
key_find(struct str name, const struct map *own, bool *exact)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name);
	const struct key_spelling *s = spelled(folded);
	uint32_t mine;

	*exact = s && str_eq(s->name, str_of(keys[s->key].name));
	mine = own && !*exact ? map_get(own, folded) : MAP_NONE;
	if (mine != MAP_NONE)
		return (enum key)mine;
	return s ? s->key : KEY_OTHER;
}

const char *
key_near(struct str name)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name);
	struct str near = {0};
	/* a short word is near everything: four letters allow one typing error, six allow two */
	unsigned best = folded.n < 4 ? 0 : folded.n < 6 ? 1 : 2;

	for (size_t i = 0; i < SPELLINGS && best; i++) {
		struct str known = spellings[i].name;
		unsigned d = edit_distance(folded, known, best);

		/* the first by bytes wins a tie, in whatever order the table is */
		if (d < best || (d == best && (!near.n || str_cmp(known, near) < 0))) {
			near = known;
			best = d;
		}
	}
	return near.p;
}
