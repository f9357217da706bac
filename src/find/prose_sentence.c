/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "find/prose_joke.h"
#include "find/prose_met.h"
#include "find/prose_sentence.h"

/* the subject of a phrase */
enum subject { SUBJECT_OWN, SUBJECT_NONE, SUBJECT_CIRCLE };

/* one phrase in a sentence, and how it reads */
struct reading {
	const struct prose_sentence *s;
	struct prose_match m;
	size_t clause; /* the first word of its clause */
};

static bool
has_role(const struct reading *r, size_t i, enum prose_role role)
{
	return prose_phrases_role(r->s->phrases, &r->s->token[i], r->m.language, role);
}

/* true if a word ends as adverbs do */
static bool
is_adverb(struct str raw)
{
	return str_ends(raw, STR("ly")) || str_ends(raw, STR("mente")) || str_ends(raw, STR("ment"));
}

static size_t
clause_start(const struct prose_sentence *s, size_t i)
{
	while (i && !s->token[i].border)
		i--;
	return i;
}

static bool
in_clause(const struct reading *r, enum prose_role role)
{
	for (size_t i = r->clause; i < r->m.from; i++)
		if (has_role(r, i, role))
			return true;
	return false;
}

/* whose need a clause states that begins with a relative pronoun, word i */
static enum subject
relative_subject(const struct reading *r, size_t i)
{
	if (!i || has_role(r, i - 1, PROSE_ANYONE))
		return SUBJECT_NONE;
	for (size_t k = 1; k <= 2 && k < i; k++)
		if (has_role(r, i - 1 - k, PROSE_ANYONE))
			return SUBJECT_NONE;
	return SUBJECT_CIRCLE;
}

/* true if word i is a relative pronoun, and not an article or a conjunction */
static bool
is_relative(const struct reading *r, size_t i)
{
	if (!has_role(r, i, PROSE_RELATIVE))
		return false;
	switch (r->m.language) {
	case PROSE_GERMAN:
	case PROSE_DUTCH:
		return i && r->s->token[i].border == ',';
	case PROSE_ENGLISH:
		return true;
	default:
		return i && (has_role(r, i - 1, PROSE_CIRCLE) || has_role(r, i - 1, PROSE_ANYONE) ||
		             (i > 1 && has_role(r, i - 2, PROSE_ARTICLE)));
	}
}

static enum subject
circle_subject(const struct reading *r, size_t i)
{
	for (size_t k = 1; k <= 2 && k <= i; k++)
		if (has_role(r, i - k, PROSE_MY) && !r->s->incoming)
			return SUBJECT_NONE;
	return SUBJECT_CIRCLE;
}

/* true for what a person does, but no roof: "wants", "is looking for", and not "needs" */
static bool
is_wanted(const struct reading *r)
{
	static const struct str begins[] = {
		STR_INIT("look"), STR_INIT("seek"), STR_INIT("search"), STR_INIT("want"), STR_INIT("such"),
		STR_INIT("cherch"), STR_INIT("busc"), STR_INIT("procur"), STR_INIT("cerc"), STR_INIT("zoek"),
		STR_INIT("szuk"),
	};
	bool wanted = r->m.kind == PROSE_PHRASE_LOOSE;

	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		wanted |= str_starts(r->s->token[r->m.from].raw, begins[i]);
	return wanted;
}

/* true if a noun before word i is the subject, and another than the contact: "the studio wants 900" */
static bool
is_stranger(const struct reading *r, size_t i)
{
	const struct prose_sentence *s = r->s;
	bool price = r->m.to < s->n && char_digit(s->token[r->m.to].raw.p[0]);

	if (!is_wanted(r) || i < r->clause + 2 || (has_role(r, i - 1, PROSE_GROUP) && !price))
		return false;
	for (size_t k = 2; k <= 4 && r->clause + k <= i; k++)
		if (has_role(r, i - k, PROSE_DEFINITE))
			return i - k == r->clause || has_role(r, i - k - 1, PROSE_OPENER);
	return false;
}

/* a subject that is a name: "Tom is looking for", or a noun */
static enum subject
named_subject(const struct reading *r)
{
	const struct prose_sentence *s = r->s;
	size_t i = r->m.from;

	while (i > r->clause &&
	       (has_role(r, i - 1, PROSE_OPENER) || is_adverb(s->token[i - 1].raw)))
		i--;
	if (r->m.shape != PROSE_BEFORE && is_stranger(r, i))
		return SUBJECT_NONE;
	if (i == r->clause || r->m.shape == PROSE_BEFORE || r->m.language == PROSE_GERMAN)
		return SUBJECT_OWN;
	if (!s->token[i - 1].upper || prose_text_names(s, s->token[i - 1].raw))
		return SUBJECT_OWN;
	return SUBJECT_CIRCLE;
}

