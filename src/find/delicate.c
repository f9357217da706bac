/* SPDX-License-Identifier: ISC */
#include "base/words.h"
#include "find/delicate.h"
#include "find/sentences.h"

static const unsigned delicate = 1u << CUE_SAD | 1u << CUE_WORK | 1u << CUE_SECRET |
                                 1u << CUE_CONFIDENCE | 1u << CUE_AGAINST;

/* appends the words of a text, folded, each between blanks */
static void
add_words(struct buf *out, struct buf *scratch, struct str text)
{
	struct str word;

	buf_chr(out, ' ');
	while (words_next(scratch, &word, &text))
		buf_fmt(out, "%.*s ", STR_ARG(buf_view(scratch)));
}

bool
delicate_in(struct cues *c, const struct contact *contact, struct str text)
{
	struct context context = {0};
	struct str rest = context_body(&context, contact), line, one;
	struct buf wanted = {0}, words = {0}, scratch = {0};
	bool found = false;

	if (!(cues_kinds(c, rest) & delicate))
		return false;
	add_words(&wanted, &scratch, text);
	while (wanted.n > 1 && !found && str_line(&line, &rest)) {
		if (!(cues_kinds(c, line) & delicate))
			continue;
		while (!found && sentences_split(&one, &line)) {
			buf_clear(&words);
			add_words(&words, &scratch, one);
			found = str_find(buf_view(&words), buf_view(&wanted)) < words.n &&
			        cues_kinds(c, one) & delicate;
		}
	}
	buf_free(&wanted);
	buf_free(&words);
	buf_free(&scratch);
	return found;
}
