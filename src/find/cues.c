/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "find/cue_match.h"
#include "find/cues.h"
#include "find/named_year.h"
#include "find/no_sorrow.h"
#include "contact/sentences.h"

enum {
	SHORT_WORD = 64, /* bytes of a word that is folded here, at most */
	SCAR_DAYS = 730, /* after which a sorrow is none to ask about */
	SCAR_YEARS = 200,
	HUSH_WORDS = 6,  /* of a confidence that is about the sentence before it, at most */
};

/* what a trade, or a book, may be about */
static const unsigned sorrows = 1u << CUE_SAD | 1u << CUE_UNWED | 1u << CUE_BABY_LOST |
                                1u << CUE_BARRED;

/* what is not asked about where the notes bid silence */
static const unsigned grief = 1u << CUE_SAD | 1u << CUE_WORK;

void
cues_open(struct cues *c)
{
	*c = (struct cues){.phrases = cue_phrases()};
}

void
cues_close(struct cues *c)
{
	context_free(&c->context);
	buf_free(&c->scratch);
}

static bool
begins_text(struct str s, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (char_letter(s.p[i]))
			return false;
	return true;
}

/* true if one of the words stands before byte *at of a text, which is moved to its beginning */
static bool
one_before(struct cues *c, struct str s, size_t *at, const struct str *words, size_t n)
{
	size_t from;

	for (size_t i = 0; i < n; i++)
		if (cue_word_before(&c->scratch, s, *at, words[i], &from)) {
			*at = from;
			return true;
		}
	return false;
}

/* true if what begins at byte `at` of a text is said of the owner: "I was ill" */
static bool
of_owner(struct cues *c, struct str s, size_t at)
{
	static const struct str words[] = {STR_INIT("i"), STR_INIT("ich"), STR_INIT("je"), STR_INIT("yo"),
	                                   STR_INIT("eu"), STR_INIT("io"), STR_INIT("ik")};

	return one_before(c, s, &at, words, sizeof(words) / sizeof(words[0]));
}

/* true if what begins at byte `at` of a text is denied: "no secret", "kein Geheimnis mehr" */
static bool
is_denied(struct cues *c, struct str s, size_t at)
{
	static const struct str no[] = {
		STR_INIT("no"), STR_INIT("not"), STR_INIT("t"), STR_INIT("nicht"), STR_INIT("kein"), STR_INIT("keine"),
		STR_INIT("keinen"), STR_INIT("pas"), STR_INIT("plus"), STR_INIT("aucun"), STR_INIT("ningun"),
		STR_INIT("nao"), STR_INIT("non"), STR_INIT("nessun"), STR_INIT("niet"), STR_INIT("geen"),
	};
	static const struct str between[] = {
		STR_INIT("a"), STR_INIT("any"), STR_INIT("longer"), STR_INIT("mehr"), STR_INIT("un"), STR_INIT("une"),
		STR_INIT("es"), STR_INIT("e"), STR_INIT("um"), STR_INIT("meer"), STR_INIT("piu"),
	};

	while (one_before(c, s, &at, between, sizeof(between) / sizeof(between[0])))
		;
	return one_before(c, s, &at, no, sizeof(no) / sizeof(no[0]));
}

/* true if a word that denies comes right before byte `at` of a text: "never made up with him" */
static bool
not_yet(struct cues *c, struct str s, size_t at)
{
	static const struct str words[] = {
		STR_INIT("not"), STR_INIT("never"), STR_INIT("nicht"), STR_INIT("nie"), STR_INIT("pas"),
		STR_INIT("jamais"), STR_INIT("no"), STR_INIT("nunca"), STR_INIT("nao"), STR_INIT("non"),
		STR_INIT("mai"), STR_INIT("niet"), STR_INIT("nooit"), STR_INIT("t"), STR_INIT("yet"),
		STR_INIT("hardly"), STR_INIT("kaum"), STR_INIT("be"),
	};

	return one_before(c, s, &at, words, sizeof(words) / sizeof(words[0]));
}

/* true if a text has no more than n words */
static bool
is_short(struct cues *c, struct str s, size_t n)
{
	struct str word;

	for (size_t i = 0; i <= n; i++)
		if (!words_next(&c->scratch, &word, &s))
			return true;
	return false;
}

/* true if a phrase at byte `at` of a text counts; `whole` is false for a sentence */
static bool
counts(struct cues *c, const struct cue_phrase *p, struct str s, size_t at, bool whole)
{
	if (p->words && !whole && !is_short(c, s, p->words))
		return false;
	switch (p->kind) {
	case CUE_ADVICE:
		return whole || begins_text(s, at);
	case CUE_SAD:
	case CUE_WORK:
		return !of_owner(c, s, at);
	case CUE_SECRET:
	case CUE_CONFIDENCE:
		return !is_denied(c, s, at);
	case CUE_MENDED:
	case CUE_RELIEF:
		return !not_yet(c, s, at);
	case CUE_BARRED:
	case CUE_CLOSED:
	case CUE_DRY:
	case CUE_EXPECTING:
	case CUE_LAME:
	case CUE_DOUBTS:
	case CUE_NO_BIRTHDAY:
		return !no_sorrow_of_other(&c->scratch, s, at, false);
	case CUE_UNWED:
	case CUE_BABY_LOST:
		return !no_sorrow_of_other(&c->scratch, s, at, true);
	default:
		return true;
	}
}

