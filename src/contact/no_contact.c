/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/arena.h"
#include "base/dayname.h"
#include "base/mem.h"
#include "base/word_filter.h"
#include "base/words.h"
#include "contact/no_contact.h"
#include "contact/sentences.h"

enum kind { SUBJECT, LEAD, OTHERS, TAIL, STOP, VETO, IF, FIRST, OWN };

enum {
	TOKENS = 48, /* words and marks of a sentence that are read */
	NEEDED = 4,  /* words of a phrase that its signature knows */
};

/* a word of a sentence, folded, or a mark between two: "," or, for a quotation mark, "\"" */
struct said {
	struct str text;
	unsigned kinds; /* a bit for each */
};

static const struct {
	enum kind kind;
	struct str words;
} words[] = {
#define WORDS(kind, language, words) {kind, STR_INIT(words)},
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
	struct word_filter keys; /* the words that are a KEY, but for short ones */
} all;

/* the bit of a word in a signature, which is the bits of all words of a text */
static uint64_t
bit_of(const char *p, size_t n)
{
	unsigned hash = n < WORD_FILTER_MIN ? (unsigned)(p[0] & 31) + (unsigned)n : word_filter_hash(p, n);

	return (uint64_t)1 << ((hash ^ hash >> 6 ^ hash >> 11) & 63);
}

static void
add(struct str word, enum kind kind)
{
	uint32_t *kinds = map_put(&all.kinds, word);

	*kinds = (*kinds == MAP_NONE ? 0 : *kinds) | 1u << kind;
}

/* adds a phrase to those of a key */
static void
add_key(struct str word, size_t phrase)
{
	uint32_t *last = map_put(&all.key, word);

	if (word.n >= WORD_FILTER_MIN)
		word_filter_add(&all.keys, word.p, word.n);
	all.keyed = mem_reserve(all.keyed, all.nkeyed, &all.keyed_cap, sizeof(*all.keyed));
	all.keyed[all.nkeyed] = (struct keyed){phrase, *last};
	*last = (uint32_t)all.nkeyed++;
}

/* the alternatives of a word of a phrase, without its "?"; true if it must stand there */
static bool
choices(struct str *out, struct str word)
{
	bool needed = !str_skip(&word, STR("?"));

	*out = word;
	if (str_skip(&word, STR("@")))
		for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
			if (str_eq(sets[i].name, word))
				*out = sets[i].words;
	return needed;
}

static void
add_choices(struct str from, enum kind kind)
{
	struct str one;

	while (from.n) {
		from = str_cut(&one, from, '/');
		add(one, kind);
	}
}

