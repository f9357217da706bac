/* SPDX-License-Identifier: ISC */
#include "base/edit_distance.h"
#include "base/text.h"
#include "cli/who_slip.h"

enum { SHORTEST = 4 }; /* letters: shorter words are near too many others */

/* the word of a text that is nearest to `wanted`, if it is nearer than *best */
static void
look_at(struct str *near, unsigned *best, struct str text, struct str wanted)
{
	size_t from = 0;

	for (size_t i = 0; i <= text.n; i++) {
		struct str word = str_sub(text, from, i);
		unsigned d;

		if (i < text.n && char_letter(text.p[i]))
			continue;
		from = i + 1;
		if (word.n < SHORTEST || text_same(word, wanted))
			continue;
		d = edit_distance(word, wanted, *best);
		if (d < *best) {
			*best = d;
			*near = word;
		}
	}
}

/* the word of the book that is nearest to one of the topic; empty if none is near */
static struct str
near_word(const struct book *b, struct str wanted)
{
	unsigned best = wanted.n < 2 * SHORTEST ? 2 : 3;
	struct str near = {0};

	for (size_t i = 0; wanted.n >= SHORTEST && i < b->n; i++)
		for (size_t k = 0; k < b->contact[i].nfields; k++) {
			const struct field *f = &b->contact[i].field[k];

			for (size_t v = 0; key_search(f->key) != SEARCH_NONE && v < f->n; v++)
				look_at(&near, &best, field_text(f, v), wanted);
		}
	return near;
}

bool
who_slip(const struct tool *t, const struct topic *topic)
{
	for (uint32_t i = 0; i < topic->n; i++) {
		struct str near = near_word(&t->book, topic->word[i]);

		if (!near.n)
			continue;
		tool_hint(t, "no contact matches any of these words; a word near %.*s: tend who %.*s", STR_ARG(topic->word[i]),
		          STR_ARG(near));
		return true;
	}
	return false;
}
