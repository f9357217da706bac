/* SPDX-License-Identifier: ISC */
#include <pthread.h>
#include <string.h>

#include "base/edit_distance.h"
#include "front/key.h"

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
#include "front/keys.def"
};

static const struct key_words words[KEY_COUNT] = {
#define WORDS(id, count, list, ...) [KEY_##id] = {.word = {__VA_ARGS__}, .inactive = count, .text = list},
#include "front/keys.def"
};

/* all names of all keys */
static const struct key_spelling {
	struct str name;
	enum key key;
	unsigned relation; /* 1 for KEY_OTHER, 0 for the keys of tend */
} spellings[] = {
#define RELATION(name, as, inverse, card) {STR_INIT(name), KEY_OTHER, 1},
#include "front/relations.def"
#define KEY(id, name, kind, how, search, card) {STR_INIT(name), KEY_##id, 0},
#define SYNONYM(id, name) {STR_INIT(name), KEY_##id, 0},
#include "front/keys.def"
};

enum {
	SPELLINGS = sizeof(spellings) / sizeof(spellings[0]),
	SLOTS = 2048, /* more than four times as many, so that most look-ups end at the first */
};
_Static_assert(SPELLINGS * 4 <= SLOTS, "the table of names is sparse");

/* the names, as key_fold() returns them and as they are, by hash; filled once */
static struct {
	pthread_once_t once;
	struct str name[SPELLINGS];
	char bytes[SPELLINGS][KEY_MAX];
	uint16_t slot[SLOTS]; /* index + 1, or 0 */
	uint16_t written[SLOTS];
	bool exact[SPELLINGS]; /* the names that tend writes */
} folds = {.once = PTHREAD_ONCE_INIT};

static unsigned
hash(struct str s)
{
	unsigned h = (unsigned)s.n;

	for (size_t i = 0; i < s.n; i++)
		h = h * 31 + (unsigned char)s.p[i];
	return (h ^ h >> 10) % SLOTS;
}

static void
fill_folds(void)
{
	for (int i = 0; i < SPELLINGS; i++) {
		unsigned h;

		folds.name[i] = key_fold(folds.bytes[i], spellings[i].name);
		folds.exact[i] = str_eq(spellings[i].name, str_of(keys[spellings[i].key].name));
		for (h = hash(folds.name[i]); folds.slot[h]; h = (h + 1) % SLOTS)
			;
		folds.slot[h] = (uint16_t)(i + 1);
		for (h = hash(spellings[i].name); folds.written[h]; h = (h + 1) % SLOTS)
			;
		folds.written[h] = (uint16_t)(i + 1);
	}
}

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
key_is_address(enum key key)
{
	return key == KEY_EMAIL || key == KEY_PHONE || key == KEY_URL;
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
	size_t n = 0;

	if (name.n > KEY_MAX)
		return STR("");
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		out[n] = c;
		n += c != ' ' && c != '_' && c != '-';
	}
	return (struct str){out, n};
}

static const struct key_spelling *
spelled(struct str folded)
{
	pthread_once(&folds.once, fill_folds);
	for (unsigned h = hash(folded); folds.slot[h]; h = (h + 1) % SLOTS)
		if (str_eq(folds.name[folds.slot[h] - 1], folded))
			return &spellings[folds.slot[h] - 1];
	return NULL;
}

/* the row of a name that is written as in the table, as most are; NULL without one */
static const struct key_spelling *
written(struct str name)
{
	pthread_once(&folds.once, fill_folds);
	for (unsigned h = hash(name); folds.written[h]; h = (h + 1) % SLOTS)
		if (str_eq(spellings[folds.written[h] - 1].name, name))
			return &spellings[folds.written[h] - 1];
	return NULL;
}

/* cuts the type out of a name such as "email[home]" or "adr[work].locality" */
static struct str
untyped(char out[KEY_MAX], struct str folded)
{
	size_t from = str_chr(folded, '['), to = str_chr(folded, ']');

	if (!from || to == folded.n || from > to)
		return folded;
	memcpy(out, folded.p, from);
	memcpy(out + from, folded.p + to + 1, folded.n - to - 1);
	return (struct str){out, folded.n - (to + 1 - from)};
}

/* the length of a symbol at the beginning, such as an emoji, with what joins it to another; or 0 */
static size_t
symbol(struct str s)
{
	static const struct str marks[] = {STR_INIT("\xEF\xB8\x8F"), STR_INIT("\xEF\xB8\x8E")};
	struct str rest = s;

	/* U+2000 to U+2FFF, and what is beyond U+FFFF */
	if (s.n >= 3 && (unsigned char)s.p[0] == 0xE2)
		return 3;
	if (s.n >= 4 && (unsigned char)s.p[0] == 0xF0)
		return 4;
	return STR_SKIP_ANY(&rest, marks) >= 0 ? s.n - rest.n : 0;
}

/* takes the symbols before and after a name off: "🎂 Birthday" */
static struct str
undecorated(struct str folded)
{
	size_t from = 0, to = folded.n, n;

	while ((n = symbol(str_sub(folded, from, to))) > 0)
		from += n;
	for (size_t i = from; i < to; i++) {
		size_t end = i;

		while (end < to && (n = symbol(str_sub(folded, end, to))) > 0)
			end += n;
		if (end == to)
			to = i;
	}
	return str_sub(folded, from, to);
}