/* true if word i is an article, and not the pronoun that it folds to: "el casero", "él" */
static bool
begins_noun(const struct reading *r, size_t i)
{
	return has_role(r, i, PROSE_DEFINITE) && i + 1 < r->m.from && !has_role(r, i + 1, PROSE_OPENER);
}

/* whose need it is: the nearest subject before the phrase */
static enum subject
subject_of(const struct reading *r)
{
	bool asked = r->m.kind == PROSE_PHRASE_ASKED;

	if (asked)
		return SUBJECT_OWN;
	if (r->m.kind == PROSE_PHRASE_MINE)
		return r->s->incoming ? SUBJECT_OWN : SUBJECT_NONE;
	if (r->m.from == r->clause && has_role(r, r->m.from, PROSE_BASE) && !r->s->incoming)
		return SUBJECT_NONE;
	for (size_t i = r->m.from; i-- > r->clause;) {
		if (is_relative(r, i))
			return relative_subject(r, i);
		if (has_role(r, i, PROSE_CIRCLE))
			return circle_subject(r, i);
		if (has_role(r, i, PROSE_THEY) && !begins_noun(r, i))
			return SUBJECT_OWN;
		if (has_role(r, i, PROSE_I))
			return r->s->incoming ? SUBJECT_OWN : SUBJECT_NONE;
		if (has_role(r, i, PROSE_YOU) || has_role(r, i, PROSE_ANYONE))
			return SUBJECT_NONE;
	}
	return named_subject(r);
}

/* true if "looking for" has no verb before it: "people looking for work" */
static bool
is_bare_participle(const struct reading *r)
{
	size_t i = r->m.from;

	if (r->m.language != PROSE_ENGLISH || i == r->clause ||
	    !str_ends(r->s->token[i].raw, STR("ing")))
		return false;
	i--;
	return !has_role(r, i, PROSE_OPENER) && !has_role(r, i, PROSE_CIRCLE) &&
	       !is_adverb(r->s->token[i].raw) && !r->s->token[i].upper;
}

/* true if the phrase is a noun here: "her needs", "die Sucht" */
static bool
is_noun(const struct reading *r)
{
	size_t i = r->m.from;

	if (!r->m.lone || i == r->clause || r->m.shape == PROSE_BEFORE)
		return false;
	i--;
	return has_role(r, i, PROSE_NOTHING) && !has_role(r, i, PROSE_THEY) &&
	       !has_role(r, i, PROSE_I) && !has_role(r, i, PROSE_YOU);
}

/* true if word i is in a bracket that says what the pronoun before it is: "it (the contract) with" */
static bool
explains(const struct reading *r, size_t i)
{
	struct str before = words_gap(r->s->token[i - 1].raw.p + r->s->token[i - 1].raw.n, r->s->token[i].raw.p);

	if (str_find(before, STR("(")) < before.n)
		return has_role(r, i - 1, PROSE_NOTHING);
	return str_eq(before, STR(") "));
}

/* the end of a thing that begins with word i: a clause, and what may follow its commas */
static size_t
thing_end(const struct reading *r, size_t i)
{
	size_t n = r->s->n, from = i;

	for (i++; i < n; i++) {
		char border = r->s->token[i].border;

		if (border == ':' && explains(r, i))
			continue;
		if (border == ':' || (border == ',' && !has_role(r, i, PROSE_MORE)))
			break;
	}
	return from < n ? i : from;
}

/* the last word of a phrase may begin the thing: "do you know a" */
static size_t
after_start(const struct reading *r)
{
	size_t i = r->m.to;

	return i - 1 > r->m.from && has_role(r, i - 1, PROSE_ARTICLE) ? i - 1 : i;
}

/* the words before a phrase in its clause, without its subject and the like */
static size_t
before_start(const struct reading *r)
{
	size_t from = r->clause;

	for (size_t i = r->m.from; i-- > r->clause;)
		if (has_role(r, i, PROSE_ARTICLE) && (i == r->clause || !has_role(r, i - 1, PROSE_ARTICLE)))
			return i;
	while (from < r->m.from && (has_role(r, from, PROSE_OPENER) || has_role(r, from, PROSE_THEY) ||
	                            has_role(r, from, PROSE_HELD)))
		from++;
	return from;
}

static bool
ends_in(struct str raw, const char *endings)
{
	struct str end, rest = str_of(endings);

	while (rest.n) {
		rest = str_cut(&end, rest, ' ');
		if (raw.n > end.n && str_ends(raw, end))
			return true;
	}
	return false;
}

/* true for "of" and its like */
static bool
is_of(struct str raw)
{
	static const struct str of[] = {
		STR_INIT("of"), STR_INIT("de"), STR_INIT("di"), STR_INIT("von"), STR_INIT("van"),
	};

	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
		if (str_eq(raw, of[i]))
			return true;
	return false;
}

