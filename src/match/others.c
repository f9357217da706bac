/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/words_table.h"
#include "match/others.h"

enum {
	OWN = 1 << 0,
	LINK = 1 << 1,
	ARTICLE = 1 << 2,
	PERSON = 1 << 3,
};

enum { NEAR = 2 }; /* words after a possessive or an article that may name the person */

static const struct words_row table[] = {
#define WORDS(role, words) {role, STR_INIT(words)},
#include "match/others.def"
};

static struct words_table roles = WORDS_TABLE(table);

/* true if a word names a role: "lawyer" */
static bool
names_role(struct terms *t, struct str word)
{
	size_t n = 0, cap = 0;
	uint32_t *term = NULL;
	bool is = false;

	terms_known(t, word, &term, &n, &cap);
	for (size_t i = 0; i < n; i++)
		is |= terms_is_role(t, term[i]);
	free(term);
	return is;
}

/* where the person ends that begins the rest of a sentence: 0 if none does */
static size_t
person_end(struct buf *scratch, struct terms *t, struct str rest)
{
	const char *begin = rest.p;
	struct str word;

	for (size_t i = 0; i < NEAR && words_next(scratch, &word, &rest); i++)
		if (words_table_bits(&roles, buf_view(scratch)) & PERSON || names_role(t, word))
			return (size_t)(word.p + word.n - begin);
	return 0;
}

bool
others_blank(struct buf *out, struct terms *t, struct str sentence)
{
	struct buf scratch = {0};
	struct str rest = sentence, word;
	unsigned before = 0;
	bool any = false;

	buf_clear(out);
	while (words_next(&scratch, &word, &rest)) {
		unsigned is = words_table_bits(&roles, buf_view(&scratch));
		bool begins = is & OWN || (is & ARTICLE && before & LINK);
		size_t end = begins ? person_end(&scratch, t, rest) : 0;

		before = is;
		if (!end)
			continue;
		if (!any)
			buf_str(out, sentence);
		any = true;
		memset(out->p + (rest.p - sentence.p), ' ', end);
		rest = str_sub(rest, end, rest.n);
	}
	buf_free(&scratch);
	return any;
}
