/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/words.h"
#include "find/prose_phrases.h"

enum {
	PARTS = 12,    /* words of a phrase, at most */
	GAP_WORDS = 8, /* words that a "~" stands for, at most */
};

/* one word of a phrase, with its alternatives */
struct prose_part {
	uint32_t *word;
	bool *accented; /* whether the word has to have its umlaut */
	size_t n;
	bool optional, gap;
	struct str text;
};

struct prose_phrase {
	enum prose_language language;
	enum prose_phrase_kind kind;
	enum prose_shape shape;
	struct prose_part *part;
	size_t n;
};

struct prose_word {
	uint32_t role[PROSE_NLANGUAGES]; /* bits of enum prose_role */
	uint32_t first;                  /* 1 + index of the first of `begin` for it, or 0 */
};

/* a phrase that begins with a word */
struct prose_begin {
	uint32_t phrase, next;
};

struct prose_phrases {
	struct map map; /* folded word: index into `word` */
	struct prose_word *word;
	size_t nwords, words_cap;
	struct prose_phrase *phrase;
	size_t nphrases, phrases_cap;
	struct prose_begin *begin;
	size_t nbegins, begins_cap;
	struct prose_may may;
	struct arena arena;
	struct buf scratch;
};

struct prose_trigger_row {
	enum prose_language language;
	enum prose_phrase_kind kind;
	enum prose_shape shape;
	const char *phrases;
};

struct prose_words_row {
	enum prose_language language;
	enum prose_role role;
	const char *words;
};