/* true if a verb follows "wants" and the like, by its ending: to do something is no need */
static bool
is_to_do(const struct reading *r, size_t from, size_t to)
{
	static const char *const infinitive[PROSE_NLANGUAGES] = {
		[PROSE_GERMAN] = "en ern eln", [PROSE_FRENCH] = "er ir re",
		[PROSE_SPANISH] = "ar er ir arse erse irse", [PROSE_PORTUGUESE] = "ar er ir",
		[PROSE_ITALIAN] = "are ere ire arsi ersi irsi", [PROSE_DUTCH] = "en",
		[PROSE_POLISH] = "ać eć ić yć uć ąć",
	};
	bool last = r->m.language == PROSE_GERMAN || r->m.language == PROSE_DUTCH;
	const struct prose_token *t = &r->s->token[last ? to - 1 : from];

	return r->m.kind == PROSE_PHRASE_LOOSE && infinitive[r->m.language] && !t->upper &&
	       !has_role(r, (size_t)(t - r->s->token), PROSE_ARTICLE) &&
	       ends_in(t->raw, infinitive[r->m.language]);
}

/* true for a word that says as little as "something" where it is all that is wanted */
static bool
is_vague(struct str raw)
{
	static const struct str vague[] = {
		STR_INIT("something"), STR_INIT("anything"), STR_INIT("more"), STR_INIT("some"),
		STR_INIT("another"), STR_INIT("someone"), STR_INIT("somebody"), STR_INIT("etwas"),
		STR_INIT("mehr"), STR_INIT("jemand"), STR_INIT("jemanden"), STR_INIT("iets"),
		STR_INIT("iemand"), STR_INIT("algo"), STR_INIT("alguien"), STR_INIT("qualcosa"),
		STR_INIT("qualcuno"), STR_INIT("coś"), STR_INIT("czegoś"), STR_INIT("ktoś"),
		STR_INIT("kogoś"),
	};

	return TEXT_ONE_OF(raw, vague);
}

/* true if a phrase ends in what a person would do: "knows nobody who", "nobody to" */
static bool
of_person(const struct reading *r)
{
	for (size_t k = r->m.from; k < r->m.to; k++)
		if (has_role(r, k, PROSE_ANYONE))
			return true;
	return false;
}

/* true if words [from, to) are function words but for a verb of talk: "mit dem er reden kann" */
static bool
is_only_talk(const struct reading *r, size_t from, size_t to)
{
	struct buf folded = {0};
	bool talk = false, only = true;

	for (size_t i = from; i < to && only; i++) {
		bool verb = has_role(r, i, PROSE_TALK);

		buf_clear(&folded);
		text_fold(&folded, r->s->token[i].raw);
		talk |= verb;
		only = verb || has_role(r, i, PROSE_THEY) || words_stop(buf_view(&folded));
	}
	buf_free(&folded);
	return talk && only;
}

/* true for "talk to", and for "talk to since the divorce", "blame but himself" */
static bool
is_talk(const struct reading *r, size_t from, size_t to)
{
	const struct prose_token *t = &r->s->token[from];
	size_t n = to - from;

	if (n > 1 && str_eq(t[1].raw, STR("to")))
		return n == 2 || has_role(r, from, PROSE_TALK);
	if (n > 1 && str_eq(t[1].raw, STR("but")))
		return true;
	return is_only_talk(r, from, to);
}

/* true if words [from, to) are nothing that anyone could give */
static bool
is_nothing(const struct reading *r, size_t from, size_t to)
{
	const struct prose_token *t = r->s->token;
	size_t i = from;
	bool person = of_person(r);

	if (person && (is_talk(r, from, to) || (to - from == 1 && is_vague(t[from].raw)) ||
	               has_role(r, from, PROSE_NOT) || (to - from > 1 && has_role(r, from + 1, PROSE_NOT))))
		return true; /* "nobody to talk to", "nobody who does not like her" */
	if (person || r->m.kind == PROSE_PHRASE_ASKED)
		return false;
	if (r->m.kind == PROSE_PHRASE_WISH)
		return to - from == 1 && has_role(r, from, PROSE_NOTHING);
	if (has_role(r, from, PROSE_NOTHING) || (to - from == 1 && is_vague(t[from].raw)))
		return true;
	while (i + 1 < to && (has_role(r, i, PROSE_ARTICLE) || char_digit(t[i].raw.p[0])))
		i++;
	/* "more of them" */
	if (i > from && i + 1 < to && is_of(t[i].raw) && has_role(r, i + 1, PROSE_NOTHING))
		return true;
	if (has_role(r, i, PROSE_IDLE) || is_to_do(r, from, to))
		return true;
	if (has_role(r, i, PROSE_UNIT))
		return i != from + 1 || to - from < 4 || t[from].raw.n > 1;
	return r->m.kind == PROSE_PHRASE_LOOSE && i == from && to - from < 2 &&
	       !has_role(r, from, PROSE_ARTICLE);
}

