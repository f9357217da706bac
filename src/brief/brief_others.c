/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "brief/brief_others.h"
#include "contact/sentences.h"
#include "find/context.h"

enum {
	TIES = 16,   /* contacts whose notes are read, at most */
	ROWS = 2,    /* secrets that are shown, at most */
	LETTERS = 4, /* bytes of a folded name, at least */
};

/* true if a text has a word of a name, with a capital */
static bool
has_name(struct str text, struct str name)
{
	struct buf one = {0}, other = {0};
	struct str word, rest, part;
	bool has = false;

	while (!has && words_next(&one, &part, &name)) {
		/* the bytes are in few texts, and cost less to look for */
		if (one.n < LETTERS || str_find(text, part) == text.n)
			continue;
		rest = text;
		while (!has && words_next(&other, &word, &rest))
			has = str_eq(buf_view(&one), buf_view(&other)) && text_class(text_peek(word)) == TEXT_UPPER;
	}
	buf_free(&one);
	buf_free(&other);
	return has;
}

/* the first sentence on a contact that names another and has a cue of `kinds`, and none of `but` */
static struct str
said_of(struct briefing *b, const struct contact *c, struct str name, unsigned kinds, unsigned but)
{
	struct context context = {0};
	struct str body = context_body(&context, c), one, found = STR("");
	struct sentences at;

	if (!has_name(body, name) || !cues_kinds(&b->cues, body, kinds))
		return found;
	sentences_open(&at, body);
	while (!found.n && sentences_next(&at, &one)) {
		unsigned has = has_name(one, name) ? cues_kinds(&b->cues, one, kinds | but) : 0;

		if (has & kinds && !(has & but))
			found = one;
	}
	sentences_close(&at);
	return found;
}

size_t
brief_others_secrets(struct briefing *b)
{
	const struct graph *tied = &b->intros.ties.tied;
	uint32_t from = tied->start[b->who], to = tied->start[b->who + 1];
	size_t n = 0, lead;

	for (uint32_t i = from; i < to && i < from + TIES && n < ROWS; i++) {
		const struct contact *c = &b->book->contact[tied->to[i]];
		struct str one;

		if (c->me)
			continue;
		book_raw(b->book, tied->to[i]);
		one = said_of(b, c, contact_name(b->c), 1u << CUE_SECRET | 1u << CUE_CONFIDENCE, 1u << CUE_QUARREL);
		if (!one.n)
			continue;
		buf_str(&b->scratch, STR("keep from them: "));
		lead = b->scratch.n;
		buf_fmt(&b->scratch, " (on %.*s)", STR_ARG(brief_fact_line(b, contact_name(c))));
		brief_fact_add(b, BRIEF_CAREFUL, lead, brief_fact_line(b, one));
		n++;
	}
	return n;
}

bool
brief_others_quarrel(struct briefing *b, const struct contact *other)
{
	const unsigned quarrel = 1u << CUE_QUARREL, mended = 1u << CUE_MENDED;

	return said_of(b, b->c, contact_name(other), quarrel, mended).n ||
	       said_of(b, other, contact_name(b->c), quarrel, mended).n;
}