static const struct prose_trigger_row trigger_rows[] = {
#define TRIGGER(language, kind, shape, phrases) \
	{PROSE_##language, PROSE_PHRASE_##kind, PROSE_##shape, phrases},
#define WORDS(language, role, words)
#include "find/prose_needs.def"
#undef TRIGGER
#undef WORDS
};

static const struct prose_words_row words_rows[] = {
#define TRIGGER(language, kind, shape, phrases)
#define WORDS(language, role, words) {PROSE_##language, PROSE_##role, words},
#include "find/prose_needs.def"
#undef TRIGGER
#undef WORDS
};

/* --- the table --- */

static uint32_t
add_word(struct prose_phrases *p, struct str text)
{
	struct str folded;
	uint32_t *is;

	folded = text_folded(&p->scratch, text);
	if (map_get(&p->map, folded) == MAP_NONE) {
		is = map_put(&p->map, arena_str(&p->arena, folded));
		*is = (uint32_t)p->nwords;
		p->word = mem_reserve(p->word, p->nwords, &p->words_cap, sizeof(*p->word));
		p->word[p->nwords++] = (struct prose_word){0};
	}
	return map_get(&p->map, folded);
}

static bool
beyond_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

/* a word of the table, folded; it lives as long as the table */
static struct str
folded(struct prose_phrases *p, struct str text)
{
	return arena_str(&p->arena, text_folded(&p->scratch, text));
}

static void
read_part(struct prose_part *out, struct prose_phrases *p, struct str text, bool accents)
{
	struct str word, rest;

	*out = (struct prose_part){.gap = str_eq(text, STR("~"))};
	if (out->gap)
		return;
	out->optional = str_ends(text, STR("?"));
	text.n -= out->optional;
	out->text = text;
	out->n = 1;
	for (size_t i = 0; i < text.n; i++)
		out->n += text.p[i] == '|';
	out->word = arena_alloc(&p->arena, out->n * sizeof(*out->word));
	out->accented = arena_alloc(&p->arena, out->n * sizeof(*out->accented));
	rest = text;
	for (size_t i = 0; i < out->n; i++) {
		rest = str_cut(&word, rest, '|');
		out->word[i] = add_word(p, word);
		out->accented[i] = accents && beyond_ascii(word);
	}
}

static size_t
shortest(const struct prose_part *part)
{
	struct str word, rest = part->text;
	size_t n = SIZE_MAX;

	while (rest.n) {
		rest = str_cut(&word, rest, '|');
		n = word.n < n ? word.n : n;
	}
	return n;
}

/* the first letters of part k of a phrase; all if it may be missing, or an accent begins it */
static uint32_t
letters_of(struct prose_phrases *p, const struct prose_phrase *ph, size_t k)
{
	struct str word, rest;
	uint32_t letters = 0;

	if (k >= ph->n || ph->part[k].gap || ph->part[k].optional)
		return PROSE_MAY_ANY;
	for (rest = ph->part[k].text; rest.n;) {
		rest = str_cut(&word, rest, '|');
		if (!char_alpha(folded(p, word).p[0]) || !char_alpha(word.p[0]))
			return PROSE_MAY_ANY;
		letters |= 1u << ((unsigned char)word.p[0] & 31);
	}
	return letters;
}

/* the part whose words are the rarest: as length tells, "after" in "is after a" */
static void
add_anchor(struct prose_phrases *p, const struct prose_phrase *ph)
{
	struct prose_may_word anchor = {
		.may = ph->kind == PROSE_PHRASE_OVER ? PROSE_MAY_MET : PROSE_MAY_PHRASE,
	};
	struct str word, rest;
	size_t best = 0;

	for (size_t i = 1; i < ph->n; i++)
		if (!ph->part[i].gap && !ph->part[i].optional &&
		    shortest(&ph->part[i]) > shortest(&ph->part[best]))
			best = i;
	anchor.before = letters_of(p, ph, best - 1); /* of the first part, none: any */
	anchor.after = letters_of(p, ph, best + 1);
	for (rest = ph->part[best].text; rest.n;) {
		rest = str_cut(&word, rest, '|');
		prose_may_add(&p->may, folded(p, word), anchor);
	}
}

/* lists a phrase under each word that it may begin with */
static void
list_phrase(struct prose_phrases *p)
{
	uint32_t phrase = (uint32_t)p->nphrases - 1;
	const struct prose_part *part = &p->phrase[phrase].part[0];

	for (size_t i = 0; i < part->n; i++) {
		struct prose_word *w = &p->word[part->word[i]];

		p->begin = mem_reserve(p->begin, p->nbegins, &p->begins_cap, sizeof(*p->begin));
		p->begin[p->nbegins++] = (struct prose_begin){phrase, w->first};
		w->first = (uint32_t)p->nbegins;
	}
}

static void
read_phrase(struct prose_phrases *p, const struct prose_trigger_row *row, struct str text)
{
	struct prose_phrase phrase = {row->language, row->kind, row->shape, NULL, 0};
	struct str word, rest = text;

	phrase.part = arena_alloc(&p->arena, PARTS * sizeof(*phrase.part));
	while (rest.n && phrase.n < PARTS) {
		rest = str_cut(&word, rest, ' ');
		read_part(&phrase.part[phrase.n], p, word,
		          row->language == PROSE_GERMAN || row->shape == PROSE_BEFORE);
		if (phrase.part[phrase.n++].gap)
			phrase.shape = PROSE_GAP;
	}
	p->phrase = mem_reserve(p->phrase, p->nphrases, &p->phrases_cap, sizeof(*p->phrase));
	p->phrase[p->nphrases++] = phrase;
	list_phrase(p);
	add_anchor(p, &p->phrase[p->nphrases - 1]);
}

static void
read_words(struct prose_phrases *p, const struct prose_words_row *row)
{
	struct str word, rest = str_of(row->words);

	while (rest.n) {
		struct prose_word *w;
		uint32_t is;

		rest = str_cut(&word, rest, ' ');
		is = add_word(p, word);
		w = &p->word[is];
		w->role[row->language] |= 1u << row->role;
		if (row->role == PROSE_MET || row->role == PROSE_LAUGH)
			prose_may_add(&p->may, folded(p, word), (struct prose_may_word){.may = PROSE_MAY_MET});
	}
}

struct prose_phrases *
prose_phrases_open(void)
{
	struct prose_phrases *p = mem_zero(1, sizeof(*p));

	for (size_t i = 0; i < sizeof(trigger_rows) / sizeof(trigger_rows[0]); i++) {
		struct str phrase, rest = str_of(trigger_rows[i].phrases);

		while (rest.n) {
			rest = str_trim(str_cut(&phrase, rest, ';'));
			read_phrase(p, &trigger_rows[i], str_trim(phrase));
		}
	}
	for (size_t i = 0; i < sizeof(words_rows) / sizeof(words_rows[0]); i++)
		read_words(p, &words_rows[i]);
	return p;
}

void
prose_phrases_close(struct prose_phrases *p)
{
	if (!p)
		return;
	map_free(&p->map);
	prose_may_free(&p->may);
	free(p->word);
	free(p->phrase);
	free(p->begin);
	arena_free(&p->arena);
	buf_free(&p->scratch);
	free(p);
}

/* --- the words of a text --- */

unsigned
prose_phrases_may(struct prose_phrases *p, struct str text, unsigned wanted)
{
	return prose_may_in(&p->may, text, wanted);
}

/* what the text between two words says of where a clause ends */
static char
border_of(struct str between)
{
	char border = 0;

	/* as between most words */
	if (between.n == 1 && between.p[0] == ' ')
		return 0;
	for (size_t i = 0; i < between.n; i++) {
		struct str rest = str_sub(between, i, between.n);

		if (char_in(between.p[i], STR(":;()[].!?")) || str_starts(rest, STR("\xE2\x80\x93")) ||
		    str_starts(rest, STR("\xE2\x80\x94")) || str_starts(rest, STR(" - ")))
			return ':';
		if (between.p[i] == ',')
			border = ',';
	}
	return border;
}

size_t
prose_phrases_split(struct prose_token *out, size_t max, struct prose_phrases *p, struct str s)
{
	struct str rest = s, word, before;
	const char *end = s.p;
	size_t n = 0;

	while (n < max && words_next(&p->scratch, &word, &rest)) {
		before = words_gap(end, word.p);
		end = word.p + word.n;
		if (before.n > 1 && str_find(before, STR("](")) < before.n) {
			/* the target of a link */
			size_t close = str_chr(rest, ')');

			rest = str_sub(rest, close, rest.n);
			end = rest.p;
			continue;
		}
		out[n++] = (struct prose_token){
			.raw = word,
			.id = map_get(&p->map, buf_view(&p->scratch)),
			.border = border_of(before),
			.upper = word.p[0] >= 'A' && word.p[0] <= 'Z',
			.accented = beyond_ascii(word),
		};
	}
	return n;
}

bool
prose_phrases_role(const struct prose_phrases *p, const struct prose_token *t,
                   enum prose_language language, enum prose_role role)
{
	return t->id != MAP_NONE && (p->word[t->id].role[language] & 1u << role);
}

/* --- phrases --- */

static bool
fits(const struct prose_part *part, const struct prose_token *t)
{
	for (size_t i = 0; i < part->n; i++)
		if (part->word[i] == t->id && (!part->accented[i] || t->accented))
			return true;
	return false;
}

/* finds where the rest of a phrase ends that goes on with word i; 0 if it does not fit */
static size_t
fit_rest(struct prose_match *m, const struct prose_phrase *ph, size_t k,
         const struct prose_token *t, size_t n, size_t i)
{
	for (; k < ph->n; k++) {
		const struct prose_part *part = &ph->part[k];

		if (part->gap)
			break;
		if (i < n && fits(part, &t[i]) && (i == m->from || t[i].border != ':'))
			i++;
		else if (!part->optional)
			return 0;
	}
	if (k == ph->n)
		return i;
	m->gap = i;
	/* a phrase has at most one gap, so that this goes one call deeper, and no further */
	for (size_t w = 0; w < GAP_WORDS && i < n && t[i].border != ':'; w++) {
		size_t to;

		m->gap_to = ++i;
		to = fit_rest(m, ph, k + 1, t, n, i);
		if (to)
			return to;
	}
	return 0;
}

static bool
is_lone(const struct prose_phrase *ph)
{
	size_t must = 0;

	for (size_t i = 0; i < ph->n; i++)
		must += !ph->part[i].optional;
	return must == 1;
}

bool
prose_phrases_match(struct prose_match *out, const struct prose_phrases *p,
                    const struct prose_token *t, size_t n, size_t i)
{
	bool found = false;

	if (t[i].id == MAP_NONE)
		return false;
	for (uint32_t b = p->word[t[i].id].first; b; b = p->begin[b - 1].next) {
		const struct prose_phrase *ph = &p->phrase[p->begin[b - 1].phrase];
		struct prose_match m = {
			.language = ph->language, .kind = ph->kind, .shape = ph->shape, .lone = is_lone(ph),
			.from = i,
		};

		m.to = fit_rest(&m, ph, 0, t, n, i);
		if (!m.to || (found && m.to <= out->to) || (ph->kind == PROSE_PHRASE_OVER && (i || m.to < n)))
			continue;
		*out = m;
		found = true;
	}
	return found;
}
