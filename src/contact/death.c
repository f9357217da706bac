/* SPDX-License-Identifier: ISC */
#include "base/arena.h"
#include "base/dayname.h"
#include "base/words.h"
#include "contact/death.h"
#include "contact/death_table.h"
#include "contact/sentences.h"

enum {
	TOKENS = 40,      /* words of a sentence that are read */
	ASIDE = 4,        /* words of a clause that may name who died: "Died in May, her old dog" */
	FIRST_YEAR = 1900,
	LAST_YEAR = 2100,
	WEEKDAY_MIN = 5,  /* bytes of its name, at least: shorter words are often others */
	FIRST_AGE = 40,   /* a lower number may be any other */
	LAST_AGE = 110,
};

/* a word of a sentence, folded, or a sign of death */
struct token {
	struct str folded;
	unsigned kinds; /* a bit for each kind of its word */
	bool apart;     /* a mark stands before it */
	bool capital;   /* it begins with a capital letter */
};

bool
death_may_stand(struct str text, struct str word, struct str folded)
{
	return words_bits(&death_table->kinds, folded) & DEATH_SAYS &&
	       word_pairs_beside(&death_table->beside, text, word, folded);
}

void
death_words(struct word_gate *out, struct word_pairs *beside)
{
	death_table_read();
	word_gate_join(out, &death_table->gate);
	word_pairs_join(beside, &death_table->beside);
}

/* --- whether a body may say so: most do not, and this costs little --- */

enum { NEAR = 200 }; /* bytes after the beginning of a sentence that are looked at */

/* false if a word at the front of a text has none of these kinds, by its first letters */
static bool
may_begin(struct str s, unsigned kinds)
{
	unsigned char one = (unsigned char)char_lower(s.p[0]);
	unsigned char two = s.n > 1 ? (unsigned char)char_lower(s.p[1]) : 0;

	/* an accent may be on the second letter */
	return one >= 0x80 || two >= 0x80 ||
	       death_table->begins[one][char_alpha((char)two) ? two : 0] & kinds;
}

/* the kinds of a word at the front of a text among these */
static unsigned
first_kinds(struct buf *scratch, struct str s, unsigned kinds)
{
	struct str word;

	if (!s.n || !may_begin(s, kinds))
		return 0;
	if (str_starts(s, STR("†")) || str_starts(s, STR("✝")))
		return 1u << DEATH_BEGINS & kinds;
	if (!char_letter(s.p[0]) || !words_next(scratch, &word, &s) || word.p + word.n != s.p)
		return 0;
	return words_bits(&death_table->kinds, buf_view(scratch)) & kinds;
}

/* true if a word of a text is one that a death has */
static bool
has_death(struct buf *scratch, struct str s)
{
	bool inside = false;

	for (size_t i = 0; i < s.n; i++) {
		if (!inside && first_kinds(scratch, str_sub(s, i, s.n), DEATH_SAYS))
			return true;
		inside = char_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80;
	}
	return false;
}

/* true if the second word of a text may be of a day: "am 3.5.", "in mei", but not "in the shop" */
static bool
day_follows(struct buf *scratch, struct str s)
{
	const unsigned day = 1u << DEATH_NEXT | 1u << DEATH_WHEN;

	s = str_sub(s, str_chr(s, ' ') + 1, s.n);
	return s.n && (char_digit(s.p[0]) || dayname_maybe(s) || first_kinds(scratch, s, DEATH_SAYS | day));
}

/* true if what begins at byte i of a body may be a death */
static bool
may_start(struct buf *scratch, struct str body, size_t i, struct str name)
{
	unsigned kinds;

	while (i < body.n && char_in(body.p[i], STR(" \t-*+_(")))
		i++;
	if (i == body.n)
		return false;
	kinds = first_kinds(scratch, str_sub(body, i, body.n), DEATH_SAYS | DEATH_BEFORE);
	if (kinds & DEATH_SAYS)
		return true;
	if (kinds == 1u << DEATH_LEAD && !day_follows(scratch, str_sub(body, i, body.n)))
		return false;
	/* the case of a name is that of its first letters, mostly */
	return (kinds || (name.n > 2 && str_starts(str_sub(body, i, body.n), str_sub(name, 0, 3)))) &&
	       has_death(scratch, str_sub(body, i, i + NEAR < body.n ? i + NEAR : body.n));
}

