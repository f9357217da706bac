/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "book/prefilter.h"
#include "contact/body_keys.h"
#include "front/front.h"

static void
fold_latin(struct prefilter *s, unsigned i, struct buf *scratch)
{
	/* 0xc3 0x80 is U+00C0 */
	const char letter[2] = {(char)(0xc3 + i / 64), (char)(0x80 + i % 64)};

	buf_clear(scratch);
	text_fold(scratch, (struct str){letter, 2});
	s->latin[i].n = scratch->n > sizeof(s->latin[i].p) ? UINT8_MAX : (unsigned char)scratch->n;
	if (scratch->n && scratch->n <= sizeof(s->latin[i].p))
		memcpy(s->latin[i].p, scratch->p, scratch->n);
}

void
prefilter_open(struct prefilter *s, const struct str *word, size_t n)
{
	struct buf scratch = {0};

	s->word = word;
	s->n = n;
	for (unsigned i = 0; i < PREFILTER_LATIN; i++)
		fold_latin(s, i, &scratch);
	buf_free(&scratch);
}

/* appends the folded form of a letter of two bytes; false for one that is not in the table */
static bool
add_latin(const struct prefilter *s, struct buf *out, unsigned char first, unsigned char second)
{
	unsigned i = (first - 0xc3u) * 64 + (second & 0x3fu);

	if (first < 0xc3 || first > 0xc5 || (second & 0xc0) != 0x80 || s->latin[i].n > sizeof(s->latin[i].p))
		return false;
	for (unsigned char k = 0; k < s->latin[i].n; k++)
		out->p[out->n++] = s->latin[i].p[k];
	return true;
}

/* appends a text folded letter by letter; false if text_fold() or YAML might read it differently */
static bool
add_folded(const struct prefilter *s, struct buf *out, struct str text)
{
	/* two bytes become at most seven */
	buf_reserve(out, text.n * 4 + 8);
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c >= 'A' && c <= 'Z')
			out->p[out->n++] = (char)(c - 'A' + 'a');
		else if (c >= 0x80 && i + 1 < text.n && add_latin(s, out, c, (unsigned char)text.p[i + 1]))
			i++;
		else if (c >= 0x7f || c == '\\' || (c < ' ' && c != '\n' && c != '\r'))
			return false;
		else
			out->p[out->n++] = (char)c;
	}
	return true;
}

bool
prefilter_passes(const struct prefilter *s, struct str path, struct str file, struct buf *scratch)
{
	struct split at;

	buf_clear(scratch);
	if (front_split(&at, file) <= 0 || at.front_end - at.front > FRONT_MAX)
		return true;
	if (!add_folded(s, scratch, path) || !add_folded(s, scratch, STR("\n")) ||
	    !add_folded(s, scratch, str_sub(file, at.front, at.front_end)))
		return true;
	for (size_t i = 0; i < s->n; i++) {
		/* a quoted scalar of YAML doubles ', so such a word cannot be excluded */
		if (str_chr(s->word[i], '\'') == s->word[i].n &&
		    str_find(buf_view(scratch), s->word[i]) == scratch->n)
			return body_keys_may(str_sub(file, at.body, file.n));
	}
	return true;
}
