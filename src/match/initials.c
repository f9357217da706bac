/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "match/initials.h"

void
initials_add(struct initials *s, struct str folded)
{
	/* a word that begins with one of A to Z folds to one that does */
	if (s->n == INITIALS_WORDS || !char_alpha(folded.p[0]))
		return;
	folded = str_sub(folded, 0, INITIALS_LETTERS);
	memcpy(s->v[s->n].letter, folded.p, folded.n);
	s->v[s->n++].n = (unsigned char)folded.n;
	s->first |= 1u << (folded.p[0] & 31);
}

/* true if the word at the front of s may begin with the letters of the word i */
static bool
may_begin(const struct initials *in, size_t i, struct str s)
{
	for (size_t k = 0; k < in->v[i].n; k++) {
		if (k == s.n)
			return false;
		if ((unsigned char)s.p[k] >= 0x80)
			return true;
		if (char_lower(s.p[k]) != in->v[i].letter[k])
			return false;
	}
	return true;
}

static bool
may_be_one(const struct initials *in, struct str s)
{
	/* dashes, quotation marks and arrows, the middle dot, and pictures are no letters */
	if ((unsigned char)s.p[0] >= 0x80)
		return !str_starts(s, STR("\xe2\x80")) && !str_starts(s, STR("\xe2\x86")) &&
		       !str_starts(s, STR("\xc2\xb7")) && !str_starts(s, STR("\xf0\x9f"));
	if (!(in->first >> (s.p[0] & 31) & 1))
		return false;
	for (size_t i = 0; i < in->n; i++)
		if (may_begin(in, i, s))
			return true;
	return false;
}

bool
initials_may_have(const struct initials *in, struct str text)
{
	bool letter = false; /* the byte before is one: no word begins here */

	if (in->n == INITIALS_WORDS)
		return true;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (!letter && ((c >= 'A' && c <= 'Z') || c >= 0x80) &&
		    may_be_one(in, str_sub(text, i, text.n)))
			return true;
		letter = char_letter((char)c) && c < 0x80;
		/* of a dash, the other bytes are no beginning either */
		while (c >= 0x80 && i + 1 < text.n && ((unsigned char)text.p[i + 1] & 0xc0) == 0x80)
			i++;
	}
	return false;
}