/* true if a sentence that begins after a mark and a space may be a death */
static bool
may_follow(struct buf *scratch, struct str body, char mark, struct str name)
{
	for (size_t at, i = 0; (at = str_chr(str_sub(body, i, body.n), mark)) < body.n - i;) {
		i += at + 1;
		if (i + 1 < body.n && char_space(body.p[i]) && may_start(scratch, body, i, name))
			return true;
	}
	return false;
}

/* true if a line may begin with a death; most lines are entries, which have none */
static bool
may_lead(struct buf *scratch, struct str body, struct str name)
{
	for (size_t i = 0; i < body.n; i += str_chr(str_sub(body, i, body.n), '\n') + 1) {
		bool entry = i + 2 < body.n && body.p[i + 1] == ' ' &&
		             (char_digit(body.p[i + 2]) || body.p[i + 2] == '[');

		if (!entry && may_start(scratch, body, i, name))
			return true;
	}
	return false;
}

static bool
is_sign(struct str text, struct str *sign)
{
	*sign = str_find(text, STR("†")) < text.n ? STR("†") : STR("✝");
	return str_find(text, *sign) < text.n;
}

bool
death_sign(struct str text)
{
	struct str sign;

	/* the first byte of both signs is in few texts */
	return str_chr(text, '\xe2') < text.n && is_sign(text, &sign);
}

static bool
may_say(struct str body, struct str name)
{
	struct buf scratch = {0};
	bool may = death_sign(body) || may_lead(&scratch, body, name) ||
	           may_follow(&scratch, body, '.', name) || may_follow(&scratch, body, '!', name) ||
	           may_follow(&scratch, body, '?', name);

	buf_free(&scratch);
	return may;
}

/* --- a sentence --- */

/* true for a year, and for an age: "Died at 84." */
static bool
is_year(struct str word)
{
	int64_t n = str_number(word, LAST_YEAR);

	return n >= FIRST_YEAR || (n >= FIRST_AGE && n <= LAST_AGE);
}

static unsigned
kinds_of(struct str folded)
{
	unsigned kinds = words_bits(&death_table->kinds, folded);

	if (folded.n >= WEEKDAY_MIN && dayname_weekdays(folded))
		kinds |= 1u << DEATH_NEXT | 1u << DEATH_WEEKDAY;
	if (is_year(folded) || dayname_month_any(folded))
		kinds |= 1u << DEATH_NEXT | 1u << DEATH_WHEN;
	return kinds;
}

/* the first token that is no DEATH_FILL; 0 if all are */
static size_t
first_after_fill(const struct token *t, size_t n)
{
	size_t i = 0;

	while (i < n && t[i].kinds & 1u << DEATH_FILL)
		i++;
	return i < n ? i : 0;
}

/* marks the tokens at the front of a sentence that are the name, or its first words: "Sadly Ana" */
static void
mark_name(struct token *t, size_t n, struct str name)
{
	struct buf scratch = {0};
	struct str word;

	for (size_t i = first_after_fill(t, n); i < n && words_next(&scratch, &word, &name); i++) {
		if (!str_eq(buf_view(&scratch), t[i].folded))
			break;
		t[i].kinds |= 1u << DEATH_OWN;
	}
	buf_free(&scratch);
}

/* reads a sentence into tokens and returns how many */
static size_t
read_tokens(struct token *t, struct arena *arena, struct str s, struct str name)
{
	struct buf scratch = {0};
	struct str rest = s, word, sign;
	const char *end = s.p;
	size_t n = 0;

	while (n + 2 < TOKENS) {
		bool is = words_next(&scratch, &word, &rest);
		struct str gap = words_gap(end, is ? word.p : s.p + s.n);
		bool dead = is_sign(gap, &sign);

		if (dead)
			t[n++] = (struct token){.folded = sign, .kinds = 1u << DEATH_BEGINS};
		if (!is)
			break;
		t[n].folded = arena_str(arena, buf_view(&scratch));
		t[n].apart = words_apart(gap, STR(",;:(["));
		t[n].capital = char_lower(word.p[0]) != word.p[0];
		t[n].kinds = kinds_of(t[n].folded);
		/* "† 05/24", "3.5." */
		if (char_digit(word.p[0]) && (dead || (n && gap.n == 1 && char_in(gap.p[0], STR("./-")) &&
		                                       char_digit(t[n - 1].folded.p[0]))))
			t[n].kinds |= 1u << DEATH_WHEN;
		n++;
		end = word.p + word.n;
	}
	buf_free(&scratch);
	mark_name(t, n, name);
	return n;
}

