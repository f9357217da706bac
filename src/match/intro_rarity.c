/* SPDX-License-Identifier: ISC */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "find/language_names.h"
#include "match/intro_rarity.h"

void
intro_rarity_sample(struct book *b)
{
	size_t sample = b->n < INTRO_SAMPLE ? b->n : INTRO_SAMPLE;

	for (size_t i = 0; i < sample; i++)
		book_raw(b, i * b->n / sample);
}

/* counts in how many files each term is, in book of more than INTRO_SAMPLE by a sample */
static void
count_files(uint32_t *files, const struct book *b, struct terms *terms)
{
	size_t sample = b->n < INTRO_SAMPLE ? b->n : INTRO_SAMPLE, n, cap = 0;
	uint32_t *term = NULL;

	for (size_t i = 0; i < sample; i++) {
		n = 0;
		terms_known(terms, b->contact[i * b->n / sample].raw, &term, &n, &cap);
		for (size_t k = 0; k < n; k++)
			files[term[k]]++;
	}
	for (uint32_t t = 0; sample < b->n && t < terms->n; t++)
		files[t] = (uint32_t)((double)files[t] * (double)b->n / (double)sample);
	free(term);
}

static void
weigh(struct intros *s, struct terms *terms)
{
	struct postings *p = &s->words;
	double people = postings_people(s->book->n);
	uint32_t *files = mem_zero(p->n, sizeof(*files));

	count_files(files, s->book, terms);
	for (uint32_t t = 0; t < p->n; t++) {
		uint32_t have = files[t] > p->people[t] ? files[t] : p->people[t];

		p->rarity[t] = log(1 + people / (have ? have : 1));
	}
	for (size_t i = 0; i < terms->ncommon; i++) {
		p->people[terms->common[i]] = UINT32_MAX;
		p->rarity[terms->common[i]] = INTRO_COMMON * p->rarity[terms->common[i]];
	}
	free(files);
}

/* marks the terms that are names of languages */
static void
mark_languages(struct intros *s, struct terms *terms)
{
	uint32_t *term = NULL;
	size_t n = 0, cap = 0;

	s->language = mem_zero(s->words.n, sizeof(*s->language));
	for (size_t i = 0; language_names(i).n; i++)
		terms_known(terms, language_names(i), &term, &n, &cap);
	for (size_t i = 0; i < n; i++)
		if (term[i] < s->words.n)
			s->language[term[i]] = true;
	free(term);
}

void
intro_rarity_weigh(struct intros *s, struct terms *terms)
{
	weigh(s, terms);
	mark_languages(s, terms);
}