static struct str
words_text(const struct prose_sentence *s, size_t from, size_t to)
{
	const char *p = s->token[from].raw.p, *end = s->token[to - 1].raw.p + s->token[to - 1].raw.n;

	return (struct str){p, (size_t)(end - p)};
}

/* finds the words of the thing; false if there is none */
static bool
find_thing(size_t *from, size_t *to, const struct reading *r)
{
	const struct prose_match *m = &r->m;
	bool after = m->shape == PROSE_AFTER, held = in_clause(r, PROSE_HELD);

	if (m->shape == PROSE_GAP) {
		*from = m->gap;
		*to = m->gap_to;
		return *from < *to;
	}
	if (m->shape == PROSE_WHOLE) {
		*from = 0;
		*to = r->s->n;
		return true;
	}
	*from = after_start(r);
	*to = thing_end(r, *from);
	if (after && *from < *to)
		return true;
	/* "Tenor wanted", but not "he wanted a dog" */
	if (!after && m->from == r->clause && *from < *to && r->s->token[*from].border == ':')
		return true;
	if (!after && held)
		return false;
	if (after && (m->language == PROSE_ENGLISH || m->kind == PROSE_PHRASE_ASKED))
		return false;
	if (!after && m->language == PROSE_ENGLISH && m->to < r->s->n && !r->s->token[m->to].border &&
	    m->to - m->from == 1)
		return false;
	*from = before_start(r);
	*to = m->from;
	return *from < *to;
}

/* true for an adverb before what is wanted: "dringend", "for it" in one word */
static bool
leads(const struct reading *r, size_t i)
{
	static const struct str words[] = {
		STR_INIT("dafür"), STR_INIT("dafuer"), STR_INIT("dazu"), STR_INIT("hierfür"), STR_INIT("außerdem"),
		STR_INIT("ausserdem"), STR_INIT("zudem"), STR_INIT("zusätzlich"), STR_INIT("daarvoor"),
		STR_INIT("bovendien"), STR_INIT("urgently"),
	};

	if (r->m.shape != PROSE_AFTER || r->m.kind == PROSE_PHRASE_WISH || of_person(r) || has_role(r, i, PROSE_ARTICLE))
		return false;
	return (has_role(r, i, PROSE_OPENER) && !has_role(r, i, PROSE_NOTHING)) ||
	       TEXT_ONE_OF(r->s->token[i].raw, words);
}

static bool
read_phrase(struct prose_need *out, const struct reading *r)
{
	enum subject subject;
	size_t from, to;

	if (in_clause(r, PROSE_NOT) || in_clause(r, PROSE_IF) || is_bare_participle(r) || is_noun(r))
		return false;
	subject = subject_of(r);
	if (subject == SUBJECT_NONE)
		return false;
	if (r->m.kind == PROSE_PHRASE_ASKED) {
		if (!r->s->open_question)
			return false;
		from = after_start(r);
		to = thing_end(r, from);
		out->thing = from < to ? words_text(r->s, from, to) : words_text(r->s, 0, r->s->n);
		if (r->m.shape == PROSE_WHOLE)
			out->thing = words_text(r->s, 0, r->s->n);
	} else {
		if (!find_thing(&from, &to, r))
			return false;
		while (from + 1 < to && leads(r, from))
			from++;
		if (is_nothing(r, from, to))
			return false;
		out->thing = words_text(r->s, from, to);
	}
	out->circle = subject == SUBJECT_CIRCLE;
	out->deed = of_person(r);
	out->kind = r->m.kind == PROSE_PHRASE_ASKED  ? PROSE_NEED_ASKED
	            : r->m.kind == PROSE_PHRASE_WISH ? PROSE_NEED_WISH
	                                             : PROSE_NEED_STATED;
	return true;
}

bool
prose_sentence_need(struct prose_need *out, const struct prose_sentence *s)
{
	bool question = str_ends(s->text, STR("?")), one;

	for (size_t i = 0; i < s->n; i++) {
		struct reading r = {.s = s};

		if (!prose_phrases_match(&r.m, s->phrases, s->token, s->n, i) || r.m.kind == PROSE_PHRASE_OVER)
			continue;
		r.clause = clause_start(s, i);
		if (question != (r.m.kind == PROSE_PHRASE_ASKED && r.m.shape != PROSE_WHOLE) &&
		    r.m.shape != PROSE_WHOLE)
			continue;
		if (read_phrase(out, &r))
			return !(prose_met(s, &one) && one) && !prose_joke(s, r.m.from);
	}
	return false;
}
