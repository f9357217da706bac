/* SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <stdlib.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/device.h"
#include "base/mem.h"
#include "base/slug.h"

/*
 * gives pinyin, romaji, romanised Korean, Arabic, Cyrillic…; German umlauts lose their dots (o for
 * ö), as in Latin-ASCII
 */
static const UChar rules[] = u"Any-Latin; Latin-ASCII";

enum { NAME_MAX_UNITS = 1000, GROWTH = 8 };

static bool
is_ascii(const UChar *s, int32_t n)
{
	while (n > 0 && s[n - 1] < 0x80)
		n--;
	return n == 0;
}

/*
 * transliterates s to Latin letters in place; returns the new length, or -1 if ICU lacks its data
 */
static int32_t
transliterate(UChar *s, int32_t n, int32_t cap)
{
	UErrorCode error = U_ZERO_ERROR;
	UTransliterator *t;
	int32_t end = n;

	/* opening ICU takes as long as the rest of tend new */
	if (is_ascii(s, n))
		return n;
	t = utrans_openU(rules, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
	if (U_SUCCESS(error))
		utrans_transUChars(t, s, &n, cap, 0, &end, &error);
	if (t)
		utrans_close(t);
	return U_SUCCESS(error) ? n : -1;
}

/* appends letters and digits, and one "-" for each run of anything else between them */
static void
add_words(struct buf *out, const UChar *s, int32_t n)
{
	size_t from = out->n;
	bool gap = false;

	for (int32_t i = 0; i < n && out->n - from < SLUG_MAX; i++) {
		char c = s[i] < 0x80 ? (char)s[i] : '-';

		/* O'Brien is one word */
		if (c == '\'' || c == '`')
			continue;
		if (!char_alpha(c) && !char_digit(c)) {
			gap = out->n > from;
			continue;
		}
		if (gap)
			buf_chr(out, '-');
		gap = false;
		buf_chr(out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
	}
	if (out->n > from && out->p[out->n - 1] == '-')
		out->n--;
	if (out->n == from)
		buf_str(out, STR("contact"));
	/* numbered, because Windows cannot check out a file with a device name */
	if (device_name(str_sub(buf_view(out), from, out->n)))
		buf_str(out, STR("-1"));
}

void
slug(struct buf *out, struct str name)
{
	int32_t cap = NAME_MAX_UNITS * GROWTH, n = 0, latin;
	UChar *s = mem_alloc((size_t)cap * sizeof(*s));
	UErrorCode error = U_ZERO_ERROR;

	/* a longer name is cut off; invalid bytes become U+FFFD */
	u_strFromUTF8WithSub(s, NAME_MAX_UNITS, &n, name.p, (int32_t)(name.n < INT32_MAX ? name.n : INT32_MAX), 0xFFFD,
	                     NULL, &error);
	if (n > NAME_MAX_UNITS)
		n = NAME_MAX_UNITS;
	latin = transliterate(s, n, cap);
	add_words(out, s, latin < 0 ? n : latin);
	free(s);
}
