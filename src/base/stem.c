/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <libstemmer.h>

#include "base/mem.h"
#include "base/stem.h"

enum { WORD_MAX = 64, LANGUAGE_MAX = 32 };

struct stem {
	struct sb_stemmer *snowball;
};

struct stem *
stem_open(struct str language)
{
	char name[LANGUAGE_MAX];
	struct sb_stemmer *snowball;
	struct stem *s;

	language = str_trim(language);
	if (language.n >= LANGUAGE_MAX || str_chr(language, '\0') < language.n)
		return NULL;
	for (size_t i = 0; i < language.n; i++) {
		char c = language.p[i];

		name[i] = char_lower(c);
	}
	name[language.n] = '\0';
	snowball = sb_stemmer_new(name, NULL);
	if (!snowball)
		return NULL;
	s = mem_alloc(sizeof(*s));
	s->snowball = snowball;
	return s;
}

struct str
stem_word(struct stem *s, struct str word)
{
	const sb_symbol *p;

	/* no language has a word this long, and some stemmers take long over it */
	if (!word.n || word.n > WORD_MAX)
		return word;
	p = sb_stemmer_stem(s->snowball, (const sb_symbol *)word.p, (int)word.n);
	if (!p)
		return word;
	return (struct str){(const char *)p, (size_t)sb_stemmer_length(s->snowball)};
}

void
stem_close(struct stem *s)
{
	if (!s)
		return;
	sb_stemmer_delete(s->snowball);
	free(s);
}
