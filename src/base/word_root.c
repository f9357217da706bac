/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "base/word_root.h"

enum {
	ROUNDS = 2, /* endings of one word */
	FRONT = 3,  /* bytes before a tail, at least */
	TAIL = 6,   /* bytes of a tail, at least */
	TAUGHT = 4, /* bytes of what is taught, at least */
};

/* endings of inflection, the longest first */
static const struct str endings[] = {
	STR_INIT("ami"), STR_INIT("ach"), STR_INIT("en"), STR_INIT("er"), STR_INIT("es"), STR_INIT("em"),
	STR_INIT("ow"), STR_INIT("om"), STR_INIT("os"), STR_INIT("as"), STR_INIT("ie"), STR_INIT("e"),
	STR_INIT("n"), STR_INIT("s"), STR_INIT("a"), STR_INIT("y"), STR_INIT("i"), STR_INIT("o"),
	STR_INIT("u"),
};

/* nouns of teaching that end a compound */
static const struct str teaching[] = {
	STR_INIT("lehrer"), STR_INIT("lehrerin"), STR_INIT("lehrers"), STR_INIT("stunde"), STR_INIT("stunden"),
	STR_INIT("unterricht"), STR_INIT("kurs"), STR_INIT("kurse"), STR_INIT("leraar"), STR_INIT("lerares"),
	STR_INIT("lessen"), STR_INIT("cursus"), STR_INIT("docent"), STR_INIT("docente"),
};

/* the word without one of n ends, if `least` bytes are left; else as it is */
static struct str
without(struct str word, const struct str *end, size_t n, size_t least)
{
	for (size_t i = 0; i < n; i++)
		if (word.n >= end[i].n + least && str_ends(word, end[i]))
			return str_sub(word, 0, word.n - end[i].n);
	return word;
}

static struct str
taught(struct str word)
{
	return without(word, teaching, sizeof(teaching) / sizeof(teaching[0]), TAUGHT);
}

struct str
word_root(struct str folded)
{
	struct str root = taught(folded);

	for (int i = 0; i < ROUNDS; i++)
		root = without(root, endings, sizeof(endings) / sizeof(endings[0]), WORD_ROOT_MIN);
	return root;
}

bool
word_teaches(struct str folded)
{
	return folded.n >= 2 * TAUGHT && taught(folded).n < folded.n;
}

bool
word_tail(struct str *tail, struct str folded, size_t *at)
{
	*at = *at ? *at + 1 : FRONT;
	*tail = str_sub(folded, *at < folded.n ? *at : folded.n, folded.n);
	return tail->n >= TAIL;
}

/* true if two words begin alike, as those of one root do; it is asked often */
static bool
begin_alike(struct str a, struct str b)
{
	return a.n >= TAUGHT && b.n >= TAUGHT && !memcmp(a.p, b.p, TAUGHT);
}

/* true if the end of a compound has the root of a word */
static bool
ends_with(struct str compound, struct str word)
{
	struct str tail;
	size_t at = 0;

	if (word.n < TAIL || compound.n < word.n)
		return false;
	while (word_tail(&tail, compound, &at))
		if (begin_alike(tail, word) && str_eq(word_root(tail), word_root(word)))
			return true;
	return false;
}

bool
word_related(struct str a, struct str b)
{
	return (begin_alike(a, b) && str_eq(word_root(a), word_root(b))) || ends_with(a, b) || ends_with(b, a);
}
