/* SPDX-License-Identifier: ISC */
#ifndef TEND_SPOKEN_H
#define TEND_SPOKEN_H

#include "names/names.h"

#define SPOKEN_BEGINS 32768

/*
 * The names of a book's contacts, to find them in the text of notes: in one pass over the words,
 * whatever their number. In text count
 *
 *	a name or alias of two words or more, or an id of as many;
 *	a name of one word, if it is all of `name:`, and an alias of one word of three letters or
 *	more: with a capital letter, beside no other word with one, if it is no common word ("Will")
 *	and no part of the name of another contact. An alias in lower case counts in any case.
 *
 * A name of several contacts counts for none.
 */
struct spoken {
	const struct names *names; /* for links; not owned */
	/* a bit for each three letters of ASCII with which a name begins, see spoken_may() */
	unsigned char begins[SPOKEN_BEGINS / 8];
	struct map first;          /* folded first word: index of the first such name in v */
	struct spoken_name *v;
	size_t n, cap;
	struct arena arena;
};

/* fills an empty {0}; the contacts are those of `names`, parsed with NAME_KEYS */
void spoken_build(struct spoken *, const struct names *, const struct contact *, size_t n);
void spoken_free(struct spoken *);

/* false for most letters at `at` that begin no name; it reads but three bytes */
static inline bool
spoken_may(const struct spoken *sp, struct str text, size_t at)
{
	unsigned n;

	if (at + 3 > text.n)
		return true;
	if (!char_alpha(text.p[at]) || !char_alpha(text.p[at + 1]) || !char_alpha(text.p[at + 2]))
		return true;
	n = 0;
	for (size_t i = 0; i < 3; i++)
		n = n << 5 | ((unsigned char)text.p[at + i] & 31u);
	return sp->begins[n / 8] & 1u << n % 8;
}

/*
 * Reads the word that begins at `at` in the text, and the name that begins with it. Returns the
 * offset after the name or, if there is none, after the word. *who is the contact, NAMES_SEVERAL,
 * or MAP_NONE. Any thread may call it; `scratch` is overwritten.
 */
size_t spoken_read(uint32_t *who, const struct spoken *, struct buf *scratch, struct str text,
                   size_t at);

#endif
