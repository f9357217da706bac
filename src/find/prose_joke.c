/* SPDX-License-Identifier: ISC */
#include "find/prose_joke.h"

enum { LAST_WORDS = 3 }; /* words of a last clause that says that it was a joke, at most */

size_t
prose_joke_wink(struct str s, size_t i)
{
	static const struct str winks[] = {
		STR_INIT(";)"), STR_INIT(";-)"), STR_INIT("😉"), STR_INIT("😜"), STR_INIT("😂"), STR_INIT("🤣"),
	};

	/* the first bytes of a wink, since most are none of them */
	if (s.p[i] != ';' && (unsigned char)s.p[i] != 0xF0)
		return 0;
	for (size_t k = 0; k < sizeof(winks) / sizeof(winks[0]); k++)
		if (str_starts(str_sub(s, i, s.n), winks[k]))
			return winks[k].n;
	return 0;
}

static bool
ends_in_wink(struct str s)
{
	size_t at = s.n;

	while (at && s.n - at < 4)
		if (at--, prose_joke_wink(s, at) == s.n - at)
			return true;
	return false;
}

/* true if the last clause, in that language, says so: "just kidding", but not "no joke" */
static bool
ends_in_joke(const struct prose_sentence *s, size_t from, enum prose_language l)
{
	size_t i = s->n - 1;

	if (!prose_phrases_role(s->phrases, &s->token[i], l, PROSE_JOKE))
		return false;
	for (; i > from && s->n - i <= LAST_WORDS; i--) {
		if (prose_phrases_role(s->phrases, &s->token[i], l, PROSE_NOT) ||
		    prose_phrases_role(s->phrases, &s->token[i], l, PROSE_NOTHING))
			return false;
		if (s->token[i].border)
			return true;
	}
	return false;
}

bool
prose_joke(const struct prose_sentence *s, size_t from)
{
	if (ends_in_wink(s->text) || prose_text_role(s, s->n - 1, PROSE_LAUGH))
		return true;
	for (int l = 0; l < PROSE_NLANGUAGES; l++)
		if (ends_in_joke(s, from, (enum prose_language)l))
			return true;
	for (size_t i = 0; i < from; i++)
		if (prose_text_role(s, i, PROSE_SHAME) && !(i && prose_text_role(s, i - 1, PROSE_NOT)))
			return true;
	return false;
}

bool
prose_joke_laughter(const struct prose_sentence *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (!prose_text_role(s, i, PROSE_LAUGH))
			return false;
	return s->n > 0;
}
