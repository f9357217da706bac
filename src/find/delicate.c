/* SPDX-License-Identifier: ISC */
#include "base/words.h"
#include "find/delicate.h"
#include "contact/sentences.h"

static const unsigned silence = 1u << CUE_SAD | 1u << CUE_SECRET | 1u << CUE_CONFIDENCE;

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
		if (!may_have(line, first) || !(cues_kinds(c, line) & kinds))
			continue;
		if (!read && !(cues_kinds(c, body) & kinds))
			break;
		read = true;
		while (!found && sentences_split(&one, &line)) {
			buf_clear(&words);
			words_spaced(&words, &scratch, one);
			found = str_find(buf_view(&words), buf_view(&wanted)) < words.n &&
			        cues_kinds(c, one) & kinds;
		}
	}
	buf_free(&wanted);
	buf_free(&words);
	buf_free(&scratch);
	return found;
}

bool
delicate_in(struct cues *c, const struct contact *contact, struct str text)
{
	return stands_with(c, contact, text, silence | 1u << CUE_WORK | 1u << CUE_AGAINST);
}

bool
delicate_need(struct cues *c, const struct contact *contact, struct str need)
{
	const unsigned kinds = silence | 1u << CUE_PRIVATE;

	return cues_kinds(c, need) & kinds || stands_with(c, contact, need, kinds);
}
