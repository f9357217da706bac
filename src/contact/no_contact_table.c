/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/mem.h"
#include "base/word_filter.h"
#include "base/words.h"
#include "contact/no_contact_table.h"

enum { NEEDED = 6 }; /* words of a phrase that its signature knows */

static const struct words_row words[] = {
#define WORDS(kind, language, words) {1u << NO_CONTACT_##kind, STR_INIT(words)},
#define SET(name, words)
#define PHRASES(language, phrases)
#include "contact/no_contact.def"
#undef WORDS
#undef SET
#undef PHRASES
};

static const struct {
	struct str name, words;
} sets[] = {
#define WORDS(kind, language, words)
#define SET(name, words) {STR_INIT(#name), STR_INIT(words)},
#define PHRASES(language, phrases)
#include "contact/no_contact.def"
#undef WORDS
#undef SET
#undef PHRASES
};

static const struct str phrases[] = {
#define WORDS(kind, language, words)
#define SET(name, words)
#define PHRASES(language, phrases) STR_INIT(phrases),
#include "contact/no_contact.def"
#undef WORDS
#undef SET
#undef PHRASES
};

struct phrase {
	struct str text;
	uint64_t needed[NEEDED]; /* of words that it never lacks: the bits of each one's alternatives */
};

/* a phrase with a KEY, and the next one with the same */
struct keyed {
	size_t phrase;
	uint32_t next;
};

/* the table, read once for the whole process */
static struct {
	struct map kinds; /* of a folded word: a bit for each */
	struct phrase *phrase;
	size_t n, cap;
	struct map key; /* a KEY: the last of its phrases in keyed */
	struct keyed *keyed;
	size_t nkeyed, keyed_cap;
	struct word_gate gate; /* the words that are a KEY */
	/* a KEY and a word beside it in a phrase, or "" where any may stand */
	struct word_pairs beside;
	size_t longest; /* words of a phrase, at most */
} all;

/* the bit of a word in a signature, which is the bits of all words of a text */
static uint64_t
bit_of(const char *p, size_t n)
{
	unsigned hash = n < WORD_FILTER_MIN ? (unsigned)(p[0] & 31) + (unsigned)n : word_filter_hash(p, n);

	return (uint64_t)1 << ((hash ^ hash >> 6 ^ hash >> 11) & 63);
}

/* adds a phrase to those of a key */
static void
add_key(struct str word, size_t phrase)
{
	uint32_t *last = map_put(&all.key, word);

	word_gate_add(&all.gate, word);
	all.keyed = mem_reserve(all.keyed, all.nkeyed, &all.keyed_cap, sizeof(*all.keyed));
	all.keyed[all.nkeyed] = (struct keyed){phrase, *last};
	*last = (uint32_t)all.nkeyed++;
}

bool
no_contact_choices(struct str *out, struct str word)
{
	bool needed = !str_skip(&word, STR("?"));

	*out = word;
	if (str_skip(&word, STR("@")))
		for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
			if (str_eq(sets[i].name, word))
				*out = sets[i].words;
	return needed;
}

enum { RARE = 100 }; /* more than the bytes of a word */

/* how rare some alternatives are: the bytes of the shortest, and RARE more if none is COMMON */
static size_t
rarity(struct str from)
{
	size_t n = words_shortest(from), rare = RARE;
	struct str one;

	while (from.n) {
		from = str_cut(&one, from, '/');
		if (words_bits(&all.kinds, one) & 1u << NO_CONTACT_COMMON)
			rare = 0;
	}
	return rare + n;
}

static uint64_t
bits_of(struct str from)
{
	uint64_t bits = 0;
	struct str one;

	while (from.n) {
		from = str_cut(&one, from, '/');
		bits |= bit_of(one.p, one.n);
	}
	return bits;
}

/* adds each pair of a word of `a` and one of `b`, alternatives both; "" stands for itself */
static void
add_pairs(struct str a, struct str b)
{
	struct str one, other, rest;

	do {
		a = str_cut(&one, a, '/');
		rest = b;
		do {
			rest = str_cut(&other, rest, '/');
			word_pairs_add(&all.beside, one, other);
		} while (rest.n);
	} while (a.n);
}

/* notes what may stand after the key of a phrase: the words up to one that it never lacks */
static void
add_after(struct str key, struct str rest)
{
	struct str word, from;
	bool needed = false;

	while (rest.n && !needed) {
		rest = str_cut(&word, rest, ' ');
		needed = no_contact_choices(&from, word);
		add_pairs(key, from);
	}
	if (!needed)
		add_pairs(key, STR(""));
}

/* likewise before it, from the word that it never lacks on */
static void
add_before(struct str key, struct str before)
{
	struct str from;
	bool needed = false;

	while (before.n && !needed) {
		size_t at = before.n;

		while (at && before.p[at - 1] != ' ')
			at--;
		needed = no_contact_choices(&from, str_sub(before, at, before.n));
		add_pairs(from, key);
		before = str_trim(str_sub(before, 0, at));
	}
	if (!needed)
		add_pairs(STR(""), key);
}

