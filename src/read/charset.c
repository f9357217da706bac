/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <iconv.h>
#include <stdint.h>

#include "read/charset.h"

#define NAME_MAX_SET 24 /* longer than every name below */

/*
 * Names that programs use, in upper case with "-" for "_", and the name that every iconv knows.
 * Latin 1 and ASCII are read as windows-1252, which programs write under these names, with its
 * quotes and dashes.
 */
static const struct {
	struct str name;
	const char *iconv;
} sets[] = {
	{STR_INIT("UTF-8"), "UTF-8"},
	{STR_INIT("UTF8"), "UTF-8"},
	{STR_INIT("UTF-16"), "UTF-16"},
	{STR_INIT("UTF-16LE"), "UTF-16LE"},
	{STR_INIT("UTF-16BE"), "UTF-16BE"},
	{STR_INIT("UTF-32LE"), "UTF-32LE"},
	{STR_INIT("UTF-32BE"), "UTF-32BE"},
	{STR_INIT("UNICODE"), "UTF-16"},
	{STR_INIT("US-ASCII"), "CP1252"},
	{STR_INIT("ASCII"), "CP1252"},
	{STR_INIT("ANSI"), "CP1252"},
	{STR_INIT("ISO-8859-1"), "CP1252"},
	{STR_INIT("ISO8859-1"), "CP1252"},
	{STR_INIT("LATIN1"), "CP1252"},
	{STR_INIT("ISO-8859-2"), "ISO-8859-2"},
	{STR_INIT("LATIN2"), "ISO-8859-2"},
	{STR_INIT("ISO-8859-3"), "ISO-8859-3"},
	{STR_INIT("ISO-8859-4"), "ISO-8859-4"},
	{STR_INIT("ISO-8859-5"), "ISO-8859-5"},
	{STR_INIT("ISO-8859-6"), "ISO-8859-6"},
	{STR_INIT("ISO-8859-7"), "ISO-8859-7"},
	{STR_INIT("ISO-8859-8"), "ISO-8859-8"},
	{STR_INIT("ISO-8859-9"), "CP1254"},
	{STR_INIT("ISO-8859-10"), "ISO-8859-10"},
	{STR_INIT("ISO-8859-11"), "CP874"},
	{STR_INIT("ISO-8859-13"), "ISO-8859-13"},
	{STR_INIT("ISO-8859-14"), "ISO-8859-14"},
	{STR_INIT("ISO-8859-15"), "ISO-8859-15"},
	{STR_INIT("LATIN9"), "ISO-8859-15"},
	{STR_INIT("ISO-8859-16"), "ISO-8859-16"},
	{STR_INIT("WINDOWS-874"), "CP874"},
	{STR_INIT("TIS-620"), "CP874"},
	{STR_INIT("WINDOWS-1250"), "CP1250"},
	{STR_INIT("WINDOWS-1251"), "CP1251"},
	{STR_INIT("WINDOWS-1252"), "CP1252"},
	{STR_INIT("WINDOWS-1253"), "CP1253"},
	{STR_INIT("WINDOWS-1254"), "CP1254"},
	{STR_INIT("WINDOWS-1255"), "CP1255"},
	{STR_INIT("WINDOWS-1256"), "CP1256"},
	{STR_INIT("WINDOWS-1257"), "CP1257"},
	{STR_INIT("WINDOWS-1258"), "CP1258"},
	{STR_INIT("CP1250"), "CP1250"},
	{STR_INIT("CP1251"), "CP1251"},
	{STR_INIT("CP1252"), "CP1252"},
	{STR_INIT("CP1253"), "CP1253"},
	{STR_INIT("CP1254"), "CP1254"},
	{STR_INIT("CP1255"), "CP1255"},
	{STR_INIT("CP1256"), "CP1256"},
	{STR_INIT("CP1257"), "CP1257"},
	{STR_INIT("CP1258"), "CP1258"},
	{STR_INIT("IBM437"), "CP437"},
	{STR_INIT("CP437"), "CP437"},
	{STR_INIT("IBM850"), "CP850"},
	{STR_INIT("CP850"), "CP850"},
	{STR_INIT("IBM852"), "CP852"},
	{STR_INIT("CP852"), "CP852"},
	{STR_INIT("IBM866"), "CP866"},
	{STR_INIT("CP866"), "CP866"},
	{STR_INIT("KOI8-R"), "KOI8-R"},
	{STR_INIT("KOI8-U"), "KOI8-U"},
	{STR_INIT("MACINTOSH"), "MACINTOSH"},
	{STR_INIT("X-MAC-ROMAN"), "MACINTOSH"},
	{STR_INIT("SHIFT-JIS"), "CP932"},
	{STR_INIT("SHIFTJIS"), "CP932"},
	{STR_INIT("SJIS"), "CP932"},
	{STR_INIT("X-SJIS"), "CP932"},
	{STR_INIT("WINDOWS-31J"), "CP932"},
	{STR_INIT("CP932"), "CP932"},
	{STR_INIT("EUC-JP"), "EUC-JP"},
	{STR_INIT("ISO-2022-JP"), "ISO-2022-JP"},
	{STR_INIT("GB2312"), "GB18030"},
	{STR_INIT("GBK"), "GB18030"},
	{STR_INIT("CP936"), "GB18030"},
	{STR_INIT("GB18030"), "GB18030"},
	{STR_INIT("BIG5"), "BIG5-HKSCS"},
	{STR_INIT("BIG5-HKSCS"), "BIG5-HKSCS"},
	{STR_INIT("CP950"), "BIG5-HKSCS"},
	{STR_INIT("EUC-KR"), "CP949"},
	{STR_INIT("KS-C-5601-1987"), "CP949"},
	{STR_INIT("CP949"), "CP949"},
};