/* the token after a phrase that stands at t[i], the longest; i if none does. Sets *way, if any */
static size_t
after_phrase(const struct token *t, size_t n, size_t i, enum death_way *way)
{
	size_t best = i;

	/* most words begin no phrase */
	if (i == n || !(t[i].kinds & (1u << DEATH_FIRST | 1u << DEATH_BEGINS)))
		return i;
	for (size_t k = 0; k < death_table->n; k++) {
		struct str rest = death_table->phrase[k].text, one;
		size_t at = i;
		bool stands = true;

		for (; stands && rest.n; at++) {
			rest = str_cut(&one, rest, ' ');
			stands = at < n && str_eq(t[at].folded, one);
		}
		if (!stands || at <= best)
			continue;
		best = at;
		if (way)
			*way = death_table->phrase[k].way;
	}
	return best;
}

/* true for a word of a day, a place or a cause, or before one */
static bool
is_when(const struct token *t)
{
	return t->kinds & (1u << DEATH_NEXT | 1u << DEATH_WHEN) || char_digit(t->folded.p[0]);
}

/*
 * True if the tokens of a clause say when, where or how, and of no one else. After a burial all do, and a
 * name is that of the place, "at Highgate", or that of another: "of Ann".
 */
static bool
says_when(const struct token *t, size_t from, size_t to, enum death_way way)
{
	bool buried = way == DEATH_BURIED;
	unsigned kinds = 0;

	if (from == to)
		return true;
	if (buried && t[from].kinds & 1u << DEATH_OWNER)
		return false;
	for (size_t i = from; i < to; i++) {
		/* "at St Mary's" */
		bool name = i > from && (t[i].capital || t[i].folded.n == 1);

		if (buried && !name && !is_when(&t[i]))
			return false;
		kinds |= t[i].kinds | (buried && name ? 1u << DEATH_WHEN : 0);
	}
	if (kinds & (1u << DEATH_OTHER | 1u << DEATH_NOT) || !(kinds & (1u << DEATH_WHEN | 1u << DEATH_WEEKDAY)))
		return false;
	/* "3 May 2023", but not "tired since May" */
	return is_when(&t[from]);
}

static size_t
clause_end(const struct token *t, size_t n, size_t from)
{
	while (from < n && !t[from].apart)
		from++;
	return from;
}

static bool
has_other(const struct token *t, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (t[i].kinds & 1u << DEATH_OTHER && !(t[i].kinds & 1u << DEATH_LEFT))
			return true;
	return false;
}

/* true if the next words after a mark, from `from` on, name another: "Died in 2019 (father)" */
static bool
names_other_aside(const struct token *t, size_t n, size_t from)
{
	size_t to = from < n ? clause_end(t, n, from + 1) : n;

	return to - from <= ASIDE && has_other(t + from, to - from);
}

/*
 * True if all words from `from` to `to` are of a day, a place or a cause, and one after the mark
 * there: "Left us in March, after an illness", not "Left us in March for Berlin", "Left us, alas".
 * A weekday alone may be any: "niet meer op maandag".
 */
static bool
is_plain(const struct token *t, size_t n, size_t from, size_t to)
{
	size_t end = to < n ? clause_end(t, n, to + 1) : n;
	bool when = to == n || end - to > ASIDE;
	unsigned kinds = 0;

	for (size_t i = from; i < to; i++) {
		kinds |= t[i].kinds;
		if (!is_when(&t[i]))
			return false;
	}
	for (size_t i = to; i < end; i++) {
		kinds |= t[i].kinds & 1u << DEATH_WHEN;
		when |= (t[i].kinds & (1u << DEATH_WHEN | 1u << DEATH_OWN | 1u << DEATH_BEGINS | 1u << DEATH_LEFT)) != 0;
	}
	return when && (kinds & 1u << DEATH_WHEN || !(kinds & 1u << DEATH_WEEKDAY));
}

/* true if a DEATH_HELPING stands before t[i], or before the name that ends there: "ist Karl im Mai" */
static bool
is_helped(const struct token *t, size_t i)
{
	while (i && t[i - 1].kinds & 1u << DEATH_OWN)
		i--;
	return i && t[i - 1].kinds & 1u << DEATH_HELPING;
}

