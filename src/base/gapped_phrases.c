/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/gapped_phrases.h"
#include "base/mem.h"
#include "base/words.h"

struct gapped_phrase {
	struct str words; /* without the marks of its ends */
	unsigned tag;
	bool begins, ends;
};

struct gapped_first {
	uint32_t phrase, next; /* next: of the same first word + 1, or 0 */
};

static const struct str gap = STR_INIT("..");

/* adds the phrase to the chain of each of its first words */
static void
add_first(struct gapped_phrases *g, struct str words)
{
	struct str word, either;

	str_cut(&either, words, ' ');
	while (either.n) {
		uint32_t *last;

		either = str_cut(&word, either, '/');
		last = map_put(&g->map, word);
		g->first = mem_reserve(g->first, g->nfirst, &g->firstcap, sizeof(*g->first));
		g->first[g->nfirst++] =
			(struct gapped_first){(uint32_t)g->n, *last == MAP_NONE ? 0 : *last + 1};
		*last = (uint32_t)g->nfirst - 1;
	}
}

static void
add_words(struct gapped_phrases *g, struct str words)
{
	struct str either;

	while (words.n) {
		words = str_cut(&either, words, ' ');
		words_add(&g->words, either, '/', 0);
	}
}

void
gapped_phrases_add(struct gapped_phrases *g, struct str list, unsigned tag)
{
	while (list.n) {
		struct gapped_phrase p = {.tag = tag};

		list = str_cut(&p.words, list, ';');
		p.words = str_trim(p.words);
		p.begins = str_skip(&p.words, STR(". "));
		p.ends = str_ends(p.words, STR(" ."));
		p.words.n -= p.ends ? 2 : 0;
		add_first(g, p.words);
		add_words(g, p.words);
		g->v = mem_reserve(g->v, g->n, &g->cap, sizeof(*g->v));
		g->v[g->n++] = p;
	}
}

/* true if the words at the front of "a b c " are those of a phrase */
static bool
follow(const struct gapped_phrase *p, struct str phrase, struct str words)
{
	struct str either, word, rest;

	if (!phrase.n)
		return !p->ends || !words.n;
	rest = str_cut(&either, phrase, ' ');
	if (!str_eq(either, gap)) {
		words = str_cut(&word, words, ' ');
		return str_has_item(either, '/', word) && follow(p, rest, words);
	}
	for (size_t i = 0; i <= GAPPED_MOST && words.n; i++) {
		if (follow(p, rest, words))
			return true;
		words = str_cut(&word, words, ' ');
	}
	return false;
}

/* true if a clause begins at a word of " a b c " */
static bool
begins_clause(struct str words, size_t at)
{
	static const struct str openers[] = {
		STR_INIT(" and "), STR_INIT(" but "), STR_INIT(" so "), STR_INIT(" then "), STR_INIT(" und "),
		STR_INIT(" aber "), STR_INIT(" et "), STR_INIT(" mais "), STR_INIT(" y "), STR_INIT(" e "),
		STR_INIT(" en "), STR_INIT(" i "),
	};

	for (size_t i = 0; i < sizeof(openers) / sizeof(openers[0]); i++)
		if (str_ends(str_sub(words, 0, at), openers[i]))
			return true;
	return at <= 1;
}

bool
gapped_phrases_next(struct gapped_found *out, const struct gapped_phrases *g, struct str words,
                    struct gapped_at *at)
{
	for (at->word += !at->word; at->word < words.n; at->chain = 0) {
		struct str word, rest = str_sub(words, at->word, words.n);
		uint32_t last;

		str_cut(&word, rest, ' ');
		last = at->chain ? at->chain - 1 : map_get(&g->map, word);
		for (uint32_t i = last == MAP_NONE ? 0 : last + 1; i; i = g->first[i - 1].next) {
			const struct gapped_phrase *p = &g->v[g->first[i - 1].phrase];

			if (!follow(p, p->words, rest) || (p->begins && !begins_clause(words, at->word)))
				continue;
			*out = (struct gapped_found){p->tag, at->word, p->begins};
			at->chain = g->first[i - 1].next;
			at->word += at->chain ? 0 : word.n + 1;
			return true;
		}
		at->word += word.n + 1;
	}
	return false;
}

struct str
gapped_phrase_key(struct str phrase)
{
	struct str either, key = STR("");
	size_t longest = 0;

	phrase = str_trim(phrase);
	while (phrase.n) {
		size_t shortest;

		phrase = str_cut(&either, phrase, ' ');
		shortest = words_shortest(either);
		if (char_letter(either.p[0]) && shortest > longest) {
			longest = shortest;
			key = either;
		}
	}
	return key;
}

void
gapped_phrases_free(struct gapped_phrases *g)
{
	free(g->v);
	free(g->first);
	map_free(&g->map);
	map_free(&g->words);
}
