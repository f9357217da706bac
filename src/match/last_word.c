/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/words.h"
#include "match/last_word.h"

/* the last entry that is the owner's own, or NULL */
static const struct entry *
last_own(const struct contact *c, day today)
{
	const struct entry *last = NULL;

	for (uint32_t i = 0; i < c->body.nentries; i++) {
		const struct entry *e = &c->body.entry[i];

		if (e->dir != '<' && !e->note && entry_done(e, today) &&
		    !str_starts(entry_kind(e), STR("intro-")) && (!last || e->date >= last->date))
			last = e;
	}
	return last;
}

/* true for a line that ends in "no, thank you", with at most a date and a kind before it */
static bool
declines(struct str line)
{
	static const struct str no[] = {
		STR_INIT(" no thank you "), STR_INIT(" no thanks "),   STR_INIT(" nein danke "),
		STR_INIT(" non merci "),    STR_INIT(" nee dank je "), STR_INIT(" nee bedankt "),
		STR_INIT(" no gracias "),   STR_INIT(" no grazie "),   STR_INIT(" nao obrigado "),
		STR_INIT(" nao obrigada "), STR_INIT(" nie dziekuje "), STR_INIT(" nie dzieki "),
	};
	enum { BEFORE = 4 }; /* words of the date and the kind */
	struct buf words = {0}, scratch = {0};
	bool is = false;

	words_spaced(&words, &scratch, line);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]) && !is; i++) {
		size_t n = 0, at;

		if (!str_ends(buf_view(&words), no[i]))
			continue;
		for (at = 1; at < words.n - no[i].n + 1; at++)
			n += words.p[at] == ' ';
		is = n <= BEFORE;
	}
	buf_free(&words);
	buf_free(&scratch);
	return is;
}

bool
last_word_never(struct cues *cues, const struct contact *c, day today)
{
	const struct entry *last = last_own(c, today);
	struct str rest = c->raw, line = {0};

	for (uint32_t at = 0; last && at < last->line; at++)
		if (!str_line(&line, &rest))
			return false;
	return last && (cues_in(cues, line, CUE_NEVER) || declines(line));
}
