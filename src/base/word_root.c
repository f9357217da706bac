/* SPDX-License-Identifier: ISC */
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

/* the word without one of n ends, of which `least` bytes are left; as it is if it has none */
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
	return taught(folded).n < folded.n;
}

bool
word_tail(struct str *tail, struct str folded, size_t *at)
{
	*at = *at ? *at + 1 : FRONT;
	*tail = str_sub(folded, *at < folded.n ? *at : folded.n, folded.n);
	return tail->n >= TAIL;
}

/* true if the end of a compound has the root */
static bool
ends_with(struct str compound, struct str root)
{
	struct str tail;
	size_t at = 0;

	while (word_tail(&tail, compound, &at))
		if (str_eq(word_root(tail), root))
			return true;
	return false;
}

bool
word_related(struct str a, struct str b)
{
	struct str ra = word_root(a), rb = word_root(b);

	return str_eq(ra, rb) || (b.n >= TAIL && ends_with(a, rb)) || (a.n >= TAIL && ends_with(b, ra));
}
