/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/dayname.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "names/spoken.h"

enum { SHORT = 3 }; /* letters of the longest abbreviation ("Dr."), and of the shortest alias */

struct spoken_name {
	struct str rest; /* the folded words after the first, with single blanks */
	uint32_t who;    /* or NAMES_SEVERAL */
	uint32_t next;   /* the next name with the same first word, or MAP_NONE */
	bool alone;      /* one word */
	bool low;        /* one word that counts in lower case too */
};

/* names that are words, so that they count as links alone */
static const struct str common[] = {
	STR_INIT("april"),  STR_INIT("art"),   STR_INIT("august"), STR_INIT("autumn"), STR_INIT("bill"),
	STR_INIT("buddy"),  STR_INIT("chance"), STR_INIT("chase"), STR_INIT("christian"), STR_INIT("dawn"),
	STR_INIT("drew"),   STR_INIT("faith"), STR_INIT("frank"),  STR_INIT("friend"), STR_INIT("grace"),
	STR_INIT("grant"),  STR_INIT("guy"),   STR_INIT("home"),   STR_INIT("hope"),   STR_INIT("hunter"),
	STR_INIT("ivy"),    STR_INIT("jack"),  STR_INIT("jewel"),  STR_INIT("joy"),    STR_INIT("june"),
	STR_INIT("major"),  STR_INIT("mark"),  STR_INIT("may"),    STR_INIT("melody"), STR_INIT("miles"),
	STR_INIT("note"),   STR_INIT("page"),  STR_INIT("pat"),    STR_INIT("peg"),    STR_INIT("pierce"),
	STR_INIT("rich"),   STR_INIT("rob"),   STR_INIT("rose"),   STR_INIT("ruby"),   STR_INIT("sandy"),
	STR_INIT("skip"),   STR_INIT("sky"),   STR_INIT("sterling"), STR_INIT("sue"),  STR_INIT("summer"),
	STR_INIT("sunny"),  STR_INIT("trust"), STR_INIT("victor"), STR_INIT("violet"), STR_INIT("will"),
	STR_INIT("work"),
};

static bool
is_common(struct str word)
{
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (str_eq(common[i], word))
			return true;
	return words_stop(word) || dayname_weekdays(word) || dayname_month(word, 0);
}

/* true for a byte of a word: a letter, a digit, and any beyond ASCII that is no punctuation */
static size_t
letter(struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n);

	if (at >= s.n)
		return 0;
	if ((unsigned char)s.p[at] < 0x80)
		return char_alpha(s.p[at]) || char_digit(s.p[at]);
	return text_class(utf8_next(&rest)) == TEXT_OTHER ? 0 : s.n - at - rest.n;
}

/* the length of an apostrophe */
static size_t
apostrophe(struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n);

	return str_starts(rest, STR("'")) ? 1 : str_starts(rest, STR("\xE2\x80\x99")) ? 3 : 0;
}

/* the end of the word at `at`: O'Brien is one, and the "s" of "Ann's" is no part of it */
static size_t
word_end(struct str s, size_t at)
{
	size_t n, mark;

	while (at < s.n && char_alpha(s.p[at]))
		at++;
	/* most words end here */
	if (at == s.n || char_blank(s.p[at]))
		return at;
	while ((n = letter(s, at)) || (mark = apostrophe(s, at))) {
		if (!n) {
			size_t after = at + mark;

			if (!letter(s, after) || (char_lower(s.p[after]) == 's' && !letter(s, after + 1)))
				break;
			n = mark;
		}
		at += n;
	}
	return at;
}

/* appends a folded word */
static void
fold_word(struct buf *out, struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if ((unsigned char)word.p[i] >= 0x80) {
			text_fold(out, word);
			return;
		}
	buf_reserve(out, word.n + 1);
	for (size_t i = 0; i < word.n; i++)
		out->p[out->n + i] = char_lower(word.p[i]);
	buf_filled(out, word.n);
}

static bool
is_upper(struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n);

	if (at >= s.n)
		return false;
	if ((unsigned char)s.p[at] < 0x80)
		return s.p[at] >= 'A' && s.p[at] <= 'Z';
	return text_class(utf8_next(&rest)) == TEXT_UPPER;
}