/* the bytes of the shortest of some alternatives */
static size_t
shortest(struct str from)
{
	size_t n = SIZE_MAX;
	struct str one;

	while (from.n) {
		from = str_cut(&one, from, '/');
		n = one.n < n ? one.n : n;
	}
	return n;
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

/* notes which words may begin a phrase, and which words it never lacks: the longest is its key */
static void
add_phrase(struct str text)
{
	struct phrase phrase = {.text = text};
	struct str rest = text, word, from, key = {0}, one;
	bool begun = false;
	size_t n = 0;

	while (rest.n) {
		bool needed;

		rest = str_cut(&word, rest, ' ');
		needed = choices(&from, word);
		if (!begun)
			add_choices(from, FIRST);
		begun |= needed;
		if (needed && n < NEEDED)
			phrase.needed[n++] = bits_of(from);
		if (needed && (!key.n || shortest(from) >= shortest(key)))
			key = from;
	}
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

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		for (rest = words[i].words; rest.n;) {
			rest = str_cut(&one, rest, ' ');
			add(one, words[i].kind);
		}
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		for (rest = phrases[i]; rest.n;) {
			rest = str_cut(&one, rest, ';');
			add_phrase(str_trim(one));
		}
}

static unsigned
kinds_of(struct str folded)
{
	uint32_t kinds = map_get(&all.kinds, folded);

	return kinds == MAP_NONE ? 0 : kinds;
}

/* true for a word that may follow the phrase: "again", or of a day */
static bool
is_tail(const struct said *t)
{
	if (t->kinds & 1u << STOP)
		return false;
	return t->kinds & 1u << TAIL || char_digit(t->text.p[0]) || dayname_month_any(t->text);
}

/* --- whether a body may say so: most do not, and this costs little --- */

/* moves *i past the word of a text that begins there, if one does; true if it is all ASCII */
static bool
pass_word(struct str s, size_t *i)
{
	unsigned char high = 0;

	for (; *i < s.n && char_letter(s.p[*i]); ++*i)
		high |= (unsigned char)s.p[*i];
	return high < 0x80;
}

static uint64_t
signature(struct str s)
{
	uint64_t bits = 0;

	for (size_t i = 0, from; i < s.n; i += i == from) {
		from = i;
		if (!pass_word(s, &i))
			return UINT64_MAX;
		if (i > from)
			bits |= bit_of(s.p + from, i - from);
	}
	return bits;
}

/* true if a phrase with that key may stand in a text of that signature */
static bool
may_stand(struct str key, uint64_t bits)
{
	for (uint32_t i = map_get(&all.key, key); i != MAP_NONE; i = all.keyed[i].next) {
		const uint64_t *needed = all.phrase[all.keyed[i].phrase].needed;

		if (needed[0] & bits && needed[1] & bits && needed[2] & bits && needed[3] & bits)
			return true;
	}
	return false;
}

/* bytes `from` to `to` of a text with the lines beside them, since lines may break a phrase */
static struct str
lines_around(struct str text, size_t from, size_t to)
{
	from -= from > 0;
	while (from && text.p[from - 1] != '\n')
		from--;
	to += to < text.n;
	while (to < text.n && text.p[to] != '\n')
		to++;
	return str_sub(text, from, to);
}

/* the word from byte `from` to `to` of a text, folded; most are plain: all ASCII letters */
static struct str
folded_word(struct buf *scratch, struct str text, size_t from, size_t to, bool plain)
{
	struct str rest = str_sub(text, from, text.n), word;

	if (!plain)
		return words_next(scratch, &word, &rest) ? buf_view(scratch) : STR("");
	buf_clear(scratch);
	for (; from < to; from++)
		buf_chr(scratch, char_lower(text.p[from]));
	return buf_view(scratch);
}

/* true if bytes `from` to `to` of a text may have a phrase, or begin or end one */
static bool
has_key(struct buf *scratch, struct str text, size_t from, size_t to)
{
	uint64_t bits = 0;

	for (size_t i = from, at; i < to; i += i == at) {
		struct str word;
		bool plain;

		at = i;
		plain = pass_word(text, &i);
		if (i == at || (plain && i - at >= WORD_FILTER_MIN && !word_filter_may(&all.keys, text.p + at, i - at)))
			continue;
		word = folded_word(scratch, text, at, i, plain);
		if (map_get(&all.key, word) == MAP_NONE)
			continue;
		bits = bits ? bits : signature(lines_around(text, from, to));
		if (may_stand(word, bits))
			return true;
	}
	return false;
}

static bool
may_say(struct str body)
{
	struct buf scratch = {0};
	bool may = false;

	for (size_t from = 0, to; from < body.n && !may; from = to + 1) {
		struct str line = str_sub(body, from, body.n);
		bool entry = line.n > 2 && line.p[1] == ' ' && (char_digit(line.p[2]) || line.p[2] == '[');

		to = from + str_chr(line, '\n');
		may = !entry && has_key(&scratch, body, from, to);
	}
	buf_free(&scratch);
	return may;
}

/* --- a sentence --- */

/* the mark in the gap between two words; empty for none: "co-op", "m'a" */
static struct str
mark_in(struct str gap)
{
	for (size_t i = 0; i < gap.n; i++)
		if (gap.p[i] == '"' || str_starts(str_sub(gap, i, gap.n), STR("\xe2\x80\x9c")) ||
		    str_starts(str_sub(gap, i, gap.n), STR("\xe2\x80\x9e")) ||
		    str_starts(str_sub(gap, i, gap.n), STR("\xc2\xab")))
			return STR("\"");
	for (size_t i = 0; i < gap.n; i++)
		if (char_in(gap.p[i], STR(",;:()[]")) || (gap.p[i] == '-' && gap.n > 2) ||
		    str_starts(str_sub(gap, i, gap.n), STR("\xe2\x80\x93")) ||
		    str_starts(str_sub(gap, i, gap.n), STR("\xe2\x80\x94")))
			return STR(",");
	return STR("");
}

/* marks the first words of a sentence that are those of the name */
static void
mark_name(struct said *t, size_t n, struct str name)
{
	struct buf scratch = {0};
	struct str word;

	for (size_t i = 0; i < n && words_next(&scratch, &word, &name); i++) {
		if (!str_eq(buf_view(&scratch), t[i].text))
			break;
		t[i].kinds |= 1u << OWN;
	}
	buf_free(&scratch);
}

/* reads a sentence into words and marks, and returns how many */
static size_t
read_said(struct said *t, struct arena *arena, struct str s, struct str name)
{
	struct buf scratch = {0};
	struct str rest = s, word;
	const char *end = s.p;
	size_t n = 0;

	while (n + 2 < TOKENS && words_next(&scratch, &word, &rest)) {
		struct str mark = mark_in((struct str){end, (size_t)(word.p - end)});

		if (mark.n && (n || mark.p[0] == '"'))
			t[n++] = (struct said){.text = mark};
		t[n].text = arena_str(arena, buf_view(&scratch));
		t[n].kinds = kinds_of(t[n].text);
		n++;
		end = word.p + word.n;
	}
	buf_free(&scratch);
	mark_name(t, n, name);
	return n;
}

static bool
is_comma(const struct said *t)
{
	return t->text.p[0] == ',';
}

static bool
is_one(struct str from, struct str word)
{
	struct str one;

	while (from.n) {
		from = str_cut(&one, from, '/');
		if (str_eq(one, word))
			return true;
	}
	return false;
}

/* the place after a phrase that stands at t[i], perhaps with commas in it; i if it does not */
static size_t
after_phrase(const struct said *t, size_t n, size_t i, struct str phrase)
{
	struct str word, from;
	size_t at = i;

	while (phrase.n) {
		bool needed;

		phrase = str_cut(&word, phrase, ' ');
		needed = choices(&from, word);
		if (at > i && at + 1 < n && is_comma(&t[at]) && is_one(from, t[at + 1].text))
			at += 2;
		else if (at < n && is_one(from, t[at].text))
			at++;
		else if (needed)
			return i;
	}
	return at;
}

/* true if the clause ends at t[i], but for "again", a day and the like */
static bool
ends(const struct said *t, size_t n, size_t i)
{
	while (i < n && is_tail(&t[i]))
		i++;
	if (i == n || t[i].kinds & 1u << STOP)
		return true;
	return char_in(t[i].text.p[0], STR(",\"")) && !(i + 1 < n && t[i + 1].kinds & 1u << IF);
}

/*
 * True if what begins at t[i] is said of the contact: after "she", the name, or the beginning of a
 * clause. `other` says that "she" may be another, since the sentence before is about one.
 */
static bool
is_said(const struct said *t, size_t i, bool other)
{
	unsigned before = 0;

	while (i && t[i - 1].kinds & (1u << SUBJECT | 1u << LEAD | 1u << OWN))
		before |= t[--i].kinds;
	if (i && t[i - 1].kinds & 1u << IF)
		return false;
	if (before & 1u << OWN)
		return true;
	if (before & 1u << SUBJECT)
		return !other && (!i || !(t[0].kinds & 1u << OTHERS));
	return !i || (is_comma(&t[i - 1]) && !(t[0].kinds & 1u << OTHERS));
}

static bool
says_so(const struct said *t, size_t n, bool other)
{
	for (size_t i = 0; i < n; i++)
		if (t[i].kinds & 1u << VETO)
			return false;
	for (size_t i = 0; i < n; i++) {
		if (!(t[i].kinds & 1u << FIRST) || !is_said(t, i, other))
			continue;
		for (size_t k = 0; k < all.n; k++) {
			size_t at = after_phrase(t, n, i, all.phrase[k].text);

			if (at > i && ends(t, n, at))
				return true;
		}
	}
	return false;
}

/* true if a sentence begins with another person */
static bool
is_of_others(struct buf *scratch, struct str sentence)
{
	struct str word;

	return words_next(scratch, &word, &sentence) && kinds_of(buf_view(scratch)) & 1u << OTHERS;
}

bool
no_contact_noted(struct str *quote, struct str body, struct str name)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct said t[TOKENS];
	struct arena arena = {0};
	struct sentences s;
	struct buf scratch = {0};
	struct str one, last = {0};
	bool found = false;

	pthread_once(&once, fill);
	if (!may_say(body))
		return false;
	sentences_open(&s, body);
	for (; !found && sentences_next(&s, &one); last = one) {
		/* most sentences have no KEY, and the whole of the table is sought in the others */
		if (str_ends(one, STR("?")) || !has_key(&scratch, one, 0, one.n))
			continue;
		found = says_so(t, read_said(t, &arena, one, name), is_of_others(&scratch, last));
		*quote = one;
	}
	sentences_close(&s);
	arena_free(&arena);
	buf_free(&scratch);
	return found;
}