/* true if all tokens are of a day, or of who died, and one tells when */
static bool
is_day(const struct token *t, size_t from, size_t to)
{
	const unsigned may = 1u << DEATH_NEXT | 1u << DEATH_WHEN | 1u << DEATH_FILL |
	                     1u << DEATH_SUBJECT | 1u << DEATH_OWN;
	unsigned kinds = 0;

	for (size_t i = from; i < to; i++) {
		if (!(t[i].kinds & may) && !char_digit(t[i].folded.p[0]))
			return false;
		kinds |= t[i].kinds;
	}
	return kinds & (1u << DEATH_WHEN | 1u << DEATH_WEEKDAY);
}

/* true if a clause is a day and ends in a death: "im Mai von uns gegangen" */
static bool
ends_after_day(const struct token *t, size_t n, size_t from)
{
	size_t to = clause_end(t, n, from + 1);

	for (size_t i = from + 1; i < to; i++) {
		bool last = i + 1 == to && t[i].kinds & (1u << DEATH_LAST | 1u << DEATH_GONE);

		if ((last || after_phrase(t, n, i, NULL) == to) && is_day(t, from, i))
			return !names_other_aside(t, n, to);
	}
	return false;
}

/* true if the tokens from i on are a death, alone in their clause, perhaps after a DEATH_HELPING */
static bool
is_death(const struct token *t, size_t n, size_t i)
{
	enum death_way way = DEATH_SAID;
	size_t at = after_phrase(t, n, i, &way), to;

	if (at == i && is_helped(t, i)) {
		to = clause_end(t, n, i);
		return ends_after_day(t, n, i) ||
		       (to > i + 1 && t[to - 1].kinds & 1u << DEATH_LAST && says_when(t, i, to - 1, way) &&
		        !names_other_aside(t, n, to));
	}
	to = clause_end(t, n, at);
	if (at > i && way == DEATH_CERTAIN)
		return !has_other(t + at, to - at);
	if (at > i && way == DEATH_DATED && !(at < to && char_digit(t[at].folded.p[0])))
		return false;
	return at > i && says_when(t, at, to, way) && !names_other_aside(t, n, to) &&
	       (way != DEATH_VEILED || is_plain(t, n, at, to));
}

/*
 * True if a sentence says that the contact died; `named` says that it may be read after one about
 * another: its subject is the contact's name.
 */
static bool
says_death(const struct token *t, size_t n, bool *named)
{
	size_t front = first_after_fill(t, n), i = front;

	while (i < n && t[i].kinds & 1u << DEATH_OWN && after_phrase(t, n, i, NULL) == i)
		i++;
	*named = i > front;
	if (n && t[0].kinds & 1u << DEATH_LEAD && ends_after_day(t, n, 0))
		return true;
	i = *named ? i : 0;
	if (i < n && t[i].kinds & 1u << DEATH_BIRTH)
		i++;
	/* the year of birth, and its day */
	while (i < n && char_digit(t[i].folded.p[0]) && after_phrase(t, n, i, NULL) == i)
		i++;
	for (; i < n; i++) {
		if (is_death(t, n, i))
			return true;
		if (!(t[i].kinds & (1u << DEATH_SUBJECT | 1u << DEATH_FILL)))
			return false;
	}
	return false;
}

/* true if an empty line stands between two places of a body */
static bool
is_paragraph(const char *from, const char *to)
{
	bool empty = false;

	for (; from < to; from++) {
		if (*from == '\n' && empty)
			return true;
		empty = *from == '\n' || (empty && char_space(*from));
	}
	return false;
}

bool
death_noted(struct str *quote, struct str body, struct str name)
{
	struct token t[TOKENS];
	struct arena arena = {0};
	struct sentences s;
	const char *end = NULL;
	bool other = false, named, found = false;
	struct str one;

	death_table_read();
	if (!may_say(body, name))
		return false;
	sentences_open(&s, body);
	while (!found && sentences_next(&s, &one)) {
		size_t n = read_tokens(t, &arena, one, name);

		if (other && is_paragraph(end, one.p))
			other = false;
		found = !str_ends(one, STR("?")) && says_death(t, n, &named) && (named || !other);
		*quote = one;
		other = has_other(t, n);
		end = one.p + one.n;
	}
	sentences_close(&s);
	arena_free(&arena);
	return found;
}
