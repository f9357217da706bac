/* SPDX-License-Identifier: ISC */
#include "find/prose_list.h"
#include "find/prose_met.h"

enum { LISTED_WORDS = 2 }; /* a thing of a list that has no article has more words */

bool
prose_list_begins(struct str sentence, struct str thing)
{
	return str_ends(str_trim(str_sub(sentence, 0, (size_t)(thing.p - sentence.p))), STR(":"));
}

/* true if the words of a text may be a thing of a list; they are split into s */
static bool
is_listed(struct prose_sentence *s)
{
	struct prose_match m;
	bool one;

	if (!s->n || prose_met(s, &one))
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (prose_text_role(s, i, PROSE_NOT) ||
		    (prose_phrases_match(&m, s->phrases, s->token, s->n, i) && m.kind != PROSE_PHRASE_ASKED))
			return false;
	return prose_text_role(s, 0, PROSE_ARTICLE) ||
	       (s->n > LISTED_WORDS && s->token[0].upper && !prose_text_role(s, 0, PROSE_NOTHING) &&
	        !prose_text_role(s, 0, PROSE_OPENER));
}

/* true if a text goes on with a relative clause: "who corrects" */
static bool
is_relative(const struct prose_sentence *s, struct str text)
{
	struct prose_sentence next = {.phrases = s->phrases};

	next.n = prose_phrases_split(next.token, 1, s->phrases, text);
	return next.n && prose_text_role(&next, 0, PROSE_RELATIVE);
}

/* the text up to a comma that ends a thing, a "(" or a stronger mark; *text moves past it */
static struct str
cut_thing(const struct prose_sentence *s, struct str *text)
{
	struct str rest = str_trim(*text), thing = {rest.p, 0};
	bool comma;

	/* "someone who reads, and who corrects" */
	do {
		size_t i = 0;

		while (i < rest.n && !char_in(rest.p[i], STR(",;:()")))
			i++;
		thing.n = (size_t)(rest.p + i - thing.p);
		comma = i < rest.n && rest.p[i] == ',';
		rest = str_sub(rest, i + (i < rest.n), rest.n);
	} while (comma && is_relative(s, rest));
	*text = rest;
	return thing;
}

bool
prose_list_next(struct prose_need *out, const struct prose_sentence *s, struct str *text)
{
	struct prose_sentence part = {.phrases = s->phrases};

	while (text->n) {
		struct str thing = str_strip(cut_thing(s, text), STR("+& -\n"), STR("+& .\n"));

		part.n = prose_phrases_split(part.token, PROSE_SENTENCE_WORDS, s->phrases, thing);
		if (!is_listed(&part))
			continue;
		out->thing = out->quote = thing;
		return true;
	}
	return false;
}
