/* SPDX-License-Identifier: ISC */
#include "find/prose_joke.h"
#include "find/prose_met.h"

/* a word that says that a need was met, and its clause */
struct met_word {
	const struct prose_sentence *s;
	enum prose_language language;
	size_t at, from, to;
};

static bool
has_role(const struct met_word *m, size_t i, enum prose_role role)
{
	return prose_phrases_role(m->s->phrases, &m->s->token[i], m->language, role);
}

static void
find_clause(struct met_word *m)
{
	m->from = m->at;
	while (m->from && !m->s->token[m->from].border)
		m->from--;
	m->to = m->at + 1;
	while (m->to < m->s->n && !m->s->token[m->to].border)
		m->to++;
}

static bool
is_denied(const struct met_word *m)
{
	for (size_t i = m->from; i < m->at; i++)
		if (has_role(m, i, PROSE_NOT) && !has_role(m, i, PROSE_LATER))
			return true; /* "ya" is of both "ya no" and "ya encontró" */
	return false;
}

/* true if a word beside it names no thing: "hat sich im Juni" */
static bool
is_aside(const struct met_word *m, size_t i)
{
	static const enum prose_role aside[] = {
		PROSE_MET, PROSE_ONE, PROSE_LATER, PROSE_OPENER, PROSE_THEY, PROSE_HELD,
	};

	for (size_t k = 0; k < sizeof(aside) / sizeof(aside[0]); k++)
		if (has_role(m, i, aside[k]))
			return true;
	return char_digit(m->s->token[i].raw.p[0]) || prose_text_names(m->s, m->s->token[i].raw);
}

/* true if the clause names nothing that was found: "sorted by May" */
static bool
is_bare(const struct met_word *m)
{
	for (size_t i = m->from; i < m->to; i++)
		if (!is_aside(m, i))
			return false;
	return true;
}

/* true if it names what was needed with a pronoun: "found one" */
static bool
has_one(const struct met_word *m)
{
	size_t i = m->at;

	if (i && has_role(m, i - 1, PROSE_ONE))
		return true;
	return i + 1 < m->s->n && has_role(m, i + 1, PROSE_ONE) &&
	       (i + 2 >= m->to || m->language == PROSE_ENGLISH);
}

/* true if another found it: "Bo found one" */
static bool
is_of_other(const struct met_word *m)
{
	return m->language == PROSE_ENGLISH && m->from < m->at && m->s->token[m->from].upper &&
	       !is_aside(m, m->from) && !str_ends(m->s->token[m->from].raw, STR("ly"));
}

/* true if the sentence as a whole says that there is a need no longer: "not any more" */
static bool
is_over(const struct prose_sentence *s)
{
	struct prose_match m;

	return s->n && prose_phrases_match(&m, s->phrases, s->token, s->n, 0) && m.kind == PROSE_PHRASE_OVER;
}

bool
prose_met(const struct prose_sentence *s, bool *one)
{
	*one = is_over(s) || prose_joke_laughter(s);
	if (*one)
		return true;
	for (size_t i = 0; i < s->n; i++)
		for (int l = 0; l < PROSE_NLANGUAGES; l++) {
			struct met_word m = {.s = s, .language = (enum prose_language)l, .at = i};

			if (!has_role(&m, i, PROSE_MET))
				continue;
			find_clause(&m);
			if (is_denied(&m))
				continue;
			*one = (has_one(&m) || is_bare(&m)) && !is_of_other(&m);
			return true;
		}
	return false;
}
