/* SPDX-License-Identifier: ISC */
#include "base/words.h"
#include "find/delicate.h"
#include "contact/sentences.h"

static const unsigned silence = 1u << CUE_SAD | 1u << CUE_SECRET | 1u << CUE_CONFIDENCE |
                                1u << CUE_TABOO;

enum { SHARED = 4 }; /* bytes of a word that a plan and its end share, at least */

/* of the sentence, by which its subject is no pleasure */
static const unsigned never_fun = 1u << CUE_QUARREL | 1u << CUE_DANGER | 1u << CUE_FOE |
                                  1u << CUE_SAD | 1u << CUE_SECRET | 1u << CUE_CONFIDENCE | 1u << CUE_TABOO |
                                  1u << CUE_WORK | 1u << CUE_AGAINST;

/* false if no word of a text can fold to `word`: it is all ASCII, and has no such part */
static bool
may_have(struct str s, struct str word)
{
	for (size_t i = 0; i < s.n; i++) {
		size_t k = 0;

		if ((unsigned char)s.p[i] >= 0x80)
			return true;
		while (k < word.n && i + k < s.n && char_lower(s.p[i + k]) == word.p[k])
			k++;
		if (k == word.n)
			return true;
	}
	return false;
}

/* true if a sentence of a contact has the words of a text, and a cue of `kinds` */
static bool
stands_with(struct cues *c, const struct contact *contact, struct str text, unsigned kinds)
{
	struct context context = {0};
	struct str body = context_body(&context, contact), rest = body, first, line, one;
	struct buf wanted = {0}, words = {0}, scratch = {0};
	bool found = false, read = false;

	words_spaced(&wanted, &scratch, text);
	str_cut(&first, str_sub(buf_view(&wanted), 1, wanted.n), ' ');
	while (wanted.n > 1 && !found && str_line(&line, &rest)) {
		/* the word is in few lines, and costs less to look for */
		if (!may_have(line, first) || !cues_kinds(c, line, kinds))
			continue;
		if (!read && !cues_kinds(c, body, kinds))
			break;
		read = true;
		while (!found && sentences_split(&one, &line)) {
			buf_clear(&words);
			words_spaced(&words, &scratch, one);
			found = str_find(buf_view(&words), buf_view(&wanted)) < words.n &&
			        cues_kinds(c, one, kinds);
		}
	}
	buf_free(&wanted);
	buf_free(&words);
	buf_free(&scratch);
	return found;
}

/* words of one passion, between blanks, and the kinds of cues that take it away */
static const struct passion {
	unsigned kinds;
	const char *words;
} passions[] = {
#define PASSION(kinds, words) {kinds, " " words " "},
#include "find/passions.def"
};

/* true if a text has one of the words */
static bool
has_word_of(struct buf *scratch, struct str text, const struct passion *p)
{
	struct str words = str_of(p->words), word;
	struct buf spaced = {0};
	bool has = false;

	while (!has && words_next(scratch, &word, &text)) {
		buf_clear(&spaced);
		buf_fmt(&spaced, " %.*s ", STR_ARG(buf_view(scratch)));
		has = str_find(words, buf_view(&spaced)) < words.n;
	}
	buf_free(&spaced);
	return has;
}

/* true if the notes take a passion away */
static bool
is_undone(struct cues *c, struct str body, const struct passion *p)
{
	const unsigned gone = never_fun | 1u << CUE_FORMER;
	struct buf scratch = {0};
	struct str line, one;
	bool is = cues_kinds(c, body, p->kinds);

	while (!is && str_line(&line, &body)) {
		if (!cues_kinds(c, line, gone))
			continue;
		while (!is && sentences_split(&one, &line))
			is = cues_kinds(c, one, gone) && has_word_of(&scratch, one, p);
	}
	buf_free(&scratch);
	return is;
}

/* true if both have a word that is no function word */
static bool
share_word(struct str text, struct str sentence)
{
	struct buf spaced = {0}, scratch = {0}, one = {0};
	struct str word;
	bool share = false;

	words_spaced(&spaced, &scratch, sentence);
	while (!share && words_next(&scratch, &word, &text)) {
		if (scratch.n < SHARED || words_stop(buf_view(&scratch)))
			continue;
		buf_clear(&one);
		buf_fmt(&one, " %.*s ", STR_ARG(buf_view(&scratch)));
		share = str_find(buf_view(&spaced), buf_view(&one)) < spaced.n;
	}
	buf_free(&spaced);
	buf_free(&scratch);
	buf_free(&one);
	return share;
}

/* true if a sentence of the notes says that what a text names came to nothing */
static bool
is_cancelled(struct cues *c, struct str body, struct str text)
{
	const unsigned kind = 1u << CUE_CANCELLED;
	struct str line, one;

	if (!cues_kinds(c, body, kind))
		return false;
	while (str_line(&line, &body)) {
		if (!cues_kinds(c, line, kind))
			continue;
		while (sentences_split(&one, &line))
			if (cues_kinds(c, one, kind) && share_word(text, one))
				return true;
	}
	return false;
}

/* true if the notes take the passion, or the plan, away that a text names */
static bool
names_undone(struct cues *c, const struct contact *contact, struct str text)
{
	struct context context = {0};
	struct str body = context_body(&context, contact);
	struct buf scratch = {0};
	bool is = is_cancelled(c, body, text);

	for (size_t i = 0; i < sizeof(passions) / sizeof(passions[0]) && !is; i++)
		is = has_word_of(&scratch, text, &passions[i]) && is_undone(c, body, &passions[i]);
	buf_free(&scratch);
	return is;
}

bool
delicate_in(struct cues *c, const struct contact *contact, struct str text)
{
	return stands_with(c, contact, text, never_fun) || names_undone(c, contact, text);
}

bool
delicate_day(struct cues *c, const struct contact *contact, struct str name)
{
	struct context context = {0};
	unsigned kinds = cues_kinds(c, context_body(&context, contact), CUES_ALL);
	struct buf scratch = {0};
	bool is = false;

	for (size_t i = 0; i < sizeof(passions) / sizeof(passions[0]) && !is; i++)
		is = kinds & passions[i].kinds && has_word_of(&scratch, name, &passions[i]);
	buf_free(&scratch);
	return is;
}

bool
delicate_need(struct cues *c, const struct contact *contact, struct str need)
{
	const unsigned kinds = silence | 1u << CUE_PRIVATE;

	return cues_kinds(c, need, kinds) || stands_with(c, contact, need, kinds);
}