/* a value of `own` is a key, and above these bits the number of a relation */
enum { OWN_BITS = 8 };

uint32_t
key_own(enum key key, unsigned relation)
{
	return (uint32_t)key | relation << OWN_BITS;
}

enum key
key_find_relation(struct str name, const struct map *own, bool *exact, unsigned *relation)
{
	char scratch[KEY_MAX], other[KEY_MAX];
	const struct key_spelling *s = own && own->n ? NULL : written(name);
	struct str folded = s ? STR("") : key_fold(scratch, name);
	uint32_t mine = own && own->n ? map_get(own, folded) : MAP_NONE;

	if (mine == MAP_NONE && !s)
		s = spelled(folded);
	if (mine == MAP_NONE && !s && str_chr(folded, '[') < folded.n)
		s = spelled(untyped(other, folded));
	/* some templates begin each key so: person_org, "Person Title"; person_type is a kind of people */
	if (mine == MAP_NONE && !s && str_starts(folded, STR("person")) && !str_eq(folded, STR("persontype")))
		s = spelled(str_sub(folded, STR("person").n, folded.n));
	if (mine == MAP_NONE && !s && folded.n && (unsigned char)folded.p[0] >= 0x80)
		s = spelled(undecorated(folded));
	*exact = s && folds.exact[s - spellings];
	if (mine != MAP_NONE) {
		*relation = mine >> OWN_BITS;
		return (enum key)(mine & ((1u << OWN_BITS) - 1));
	}
	/* the words of relations are the first rows, in the order of their numbers */
	*relation = s && s->relation ? (unsigned)(s - spellings) + 1 : 0;
	return s ? s->key : KEY_OTHER;
}

enum key
key_find(struct str name, const struct map *own, bool *exact)
{
	unsigned relation;

	return key_find_relation(name, own, exact, &relation);
}

const char *
key_written(enum key key, const struct map *own)
{
	bool exact;

	if (!own || key_find(str_of(keys[key].name), own, &exact) == key)
		return keys[key].name;
	for (size_t i = 0; i < SPELLINGS; i++)
		if (spellings[i].key == key && key_find(spellings[i].name, own, &exact) == key)
			return spellings[i].name.p;
	return keys[key].name;
}

/* names of STATUS whose value is the day of a death, folded */
static const struct str deaths[] = {
	STR_INIT("died"), STR_INIT("death"), STR_INIT("deathday"), STR_INIT("deathdate"),
	STR_INIT("dateofdeath"), STR_INIT("diedon"), STR_INIT("gestorben"), STR_INIT("verstorben"),
	STR_INIT("todestag"), STR_INIT("decede"), STR_INIT("decedee"), STR_INIT("deces"),
	STR_INIT("overleden"), STR_INIT("fallecido"), STR_INIT("fallecida"), STR_INIT("falecido"),
	STR_INIT("falecida"), STR_INIT("deceduto"), STR_INIT("deceduta"), STR_INIT("zmarl"),
	STR_INIT("zmarla"),
};

const char *
key_truth(struct str name)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name);

	if (str_eq(folded, STR("prmpaused")))
		return "never";
	for (size_t i = 0; i < words[KEY_STATUS].inactive; i++)
		if (str_eq(folded, str_of(words[KEY_STATUS].word[i])))
			return words[KEY_STATUS].word[i];
	for (size_t i = 0; i < sizeof(deaths) / sizeof(deaths[0]); i++)
		if (str_eq(folded, deaths[i]))
			return words[KEY_STATUS].word[1];
	return NULL;
}

bool
key_is_paused(struct str name)
{
	char scratch[KEY_MAX];

	return str_eq(key_fold(scratch, name), STR("prmpaused"));
}

const char *
key_near(struct str name)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name);
	struct str near = {0};
	/* a short word is near everything: four letters allow one typing error, six allow two */
	unsigned best = folded.n < 4 ? 0 : folded.n < 6 ? 1 : 2;

	/* an import writes "x-last-contact", which is meant to be no key of tend */
	if (str_starts(name, STR("x-")))
		return NULL;
	pthread_once(&folds.once, fill_folds);
	for (size_t i = 0; i < SPELLINGS && best; i++) {
		struct str known = spellings[i].name;
		unsigned d;

		/* such short words are near too many that are the user's own */
		if (spellings[i].relation || str_eq(known, STR("mail")) || str_eq(known, STR("job")) ||
		    str_eq(known, STR("firm")) || str_eq(known, STR("relationships")))
			continue;
		d = edit_distance(folded, folds.name[i], best);
		/* the first by bytes wins a tie, in whatever order the table is */
		if (d < best || (d == best && (!near.n || str_cmp(known, near) < 0))) {
			near = known;
			best = d;
		}
	}
	return near.p;
}

void
key_apart(struct map *out, const struct map *own, struct str name)
{
	char scratch[KEY_MAX];
	struct str folded = key_fold(scratch, name);
	bool exact;
	enum key key = key_find(name, own, &exact);

	pthread_once(&folds.once, fill_folds);
	if (own)
		map_add(out, own);
	for (size_t i = 0; i < SPELLINGS; i++)
		if (spellings[i].key == key && !str_eq(folds.name[i], folded) && map_get(out, folds.name[i]) == MAP_NONE)
			*map_put(out, folds.name[i]) = key_own(KEY_OTHER, 0);
}