/* moves *at to the next word of the same name: after a blank, a hyphen, the dot of "Dr." */
static bool
next_word(struct str s, size_t *at, size_t word)
{
	size_t i = *at;

	if (i < s.n && s.p[i] == '.' && word <= SHORT)
		i++;
	while (i < s.n && (char_blank(s.p[i]) || s.p[i] == '-' || s.p[i] == '_'))
		i++;
	if (i == *at || i - *at > 3 || !letter(s, i))
		return false;
	*at = i;
	return true;
}

/* the place in `begins` of a word whose first three letters are ASCII, or 0: see spoken_may() */
static unsigned
begin_of(struct str word)
{
	unsigned n = 0;

	for (size_t i = 0; i < 3; i++) {
		if (i >= word.n || !char_alpha(word.p[i]))
			return 0;
		n = n << 5 | ((unsigned char)word.p[i] & 31u);
	}
	return n;
}

/* the words of a name, folded, with single blanks; returns their number */
static size_t
fold_name(struct buf *out, struct str *first, struct str name)
{
	size_t n = 0, end, cut = 0;

	buf_clear(out);
	for (size_t at = 0; at < name.n;) {
		end = word_end(name, at);
		if (end == at) {
			at++;
			continue;
		}
		if (n == 1)
			cut = out->n;
		buf_str(out, n++ ? STR(" ") : STR(""));
		fold_word(out, str_sub(name, at, end));
		at = end;
	}
	*first = str_sub(buf_view(out), 0, n > 1 ? cut : out->n);
	return n;
}

/* --- the index --- */

struct builder {
	struct spoken *s;
	struct map *words; /* of all names, if names of one word are there */
	struct buf scratch;
};

static void
add_name(struct builder *b, struct str words, struct str first, uint32_t who, bool alone, bool low)
{
	struct spoken *s = b->s;
	struct str kept = arena_str(&s->arena, words);
	struct str rest = str_sub(kept, first.n + !alone, kept.n);
	unsigned begin = begin_of(first);
	uint32_t *at = map_put(&s->first, str_sub(kept, 0, first.n));

	for (uint32_t i = *at; i != MAP_NONE; i = s->v[i].next)
		if (str_eq(s->v[i].rest, rest)) {
			if (s->v[i].who != who)
				s->v[i].who = NAMES_SEVERAL;
			return;
		}
	s->begins[begin / 8] |= (unsigned char)(1u << begin % 8);
	s->v = mem_reserve(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n] = (struct spoken_name){rest, who, *at, alone, low};
	*at = (uint32_t)s->n++;
}

/* notes the words of a name, each for its contact or for several */
static void
note_words(struct builder *b, struct str words, uint32_t who)
{
	struct str word;

	while (words.n) {
		words = str_cut(&word, words, ' ');
		if (map_get(b->words, word) == MAP_NONE)
			word = arena_str(&b->s->arena, word);
		uint32_t *is = map_put(b->words, word);
		*is = *is == MAP_NONE || *is == who ? who : NAMES_SEVERAL;
	}
}

/* a name of two words or more */
static void
add_long(struct builder *b, struct str name, uint32_t who, bool alias)
{
	struct str first;

	(void)alias;
	if (fold_name(&b->scratch, &first, name) > 1)
		add_name(b, buf_view(&b->scratch), first, who, false, false);
}

/* a name of one word, unless it could mean something else */
static void
add_short(struct builder *b, struct str name, uint32_t who, bool alias)
{
	struct str word, first;
	size_t letters = 0;

	if (fold_name(&b->scratch, &first, name) != 1)
		return;
	word = buf_view(&b->scratch);
	for (size_t i = 0; i < word.n; i++)
		letters += (word.p[i] & 0xC0) != 0x80;
	if (letters < (alias ? SHORT : 2) || char_digit(word.p[0]) || is_common(word))
		return;
	if (map_get(b->words, word) == who)
		add_name(b, word, first, who, true, alias && !is_upper(str_trim(name), 0));
}

static void
note_all(struct builder *b, struct str name, uint32_t who, bool alias)
{
	struct str first;

	(void)alias;
	fold_name(&b->scratch, &first, name);
	note_words(b, buf_view(&b->scratch), who);
}

/* does something with the name of a contact and its aliases */
static void
each_name(struct builder *b, const struct contact *c, uint32_t who,
          void (*each)(struct builder *, struct str name, uint32_t who, bool alias))
{
	const struct field *f = contact_field(c, KEY_ALIASES);

	each(b, contact_name(c), who, false);
	for (size_t i = 0; f && i < f->n; i++)
		each(b, field_text(f, i), who, true);
}