enum { SETS = sizeof(sets) / sizeof(sets[0]) };

static const char *
known(struct str name)
{
	char capacity[NAME_MAX_SET];

	if (name.n > sizeof(capacity))
		return NULL;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		capacity[i] = c == '_' ? '-' : char_upper(c);
	}
	for (size_t i = 0; i < SETS; i++)
		if (str_eq(sets[i].name, (struct str){capacity, name.n}))
			return sets[i].iconv;
	return NULL;
}

/*
 * one conversion step, or the final one if `in` is NULL; false if it stopped at an invalid
 * character
 */
static bool
step(struct buf *out, iconv_t with, char **in, size_t *left)
{
	char *to;
	size_t capacity, done;

	buf_reserve(out, *left + 32);
	buf_reserve(out, out->cap - out->n - 1);
	to = out->p + out->n;
	capacity = out->cap - out->n - 1;
	done = iconv(with, in, left, &to, &capacity);
	buf_filled(out, (size_t)(to - out->p) - out->n);
	return done != (size_t)-1 || errno == E2BIG;
}

/*
 * converts s, whose characters have at least `unit` bytes; returns the number of invalid ones, and
 * sets *at
 */
static int64_t
convert(struct buf *out, size_t *at, iconv_t with, struct str s, size_t unit)
{
	char *in = (char *)s.p; /* iconv() does not write to it */
	size_t left = s.n, none = 0, begin = out->n;
	int64_t bad = 0;

	while (left) {
		size_t skip;

		if (step(out, with, &in, &left))
			continue;
		skip = left < unit ? left : unit;
		if (!bad++ && at)
			*at = out->n - begin;
		buf_str(out, CHARSET_LOST);
		in += skip;
		left -= skip;
	}
	/* the final step writes a letter that some sets hold back for a following accent */
	step(out, with, NULL, &none);
	return bad;
}

int64_t
charset_utf8(struct buf *out, size_t *at, struct str s, struct str name)
{
	const char *set = known(str_trim(name));
	size_t unit;
	iconv_t with;
	int64_t bad;

	if (!set)
		return -1;
	with = iconv_open("UTF-8", set);
	if ((intptr_t)with == -1)
		return -1;
	unit = str_starts(str_of(set), STR("UTF-16")) ? 2 : str_starts(str_of(set), STR("UTF-32")) ? 4 : 1;
	bad = convert(out, at, with, s, unit);
	iconv_close(with);
	return bad;
}