/* true if a harmless phrase stands where its key is, the first phrase with it being i */
static bool
is_harmless(struct cues *c, uint32_t i, struct str s, size_t from, size_t to)
{
	size_t at;

	for (; i != MAP_NONE; i = c->phrases->v[i].next)
		if (c->phrases->v[i].kind == CUE_HARMLESS && cue_stands(&c->scratch, c->phrases, &c->phrases->v[i], s, from, to, &at))
			return true;
	return false;
}

/* adds the kinds of the phrases whose key is a word of a text, folded, a bit for each */
static void
add_kinds(struct cues *c, unsigned *kinds, struct str folded, struct str s, struct str word,
          bool whole)
{
	size_t from = (size_t)(word.p - s.p), at;
	uint32_t first = map_get(&c->phrases->key, folded);
	struct cue_beside beside;

	if (first == MAP_NONE || !(c->phrases->v[first].kinds & c->wanted & ~*kinds))
		return;
	beside = cue_beside(s, from, from + word.n);
	for (uint32_t i = first; i != MAP_NONE; i = c->phrases->v[i].next) {
		const struct cue_phrase *p = &c->phrases->v[i];

		if (p->kind != CUE_HARMLESS && 1u << p->kind & c->wanted & ~*kinds && cue_may_stand(p, beside) &&
		    cue_stands(&c->scratch, c->phrases, p, s, from, from + word.n, &at) && counts(c, p, s, at, whole) &&
		    !is_harmless(c, first, s, from, from + word.n) &&
		    !(1u << p->kind & sorrows && no_sorrow(&c->scratch, s, at, from + word.n)))
			*kinds |= 1u << p->kind;
	}
}

/* true if the word at s may be a key */
static bool
may_be_key(const struct cues *c, struct str s)
{
	if (s.n < CUE_PHRASES_BEGIN || (unsigned char)(s.p[0] | s.p[1] | s.p[2]) >= 0x80)
		return true;
	if (!char_alpha(s.p[1]) || !char_alpha(s.p[2]))
		return cue_phrases_brief(c->phrases, s.p, char_alpha(s.p[1]) ? 2 : 1);
	return cue_phrases_begin(c->phrases, s.p);
}

/* the number of ASCII letters at the front of s */
static size_t
alpha_run(struct str s)
{
	size_t n = 0;

	while (n < s.n && char_alpha(s.p[n]))
		n++;
	return n;
}

/* adds the kinds of a word of ASCII letters */
static void
read_plain(struct cues *c, unsigned *kinds, struct str s, struct str word, bool whole)
{
	char lower[SHORT_WORD];

	if (word.n <= SHORT_WORD)
		add_kinds(c, kinds, str_lower(lower, sizeof(lower), word), s, word, whole);
}

/* adds the kinds of the word at byte i of a text, and returns where the next may begin */
static size_t
read_word(struct cues *c, unsigned *kinds, struct str s, size_t i, bool whole)
{
	struct str rest = str_sub(s, i, s.n), word;
	size_t n = alpha_run(rest);

	if (!may_be_key(c, rest))
		return i + n;
	if (n && n <= SHORT_WORD && (n == rest.n || !(char_letter(rest.p[n]) || char_digit(rest.p[n])))) {
		read_plain(c, kinds, s, str_sub(rest, 0, n), whole);
		return i + n;
	}
	if (!words_next(&c->scratch, &word, &rest))
		return s.n;
	add_kinds(c, kinds, buf_view(&c->scratch), s, word, whole);
	return s.n - rest.n;
}

/* the kinds that decide whether a text has some, and these themselves */
static unsigned
deciding(unsigned wanted)
{
	if (wanted & 1u << CUE_SECRET)
		wanted |= 1u << CUE_QUARREL | 1u << CUE_CONFIDENCE;
	if (wanted & (1u << CUE_SECRET | 1u << CUE_UNSETTLED))
		wanted |= 1u << CUE_MENDED;
	if (wanted & 1u << CUE_SAD)
		wanted |= 1u << CUE_RELIEF;
	if (wanted & 1u << CUE_DRY)
		wanted |= 1u << CUE_EXPECTING;
	return wanted;
}

