/* SPDX-License-Identifier: ISC */
#include <pthread.h>

#include "base/arena.h"
#include "base/dayname.h"
#include "base/mem.h"
#include "base/words.h"
#include "contact/no_contact.h"
#include "contact/sentences.h"

enum kind { SUBJECT, LEAD, OTHERS, TAIL, STOP, VETO, IF, FIRST, KEY, OWN };

enum {
	TOKENS = 48, /* words and marks of a sentence that are read */
	LETTERS = 256,
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

/* the table, read once for the whole process */
static struct {
	struct map kinds; /* of a folded word: a bit for each */
	struct str *phrase;
	size_t n, cap;
	/* whether a KEY has these two first letters */
	bool begins[LETTERS][LETTERS];
} all;

static void
add(struct str word, enum kind kind)
{
	uint32_t *kinds = map_put(&all.kinds, word);

	*kinds = (*kinds == MAP_NONE ? 0 : *kinds) | 1u << kind;
	if (kind == KEY)
		all.begins[(unsigned char)word.p[0]][word.n > 1 ? (unsigned char)word.p[1] : 0] = true;
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

/* notes which words may begin a phrase, and which words it never lacks: the longest */
static void
add_phrase(struct str phrase)
{
	struct str rest = phrase, word, from, key = {0};
	bool begun = false;

	while (rest.n) {
		bool needed;

		rest = str_cut(&word, rest, ' ');
		needed = choices(&from, word);
		if (!begun)
			add_choices(from, FIRST);
		begun |= needed;
		if (needed && (!key.n || shortest(from) >= shortest(key)))
			key = from;
	}
	add_choices(key, KEY);
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

	if (kinds == MAP_NONE)
		kinds = 0;
	if (char_digit(folded.p[0]) || dayname_month_any(folded))
		kinds |= 1u << TAIL;
	return kinds;
}

/* --- whether a body may say so: most do not, and this costs little --- */

/* true if a line of prose has a KEY */
static bool
has_key(struct buf *scratch, struct str line)
{
	for (size_t i = 0; i + 1 < line.n; i++) {
		unsigned char one = (unsigned char)char_lower(line.p[i]);
		unsigned char two = (unsigned char)char_lower(line.p[i + 1]);
		struct str rest = str_sub(line, i, line.n), word;

		if (char_letter(line.p[i]) && (one >= 0x80 || two >= 0x80 || all.begins[one][two]) &&
		    words_next(scratch, &word, &rest) && kinds_of(buf_view(scratch)) & 1u << KEY)
			return true;
		while (i < line.n && char_letter(line.p[i]))
			i++;
	}
	return false;
}

static bool
may_say(struct str body)
{
	struct buf scratch = {0};
	struct str line;
	bool may = false;

	while (!may && str_line(&line, &body)) {
		bool entry = line.n > 2 && line.p[1] == ' ' && (char_digit(line.p[2]) || line.p[2] == '[');

		may = !entry && has_key(&scratch, line);
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
	while (i < n && t[i].kinds & 1u << TAIL && !(t[i].kinds & 1u << STOP))
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
			size_t at = after_phrase(t, n, i, all.phrase[k]);

			if (at > i && ends(t, n, at))
				return true;
		}
	}
	return false;
}

bool
no_contact_noted(struct str *quote, struct str body, struct str name)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct said t[TOKENS];
	struct arena arena = {0};
	struct sentences s;
	bool other = false, found = false;
	struct str one;

	pthread_once(&once, fill);
	if (!may_say(body))
		return false;
	sentences_open(&s, body);
	while (!found && sentences_next(&s, &one)) {
		size_t n = read_said(t, &arena, one, name);

		found = !str_ends(one, STR("?")) && says_so(t, n, other);
		*quote = one;
		other = n && t[0].kinds & 1u << OTHERS;
	}
	sentences_close(&s);
	arena_free(&arena);
	return found;
}