/* notes which words may begin a phrase, and which words it never lacks: the rarest is its key */
static void
add_phrase(struct str text)
{
	struct phrase phrase = {.text = text};
	struct str rest = text, word, from, key = {0}, after = {0}, before = {0}, one;
	bool begun = false;
	size_t n = 0, count = 0;

	for (; rest.n; count++) {
		bool needed;

		rest = str_cut(&word, rest, ' ');
		needed = no_contact_choices(&from, word);
		if (!begun)
			words_add(&all.kinds, from, '/', 1u << NO_CONTACT_FIRST);
		begun |= needed;
		if (needed && n < NEEDED)
			phrase.needed[n++] = bits_of(from);
		if (!needed || (key.n && rarity(from) < rarity(key)))
			continue;
		key = from;
		after = rest;
		before = str_trim(str_sub(text, 0, (size_t)(word.p - text.p)));
	}
	add_after(key, after);
	add_before(key, before);
	all.longest = count > all.longest ? count : all.longest;
	while (n < NEEDED)
		phrase.needed[n++] = UINT64_MAX;
	while (key.n) {
		key = str_cut(&one, key, '/');
		add_key(one, all.n);
	}
	all.phrase = mem_reserve(all.phrase, all.n, &all.cap, sizeof(*all.phrase));
	all.phrase[all.n++] = phrase;
}

static void
fill(void)
{
	struct str rest, one;

	words_add_rows(&all.kinds, words, sizeof(words) / sizeof(words[0]));
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		for (rest = phrases[i]; rest.n;) {
			rest = str_cut(&one, rest, ';');
			add_phrase(str_trim(one));
		}
}

unsigned
no_contact_kinds(struct str folded)
{
	return words_bits(&all.kinds, folded);
}

/* --- whether a body may say so: most do not, and this costs little --- */

/* moves *i past the word of a text that begins there, if one does; true if it is all ASCII */
static inline bool
pass_word(struct str s, size_t *i)
{
	size_t at = *i;
	bool plain;

	while (at < s.n && char_alpha(s.p[at]))
		at++;
	plain = at == s.n || !char_letter(s.p[at]);
	while (!plain && at < s.n && char_letter(s.p[at]))
		at++;
	*i = at;
	return plain;
}

/* the bits of the words in a run of letters with some beyond ASCII */
static uint64_t
folded_bits(struct buf *scratch, struct str run)
{
	uint64_t bits = 0;
	struct str word;

	while (words_next(scratch, &word, &run))
		bits |= bit_of(scratch->p, scratch->n);
	return bits;
}

static uint64_t
signature(struct buf *scratch, struct str s)
{
	uint64_t bits = 0;

	for (size_t i = 0, from; i < s.n; i += i == from) {
		from = i;
		if (!pass_word(s, &i))
			bits |= folded_bits(scratch, str_sub(s, from, i));
		else if (i > from)
			bits |= bit_of(s.p + from, i - from);
	}
	return bits;
}

/* true if one of the phrases of a key, from `last` on, may stand in a text of that signature */
static bool
may_stand(uint32_t last, uint64_t bits)
{
	for (uint32_t i = last; i != MAP_NONE; i = all.keyed[i].next) {
		const uint64_t *needed = all.phrase[all.keyed[i].phrase].needed;

		size_t n = 0;

		while (n < NEEDED && needed[n] & bits)
			n++;
		if (n == NEEDED)
			return true;
	}
	return false;
}

/* moves *at on over a run of letters: see words_run_before() */
static bool
pass_on(struct str text, size_t *at)
{
	bool ascii = false;

	while (*at < text.n && !char_letter(text.p[*at]))
		++*at;
	for (; *at < text.n && char_letter(text.p[*at]); ++*at)
		ascii |= char_alpha(text.p[*at]);
	return ascii;
}

/* a word with as many words of the text beside it as a phrase may have */
static struct str
around(struct str text, struct str word)
{
	size_t from = (size_t)(word.p - text.p), to = from + word.n;

	for (size_t n = 0; from && n < all.longest;)
		n += words_run_before(text, &from);
	for (size_t n = 0; to < text.n && n < all.longest;)
		n += pass_on(text, &to);
	return str_sub(text, from, to);
}

bool
no_contact_may_stand(struct buf *folded, struct str text, struct str word)
{
	uint32_t key = map_get(&all.key, buf_view(folded));

	return key != MAP_NONE && word_pairs_beside(&all.beside, text, word, buf_view(folded)) &&
	       may_stand(key, signature(folded, around(text, word)));
}

bool
no_contact_may_have(struct buf *scratch, struct str text, size_t from, size_t to)
{
	struct word_gate_walk walk;
	struct str run, word;

	word_gate_open(&walk, str_sub(text, from, to));
	while (word_gate_next(&all.gate, &walk, &run)) {
		struct str after = str_sub(text, (size_t)(run.p - text.p), text.n);

		if (word_pairs_near(&all.beside, text, run) && words_next(scratch, &word, &after) && no_contact_may_stand(scratch, text, word))
			return true;
	}
	return false;
}

bool
no_contact_may_say(struct str body)
{
	struct buf scratch = {0};
	bool may = false;

	for (size_t from = 0, to; from < body.n && !may; from = to + 1) {
		struct str line = str_sub(body, from, body.n);
		bool entry = line.n > 2 && line.p[1] == ' ' && (char_digit(line.p[2]) || line.p[2] == '[');

		to = from + str_chr(line, '\n');
		may = !entry && no_contact_may_have(&scratch, body, from, to);
	}
	buf_free(&scratch);
	return may;
}

void
no_contact_table_read(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fill);
}

struct str
no_contact_phrase(size_t i)
{
	return i < all.n ? all.phrase[i].text : STR("");
}

void
no_contact_keys(struct word_gate *out, struct word_pairs *beside)
{
	no_contact_table_read();
	word_gate_join(out, &all.gate);
	word_pairs_join(beside, &all.beside);
}