/* the wanted kinds of phrases in a text, a bit for each; `whole` is false for a sentence */
static unsigned
kinds_in(struct cues *c, struct str s, unsigned wanted, bool whole)
{
	unsigned kinds = 0;

	c->wanted = deciding(wanted);
	for (size_t i = 0; i < s.n;) {
		const char *word = s.p + i;
		size_t from = i;

		while (i < s.n && char_alpha(s.p[i]))
			i++;
		if (i - from >= CUE_PHRASES_BEGIN && (i == s.n || !(char_letter(s.p[i]) || char_digit(s.p[i])))) {
			/* most words are all ASCII letters, and no key */
			if (word_filter_may(&c->phrases->words, word, i - from))
				read_plain(c, &kinds, s, (struct str){word, i - from}, whole);
		} else if (i > from || char_letter(s.p[i])) {
			i = read_word(c, &kinds, s, from, whole);
			continue;
		}
		i++;
	}
	if (kinds & 1u << CUE_QUARREL && !(c->mended || kinds & 1u << CUE_MENDED))
		kinds |= 1u << CUE_SECRET;
	if (c->mended || kinds & 1u << CUE_MENDED)
		kinds &= ~(1u << CUE_UNSETTLED);
	if (kinds & 1u << CUE_RELIEF && !whole)
		kinds &= ~(1u << CUE_SAD);
	if (kinds & 1u << CUE_EXPECTING)
		kinds |= 1u << CUE_DRY;
	if (kinds & 1u << CUE_CONFIDENCE)
		kinds |= 1u << CUE_SECRET;
	return kinds & wanted;
}

unsigned
cues_kinds(struct cues *c, struct str text, unsigned wanted)
{
	return kinds_in(c, text, wanted, true);
}

bool
cues_in(struct cues *c, struct str text, enum cue kind)
{
	struct str one;

	/* most texts have none, as in cues_of() */
	if (!kinds_in(c, text, 1u << kind, true))
		return false;
	while (sentences_split(&one, &text))
		if (kinds_in(c, one, 1u << kind, false))
			return true;
	return false;
}

/* true for a sentence after which what was said before stays unsaid: a taboo, a short confidence */
static bool
is_hush(struct cues *c, struct str sentence)
{
	unsigned kinds = kinds_in(c, sentence, 1u << CUE_TABOO | 1u << CUE_CONFIDENCE, false);

	return kinds & 1u << CUE_TABOO || (kinds & 1u << CUE_CONFIDENCE && words_count(sentence) <= HUSH_WORDS);
}

static void
keep(struct cues *c, struct str sentence, unsigned kinds)
{
	if (kinds & 1u << CUE_SECRET)
		kinds &= 1u << CUE_SECRET | 1u << CUE_TABOO | 1u << CUE_UNSETTLED;
	if (kinds & 1u << CUE_TABOO)
		kinds &= ~grief;
	for (enum cue k = 0; k < CUE_KINDS; k++)
		if (kinds & 1u << k && !c->quote[k].n)
			c->quote[k] = sentence;
}

/* true for a sentence that names no year but old ones: "widower since 2015" */
static bool
is_scar(struct str sentence, day today)
{
	int year, month, mday, named;

	if (today == DAY_NONE)
		return false;
	day_civil(today - SCAR_DAYS, &year, &month, &mday);
	named = named_year(sentence, year - SCAR_YEARS, year + SCAR_YEARS);
	return named && named < year;
}

/* reads the sentences of the notes */
static void
read_notes(struct cues *c, const struct contact *contact, day today)
{
	struct str one, before = {0};
	unsigned kinds = 0;
	struct sentences s;

	context_repair(&c->context, contact);
	sentences_open(&s, c->context.body);
	for (; sentences_next(&s, &one); before = one) {
		keep(c, before, is_hush(c, one) ? kinds & ~grief : kinds);
		kinds = kinds_in(c, one, CUES_ALL, false);
		if (kinds & grief && is_scar(one, today))
			kinds &= ~grief;
	}
	keep(c, before, kinds);
	sentences_close(&s);
}

void
cues_of(struct cues *c, const struct contact *contact, day since, day today)
{
	const unsigned of_entries = grief | 1u << CUE_SECRET | 1u << CUE_TABOO;
	struct str one, text, next, rest;
	unsigned kinds;

	memset(c->quote, 0, sizeof(c->quote));
	text = context_body(&c->context, contact);
	/* most files have no phrase at all, and one pass over their bytes is enough */
	kinds = kinds_in(c, text, CUES_ALL, true);
	if (!(kinds & ~(1u << CUE_PRIVATE | 1u << CUE_CAREFUL)))
		return;
	c->mended = kinds & 1u << CUE_MENDED;
	read_notes(c, contact, today);
	for (uint32_t i = 0; i < contact->body.nentries; i++) {
		const struct entry *e = &contact->body.entry[i];

		if (!entry_done(e, today) || e->date < since)
			continue;
		text = contact_entry_text(contact, e);
		while (sentences_split(&one, &text)) {
			rest = text;
			kinds = kinds_in(c, one, of_entries, false);
			keep(c, one, sentences_split(&next, &rest) && is_hush(c, next) ? kinds & ~grief : kinds);
		}
	}
	c->mended = false;
}

bool
cues_quarrel(struct cues *c, const struct contact *contact)
{
	cues_of(c, contact, DAY_NONE, DAY_NONE);
	return c->quote[CUE_UNSETTLED].n ||
	       (c->quote[CUE_SECRET].n && !cues_in(c, c->quote[CUE_SECRET], CUE_CONFIDENCE));
}