void
spoken_build(struct spoken *s, const struct names *names, const struct contact *c, size_t n)
{
	struct map words = {0};
	struct builder b = {.s = s, .words = &words};

	*s = (struct spoken){.names = names};
	map_reserve(&s->first, n);
	for (size_t i = 0; i < n; i++) {
		each_name(&b, &c[i], (uint32_t)i, note_all);
		each_name(&b, &c[i], (uint32_t)i, add_long);
		add_long(&b, c[i].id, (uint32_t)i, false);
	}
	for (size_t i = 0; i < n; i++)
		each_name(&b, &c[i], (uint32_t)i, add_short);
	map_free(&words);
	buf_free(&b.scratch);
}

void
spoken_free(struct spoken *s)
{
	map_free(&s->first);
	free(s->v);
	arena_free(&s->arena);
	*s = (struct spoken){0};
}

/* --- the text --- */

/* true if what stands after a name makes it a part of something else: an address, "Ann-Lee" */
static bool
goes_on(struct str s, size_t at)
{
	if (at >= s.n || !char_in(s.p[at], STR("-_@/.\\=")))
		return false;
	return s.p[at] == '@' || letter(s, at + 1);
}

/* true if what stands before a word makes it a part of something else */
static bool
went_before(struct str s, size_t at)
{
	if (!at || !char_in(s.p[at - 1], STR("-_@/.\\#'&=")))
		return false;
	/* "@Ann" mentions her; "x@Ann" is an address; a sentence may end without a blank */
	return at >= 2 && s.p[at - 1] == '@' ? !char_space(s.p[at - 2]) && s.p[at - 2] != '(' :
	       s.p[at - 1] != '@';
}

/* true if a word of one capital letter stands right before, in the same sentence */
static bool
capital_before(struct str s, size_t at)
{
	size_t i = at, end;

	while (i && char_blank(s.p[i - 1]))
		i--;
	end = i;
	/* "(Ann": a mark stands between */
	if (end == at)
		return false;
	while (i && !char_space(s.p[i - 1]))
		i--;
	if (i == end || (!char_letter(s.p[end - 1]) && !char_digit(s.p[end - 1])) || !is_upper(s, i))
		return false;
	/* the first word of a sentence has a capital anyway */
	while (i && char_blank(s.p[i - 1]))
		i--;
	return i && !char_in(s.p[i - 1], STR(".!?:;-*>|\n"));
}

static bool
counts_alone(const struct spoken_name *name, struct str s, size_t at, size_t end)
{
	size_t next = end;
	struct str word;

	if (!is_upper(s, at))
		return name->low;
	if (capital_before(s, at))
		return false;
	if (next >= s.n || !char_blank(s.p[next]) || !is_upper(s, next + 1))
		return true;
	word = str_sub(s, next + 1, word_end(s, next + 1));
	return dayname_weekdays(word) || dayname_month(word, 0);
}

/* the end of the name after its first word, or 0 if the text goes on otherwise */
static size_t
match(const struct spoken_name *name, struct buf *scratch, struct str s, size_t end, size_t word)
{
	struct str rest = name->rest, want;

	while (rest.n) {
		size_t from = end;

		if (!next_word(s, &from, word))
			return 0;
		end = word_end(s, from);
		rest = str_cut(&want, rest, ' ');
		buf_clear(scratch);
		fold_word(scratch, str_sub(s, from, end));
		if (!str_eq(buf_view(scratch), want))
			return 0;
		word = end - from;
	}
	return end;
}

size_t
spoken_read(uint32_t *who, const struct spoken *sp, struct buf *scratch, struct str s, size_t at)
{
	size_t end = word_end(s, at), best = 0, word = end - at;
	uint32_t i;

	*who = MAP_NONE;
	if (end == at)
		return at + 1;
	if (!spoken_may(sp, s, at) || went_before(s, at))
		return end;
	buf_clear(scratch);
	fold_word(scratch, str_sub(s, at, end));
	for (i = map_get(&sp->first, buf_view(scratch)); i != MAP_NONE; i = sp->v[i].next) {
		const struct spoken_name *name = &sp->v[i];
		size_t to = match(name, scratch, s, end, word);

		if (to <= best || goes_on(s, to) || (name->alone && !counts_alone(name, s, at, to)))
			continue;
		best = to;
		*who = name->who;
	}
	return best ? best : end;
}
