/* SPDX-License-Identifier: ISC */
#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/edit_distance.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words_table.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* xorshift (Marsaglia 2003): the same numbers on every machine */
static uint32_t
random32(void)
{
	static uint32_t x = 2463534242u;

	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return x;
}

/* a heap copy of exactly its size, so that ASan sees a read past the end */
static struct str
exact(struct str s)
{
	char *p = mem_alloc(s.n);

	if (s.n)
		memcpy(p, s.p, s.n);
	return (struct str){p, s.n};
}

static void
done(struct str s)
{
	free((void *)(uintptr_t)s.p);
}

static struct str
spell(unsigned char b[4], int32_t c)
{
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	if (n == 1)
		b[0] = (unsigned char)c;
	else
		b[0] = (unsigned char)((0xF00 >> n & 0xFF) | c >> 6 * (n - 1));
	for (size_t i = 1; i < n; i++)
		b[i] = (unsigned char)(0x80 | (c >> 6 * (n - 1 - i) & 0x3F));
	return (struct str){(char *)b, n};
}

/* Unicode, table 3-7, row by row: the length of the valid character at p, or 0 */
static size_t
reference(const unsigned char *p, size_t n)
{
	static const unsigned char rows[][7] = {
		{1, 0x01, 0x7F, 0, 0, 0, 0},
		{2, 0xC2, 0xDF, 0x80, 0xBF, 0, 0},
		{3, 0xE0, 0xE0, 0xA0, 0xBF, 0, 0},
		{3, 0xE1, 0xEC, 0x80, 0xBF, 0, 0},
		{3, 0xED, 0xED, 0x80, 0x9F, 0, 0},
		{3, 0xEE, 0xEF, 0x80, 0xBF, 0, 0},
		{4, 0xF0, 0xF0, 0x90, 0xBF, 0, 0},
		{4, 0xF1, 0xF3, 0x80, 0xBF, 0, 0},
		{4, 0xF4, 0xF4, 0x80, 0x8F, 0, 0},
	};

	for (size_t r = 0; r < LENGTH(rows); r++) {
		const unsigned char *w = rows[r];
		bool ok = n >= w[0] && p[0] >= w[1] && p[0] <= w[2];

		ok = ok && (w[0] < 2 || (p[1] >= w[3] && p[1] <= w[4]));
		for (size_t i = 2; ok && i < w[0]; i++)
			ok = p[i] >= 0x80 && p[i] <= 0xBF;
		if (ok)
			return w[0];
	}
	return 0;
}

static size_t
reference_invalid(const unsigned char *p, size_t n)
{
	size_t i = 0, len;

	while (i < n && (len = reference(p + i, n - i)) > 0)
		i += len;
	return i;
}

/* every string of up to two bytes, and of three and four after every lead byte */
static void
test_invalid(void **state)
{
	static const unsigned char edge[] = {0x00, 0x01, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
	                                     0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF4, 0xFF};
	unsigned char b[4];

	(void)state;
	for (int i = 0; i < 0x10000; i++) {
		b[0] = (unsigned char)(i >> 8);
		b[1] = (unsigned char)i;
		for (size_t k = 0; k < LENGTH(edge) * LENGTH(edge); k++) {
			b[2] = edge[k / LENGTH(edge)];
			b[3] = edge[k % LENGTH(edge)];
			for (size_t n = k ? 3 : 0; n <= 4; n++)
				assert_int_equal(utf8_invalid((struct str){(char *)b, n}),
				                 reference_invalid(b, n));
		}
	}
}

/* a bad byte is found at every place of a long text, in ASCII and among other letters */
static void
test_invalid_places(void **state)
{
	static const char *const bad[] = {"\x00", "\x80", "\xFF", "\xC3"};
	struct buf b = {0};

	(void)state;
	assert_int_equal(utf8_invalid((struct str){NULL, 0}), 0);
	for (size_t n = 1; n < 70; n++) {
		for (size_t at = 0; at < n; at++) {
			for (size_t k = 0; k < LENGTH(bad); k++) {
				struct str s;

				buf_clear(&b);
				for (size_t i = 0; i < n; i++)
					buf_add(&b, i == at ? bad[k] : &"\x01\x7F"[i % 2], 1);
				s = exact(buf_view(&b));
				assert_int_equal(utf8_invalid(s), at);
				assert_int_equal(utf8_invalid(str_sub(s, 0, at)), at);
				done(s);
			}
		}
	}
	buf_clear(&b);
	for (int i = 0; i < 100; i++)
		buf_str(&b, STR("a\xC3\xA9 \xE6\x9D\xB1\xF0\x9F\x98\x80 twelve bytes"));
	assert_int_equal(utf8_invalid(buf_view(&b)), b.n);
	buf_chr(&b, '\xE6');
	assert_int_equal(utf8_invalid(buf_view(&b)), b.n - 1);
	buf_free(&b);
}

static void
test_repair(void **state)
{
	static const struct {
		struct str in, want;
	} rows[] = {
		{STR_INIT(""), STR_INIT("")},
		{STR_INIT("plain"), STR_INIT("plain")},
		{STR_INIT("a\0b"), STR_INIT("a\xEF\xBF\xBD" "b")},
		{STR_INIT("\xFF\xFE"), STR_INIT("\xEF\xBF\xBD\xEF\xBF\xBD")},
		{STR_INIT("caf\xC3"), STR_INIT("caf\xEF\xBF\xBD")},
		{STR_INIT("\xED\xA0\x80"), STR_INIT("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD")},
		{STR_INIT("\xC0\xAFok\xC3\xA9"), STR_INIT("\xEF\xBF\xBD\xEF\xBF\xBDok\xC3\xA9")},
		{STR_INIT("\xEF\xBF\xBD"), STR_INIT("\xEF\xBF\xBD")},
	};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct str s = exact(rows[i].in);

		buf_clear(&b);
		utf8_repair(&b, s);
		assert_true(str_eq(buf_view(&b), rows[i].want));
		done(s);
	}
	buf_free(&b);
}

static void
test_next(void **state)
{
	struct str s = STR("a\xC3\xA9\xFF\xE6\x9D\xB1\xF0\x9F\x98\x80\xF0\x9F");
	static const int32_t want[] = {'a', 0xE9, 0xFFFD, 0x6771, 0x1F600, 0xFFFD, 0xFFFD, -1, -1};
	unsigned char b[4];

	(void)state;
	for (size_t i = 0; i < LENGTH(want); i++)
		assert_int_equal(utf8_next(&s), want[i]);
	s = STR("\0x");
	assert_int_equal(utf8_next(&s), 0);
	assert_int_equal(s.n, 1);
	for (int32_t c = 0; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		s = spell(b, c);
		assert_int_equal(utf8_next(&s), c);
		assert_int_equal(s.n, 0);
	}
}

static void
test_class(void **state)
{
	static const struct {
		int32_t c;
		enum text_class want;
	} rows[] = {
		{'a', TEXT_LETTER},    {'Z', TEXT_UPPER},     {'7', TEXT_LETTER},   {'_', TEXT_OTHER},
		{0, TEXT_OTHER},       {'@', TEXT_OTHER},     {'[', TEXT_OTHER},    {'`', TEXT_OTHER},
		{'{', TEXT_OTHER},     {0xE9, TEXT_LETTER},   {0xC9, TEXT_UPPER},   {0x1C5, TEXT_UPPER},
		{0x301, TEXT_MARK},    {0xAD, TEXT_MARK},     {0x200D, TEXT_MARK},  {0x200B, TEXT_OTHER},
		{0x6771, TEXT_DENSE},  {0x30AC, TEXT_DENSE},  {0x3007, TEXT_DENSE}, {0x30FB, TEXT_OTHER},
		{0x3001, TEXT_OTHER},  {0xE01, TEXT_DENSE},   {0xE34, TEXT_MARK},   {0xAC00, TEXT_LETTER},
		{0x660, TEXT_LETTER},  {0x1F600, TEXT_OTHER}, {0x202E, TEXT_OTHER}, {0x3164, TEXT_OTHER},
		{0xFFFD, TEXT_OTHER},  {0x20000, TEXT_DENSE}, {0x2019, TEXT_OTHER}, {0x10FFFF, TEXT_OTHER},
		{0x110000, TEXT_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (text_class(rows[i].c) != rows[i].want)
			fail_msg("class of U+%04X is %d", (unsigned)rows[i].c, text_class(rows[i].c));
}

static const struct {
	struct str in, want;
} folds[] = {
	{STR_INIT(""), STR_INIT("")},
	{STR_INIT("Ana L\xC3\xB3pez"), STR_INIT("ana lopez")},
	{STR_INIT("ana-lopez"), STR_INIT("ana lopez")},
	{STR_INIT("ANA_LOPEZ"), STR_INIT("ana lopez")},
	{STR_INIT("  Ana \t-_\r\n Lo\xCC\x81pez - "), STR_INIT("ana lopez")},
	{STR_INIT(" - "), STR_INIT("")},
	{STR_INIT("@[`{~"), STR_INIT("@[`{~")},
	{STR_INIT("AZaz09"), STR_INIT("azaz09")},
	{STR_INIT("a\0B"), STR_INIT("a\0b")},
	{STR_INIT("Stra\xC3\x9F" "e"), STR_INIT("strasse")},
	{STR_INIT("STRASSE"), STR_INIT("strasse")},
	{STR_INIT("\xC3\x98rsted"), STR_INIT("orsted")},
	{STR_INIT("\xC7\xBE"), STR_INIT("o")}, /* Ǿ */
	{STR_INIT("\xC5\x81ukasz"), STR_INIT("lukasz")},
	{STR_INIT("\xC4\x90\xC3\xB4ng"), STR_INIT("dong")},
	{STR_INIT("\xC3\x86sir \xC3\x9E\xC3\xB3r \xC3\x90"), STR_INIT("aesir thor d")},
	{STR_INIT("\xC5\x92uvre"), STR_INIT("oeuvre")},
	{STR_INIT("I\xC4\xB1\xC4\xB0i"), STR_INIT("iiii")}, /* IıİI, in every locale */
	{STR_INIT("Nguy\xE1\xBB\x85n"), STR_INIT("nguyen")},
	{STR_INIT("\xEF\xAC\x81n"), STR_INIT("fin")},                           /* ligature */
	{STR_INIT("\xEF\xBC\xA1\xEF\xBD\x82\xEF\xBC\xBF\xEF\xBC\xA3"), STR_INIT("ab c")}, /* full width */
	{STR_INIT("O\xE2\x80\x99" "Brien"), STR_INIT("o'brien")},
	{STR_INIT("Jean\xE2\x80\x93Luc\xE2\x80\x91x"), STR_INIT("jean luc x")}, /* dashes */
	{STR_INIT("a\xC2\xA0" "b\xE3\x80\x80" "c"), STR_INIT("a b c")},         /* spaces */
	{STR_INIT("co\xC2\xADop\xE2\x80\x8B\xEF\xB8\x8F"), STR_INIT("coop")},   /* invisible */
	{STR_INIT("ab \xE2\x80\x8B"), STR_INIT("ab")},
	{STR_INIT("\xE2\x80\x8B ab"), STR_INIT("ab")},
	{STR_INIT("\xE2\x84\xAA"), STR_INIT("k")}, /* Kelvin */
	{STR_INIT("\xCE\xA3\xCE\xAF\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x82"),
         STR_INIT("\xCF\x83\xCE\xB9\xCF\x83\xCF\x85\xCF\x86\xCE\xBF\xCF\x83")}, /* final sigma */
	{STR_INIT("\xD0\x90\xD0\xBB\xD0\xB5\xD0\xBA\xD1\x81\xD0\xB5\xD0\xB9"),
         STR_INIT("\xD0\xB0\xD0\xBB\xD0\xB5\xD0\xBA\xD1\x81\xD0\xB5\xD0\xB8")},
	{STR_INIT("\xE3\x82\xAC"), STR_INIT("\xE3\x82\xAB\xE3\x82\x99")}, /* ga is not ka */
	{STR_INIT("\xE0\xA4\xB0\xE0\xA4\xBE\xE0\xA4\xAE"), STR_INIT("\xE0\xA4\xB0\xE0\xA4\xBE\xE0\xA4\xAE")},
	{STR_INIT("\xD7\xA9\xD6\xB8\xD7\x9C"), STR_INIT("\xD7\xA9\xD7\x9C")}, /* Hebrew points */
	{STR_INIT("\xD9\x85\xD9\x8F\xD8\xAD"), STR_INIT("\xD9\x85\xD8\xAD")}, /* Arabic points */
	{STR_INIT("x\xFFy"), STR_INIT("x\xEF\xBF\xBDy")},
	{STR_INIT("\xCC\x81"), STR_INIT("")},
};

static void
test_fold(void **state)
{
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < LENGTH(folds); i++) {
		struct str s = exact(folds[i].in);

		buf_clear(&b);
		buf_str(&b, STR("- "));
		text_fold(&b, s);
		if (!str_eq(str_sub(buf_view(&b), 2, b.n), folds[i].want))
			fail_msg("fold of %.*s is %s", STR_ARG(s), b.p + 2);
		assert_int_equal(b.p[b.n], 0);
		done(s);
	}
	buf_free(&b);
}

/* every character: folding what was folded changes nothing, and upper equals lower in the middle */
static void
test_fold_all(void **state)
{
	struct buf one = {0}, two = {0};
	unsigned char b[4];

	(void)state;
	for (int32_t c = 0; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		buf_clear(&one);
		buf_clear(&two);
		buf_chr(&one, 'X');
		text_fold(&one, spell(b, c));
		text_fold(&two, buf_view(&one));
		one.p[0] = 'x';
		if (!str_eq(buf_view(&one), buf_view(&two)))
			fail_msg("U+%04X: %s, then %s", (unsigned)c, one.p, two.p);
	}
	buf_free(&one);
	buf_free(&two);
}

static void
test_fold_locale(void **state)
{
	static const char *const locales[] = {"C", "C.UTF-8", "tr_TR.UTF-8", "en_US.ISO-8859-1"};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < LENGTH(locales); i++) {
		/* those that this machine does not have are skipped */
		setlocale(LC_ALL, locales[i]);
		buf_clear(&b);
		text_fold(&b, STR("ISTANBUL \xC4\xB0I \xC3\x89"));
		assert_string_equal(b.p, "istanbul ii e");
	}
	setlocale(LC_ALL, "C");
	buf_free(&b);
}

static int
sign(int d)
{
	return (d > 0) - (d < 0);
}

/* the short cut for ASCII gives what comparing the folded forms gives */
static void
test_order(void **state)
{
	static const char *const bits[] = {"a", "B", "b", " ", "-", "_", "\xC3\xA1", "\xE2\x80\x8B",
	                                   "z", "\xCC\x81", "\xFF", "0"};
	struct buf a = {0}, b = {0}, fa = {0}, fb = {0};

	(void)state;
	for (int i = 0; i < 200000; i++) {
		int want;

		buf_clear(&a);
		buf_clear(&b);
		buf_clear(&fa);
		buf_clear(&fb);
		for (uint32_t n = random32() % 6; n; n--)
			buf_str(&a, str_of(bits[random32() % LENGTH(bits)]));
		for (uint32_t n = random32() % 6; n; n--)
			buf_str(&b, str_of(bits[random32() % LENGTH(bits)]));
		text_fold(&fa, buf_view(&a));
		text_fold(&fb, buf_view(&b));
		want = str_cmp(buf_view(&fa), buf_view(&fb));
		assert_int_equal(text_same(buf_view(&a), buf_view(&b)), want == 0);
		if (!want)
			want = str_cmp(buf_view(&a), buf_view(&b));
		assert_int_equal(sign(text_order(buf_view(&a), buf_view(&b))), sign(want));
		assert_int_equal(sign(text_order(buf_view(&b), buf_view(&a))), -sign(want));
	}
	assert_true(text_same(STR("Ana L\xC3\xB3pez"), STR("ana-lopez")));
	assert_false(text_same(STR("Ana"), STR("Anna")));
	assert_true(text_order(STR("ana"), STR("Bruno")) < 0);
	assert_true(text_order(STR("\xC3\x89va"), STR("Fritz")) < 0);
	buf_free(&a);
	buf_free(&b);
	buf_free(&fa);
	buf_free(&fb);
}

static void
test_width(void **state)
{
	static const struct {
		struct str in;
		size_t want;
	} rows[] = {
		{STR_INIT(""), 0},
		{STR_INIT("Ana"), 3},
		{STR_INIT("a\tb\n\x1B\x7F"), 2},
		{STR_INIT("L\xC3\xB3pez"), 5},
		{STR_INIT("Lo\xCC\x81pez"), 5},
		{STR_INIT("\xE6\x9D\xB1\xE4\xBA\xAC"), 4},
		{STR_INIT("\xEF\xBC\xA1"), 2},
		{STR_INIT("\xF0\x9F\x98\x80"), 2},
		{STR_INIT("\xED\x95\x9C"), 2},
		{STR_INIT("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"), 2}, /* the same, in parts */
		{STR_INIT("\xFF"), 1},
		{STR_INIT("\xEF\xBD\xB6"), 1}, /* half width */
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(text_width(rows[i].in), rows[i].want);
}

static void
test_visible(void **state)
{
	static const struct {
		struct str in;
		bool lines;
		struct str want;
	} rows[] = {
		{STR_INIT(""), false, STR_INIT("")},
		{STR_INIT("Ana L\xC3\xB3pez ~"), false, STR_INIT("Ana L\xC3\xB3pez ~")},
		{STR_INIT("a\tb\nc"), false, STR_INIT("a^Ib^Jc")},
		{STR_INIT("a\tb\rc\r\r\n\r"), true, STR_INIT("a\tb^Mc^M\r\n^M")},
		{STR_INIT("a\r\n"), false, STR_INIT("a^M^J")},
		{STR_INIT("\x1B[31m\x07\0\x7F"), true, STR_INIT("^[[31m^G^@^?")},
		{STR_INIT("\xC2\x9B" "31m"), false, STR_INIT("<U+009B>31m")},
		{STR_INIT("a\xE2\x80\xAE" "b"), false, STR_INIT("a<U+202E>b")},
		{STR_INIT("\xE2\x81\xA6\xE2\x80\x8F\xEF\xBB\xBF"), true, STR_INIT("<U+2066><U+200F><U+FEFF>")},
		{STR_INIT("\xE2\x80\xA8"), true, STR_INIT("<U+2028>")},
		{STR_INIT("pay\xE2\x80\x8Bpal\xC2\xAD"), false, STR_INIT("pay<U+200B>pal<U+00AD>")},
		{STR_INIT("pay\xE2\x80\x8Dpal"), false, STR_INIT("pay<U+200D>pal")},
		{STR_INIT("\xF3\xA0\x81\xA7"), false, STR_INIT("<U+E0067>")},
		{STR_INIT("\xF3\xA0\xBF\xBF"), false, STR_INIT("<U+E0FFF>")},
		{STR_INIT("\xE3\x85\xA4"), false, STR_INIT("<U+3164>")},
		{STR_INIT("\xFF\xC3x\x80"), false, STR_INIT("<FF><C3>x<80>")},
		{STR_INIT("\xED\xA0\x80"), false, STR_INIT("<ED><A0><80>")},
		{STR_INIT("\xEF\xBF\xBD"), false, STR_INIT("\xEF\xBF\xBD")},
		/* an emoji heart, a family, a keycap, a Persian word: as they are */
		{STR_INIT("\xE2\x9D\xA4\xEF\xB8\x8F"), false, STR_INIT("\xE2\x9D\xA4\xEF\xB8\x8F")},
		{STR_INIT("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA7"), false,
	         STR_INIT("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA7")},
		{STR_INIT("\xE2\x9D\xA4\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x94\xA5"), false,
	         STR_INIT("\xE2\x9D\xA4\xEF\xB8\x8F\xE2\x80\x8D\xF0\x9F\x94\xA5")},
		{STR_INIT("1\xEF\xB8\x8F\xE2\x83\xA3"), false, STR_INIT("1\xEF\xB8\x8F\xE2\x83\xA3")},
		{STR_INIT("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE"), false, STR_INIT("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE")},
		/* but no message in a row of them */
		{STR_INIT("\xE2\x9D\xA4\xEF\xB8\x8F\xEF\xB8\x8E"), false, STR_INIT("\xE2\x9D\xA4\xEF\xB8\x8F<U+FE0E>")},
		{STR_INIT("\xD9\x85\xE2\x80\x8C\xE2\x80\x8D"), false, STR_INIT("\xD9\x85\xE2\x80\x8C<U+200D>")},
		{STR_INIT("\xE2\x80\xAE\xE2\x80\x8D"), false, STR_INIT("<U+202E><U+200D>")},
		{STR_INIT("x\xEF\xB8\x81"), false, STR_INIT("x<U+FE01>")},
		{STR_INIT("1\xEF\xB8\x8F" "2"), false, STR_INIT("1<U+FE0F>2")},
		/* two names that look the same: Cyrillic, Han, Hebrew have no use for a joiner */
		{STR_INIT("\xD0\x90\xE2\x80\x8D\xD0\xBD"), false, STR_INIT("\xD0\x90<U+200D>\xD0\xBD")},
		{STR_INIT("\xE4\xBC\x8A\xE2\x80\x8C\xE8\x97\xA4"), false, STR_INIT("\xE4\xBC\x8A<U+200C>\xE8\x97\xA4")},
		{STR_INIT("\xD7\xA9\xE2\x80\x8D\xD7\x9C"), false, STR_INIT("\xD7\xA9<U+200D>\xD7\x9C")},
		/* nor has an emoji that stands before a letter */
		{STR_INIT("\xF0\x9F\x91\xA8\xE2\x80\x8D" "x"), false, STR_INIT("\xF0\x9F\x91\xA8<U+200D>x")},
		{STR_INIT("\xF0\x9F\x91\xA8\xE2\x80\x8D"), false, STR_INIT("\xF0\x9F\x91\xA8<U+200D>")},
		/* a woman with a skin tone and a laptop, a Hindi half letter, a Bengali r, a Japanese name's own Han */
		{STR_INIT("\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xF0\x9F\x92\xBB"), false,
	         STR_INIT("\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD\xE2\x80\x8D\xF0\x9F\x92\xBB")},
		{STR_INIT("\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7"), false,
	         STR_INIT("\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7")},
		{STR_INIT("\xE0\xA6\xB0\xE2\x80\x8D\xE0\xA7\x8D\xE0\xA6\xAF"), false,
	         STR_INIT("\xE0\xA6\xB0\xE2\x80\x8D\xE0\xA7\x8D\xE0\xA6\xAF")},
		{STR_INIT("\xE8\x91\x9B\xF3\xA0\x84\x80"), false, STR_INIT("\xE8\x91\x9B\xF3\xA0\x84\x80")},
		{STR_INIT("\xE8\x91\x9B\xF3\xA0\x84\x80\xF3\xA0\x84\x81"), false,
	         STR_INIT("\xE8\x91\x9B\xF3\xA0\x84\x80<U+E0101>")},
		{STR_INIT("x\xF3\xA0\x84\x80"), false, STR_INIT("x<U+E0100>")},
		/* the flag of Scotland is spelled by tags, which spell anything: they are not shown as one */
		{STR_INIT("\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF"), false,
	         STR_INIT("\xF0\x9F\x8F\xB4<U+E0067><U+E007F>")},
		{STR_INIT("\xD8\x9C\xE2\x80\x8E\xE2\x81\xA0\xE2\x81\xA4\xEF\xBF\xB9\xE1\x85\x9F"), true,
	         STR_INIT("<U+061C><U+200E><U+2060><U+2064><U+FFF9><U+115F>")},
	};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct str s = exact(rows[i].in);

		buf_clear(&b);
		text_visible(&b, s, rows[i].lines);
		if (!str_eq(buf_view(&b), rows[i].want))
			fail_msg("row %zu: %s", i, b.p);
		done(s);
	}
	buf_free(&b);
}

/* the words of a text, folded, joined by "|" */
static void
check_words(struct str text, const char *want)
{
	struct str s = exact(text), rest = s, word;
	struct buf out = {0}, all = {0}, again = {0};

	buf_str(&all, STR(""));
	while (words_next(&out, &word, &rest)) {
		assert_true(word.n > 0 && word.p >= s.p && word.p + word.n <= s.p + s.n);
		buf_clear(&again);
		text_fold(&again, word);
		assert_true(str_eq(buf_view(&again), buf_view(&out)));
		buf_fmt(&all, "%s%s", all.n ? "|" : "", out.p);
	}
	assert_int_equal(rest.n, 0);
	assert_int_equal(out.n, 0);
	assert_false(words_next(&out, &word, &rest));
	if (strcmp(all.p, want) != 0)
		fail_msg("%.*s: %s, not %s", STR_ARG(text), all.p, want);
	buf_free(&out);
	buf_free(&all);
	buf_free(&again);
	done(s);
}

static void
test_words(void **state)
{
	(void)state;
	check_words(STR(""), "");
	check_words(STR(" .,- "), "");
	check_words(STR("A staff designer, 2 days"), "a|staff|designer|2|days");
	check_words(STR("C++/Rust_x"), "c|rust|x");
	check_words(STR("L'\xC3\x89" "cole d\xE2\x80\x99" "Art"), "l|ecole|d|art");
	check_words(STR("Lo\xCC\x81pez \xCC\x81x"), "lopez|x");
	check_words(STR("co\xC2\xADop a\xE2\x80\x8B" "b"), "coop|a|b");
	check_words(STR("x\xFFy\0z"), "x|y|z");
	check_words(STR("\xD9\xB0\xD9\xA3"), "\xD9\xA3");
	check_words(STR("x\xEF\xB9\xB0 y"), "x|y"); /* U+FE70, a letter that folds to nothing */
	check_words(STR("\xEF\xB9\xB0"), "");
	/* 東, 東京, 東京都, with kana and Latin beside */
	check_words(STR("\xE6\x9D\xB1"), "\xE6\x9D\xB1");
	check_words(STR("\xE6\x9D\xB1\xE4\xBA\xAC"), "\xE6\x9D\xB1\xE4\xBA\xAC");
	check_words(STR("\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD\xE3\x80\x81\xE6\x9D\xB1"),
	            "\xE6\x9D\xB1\xE4\xBA\xAC|\xE4\xBA\xAC\xE9\x83\xBD|\xE6\x9D\xB1");
	check_words(STR("Rust\xE8\xA8\x80\xE8\xAA\x9E" "x"), "rust|\xE8\xA8\x80\xE8\xAA\x9E|x");
	/* ガ spelt in two characters is one */
	check_words(STR("\xE3\x82\xAB\xE3\x82\x99\xE3\x82\xA4\xE3\x83\x89"),
	            "\xE3\x82\xAB\xE3\x82\x99\xE3\x82\xA4|\xE3\x82\xA4\xE3\x83\x88\xE3\x82\x99");
}

/* hostile: a megabyte of one kind each must not take more than linear time */
static void
test_words_long(void **state)
{
	static const char *const kinds[] = {"a", " ", "\xCC\x81", "\xE6\x9D\xB1", "\xFF", "a\xCC\x81",
	                                    "\xE6\x9D\xB1\xCC\x81", "\xE2\x80\x8B", "\xEF\xB9\xB0", "x "};
	struct buf b = {0}, out = {0};
	struct str rest, word;

	(void)state;
	for (size_t i = 0; i < LENGTH(kinds); i++) {
		buf_clear(&b);
		while (b.n < 1 << 20)
			buf_str(&b, str_of(kinds[i]));
		for (rest = buf_view(&b); words_next(&out, &word, &rest);)
			;
		buf_clear(&out);
		text_fold(&out, buf_view(&b));
		buf_clear(&out);
		text_visible(&out, buf_view(&b), true);
		buf_clear(&out);
		utf8_repair(&out, buf_view(&b));
		assert_true(text_order(buf_view(&b), buf_view(&out)) || str_eq(buf_view(&b), buf_view(&out)));
	}
	buf_free(&b);
	buf_free(&out);
}

static void
test_stopwords(void **state)
{
	static const char stop[] =
		"a about an and are as at be but by for from has have in is not of on or that the this "
		"to was with als auf das dem den der des die ein eine es im ist mit nicht sich und von zu "
		"zum au aux avec d dans de des du en est et l la le les ou où pour qu que qui sur un une "
		"al con del el los las no para por se su una y ao com da do e em na não o um uma che dei "
		"della di gli i il lo non per sono uno s t";
	static const char keep[] = "it os fur son war rust design x ab thee th theme zzz 0";
	struct str rest = str_of(stop), word;
	struct buf out = {0};
	int n = 0;

	(void)state;
	for (; words_next(&out, &word, &rest); n++)
		if (!words_stop(buf_view(&out)))
			fail_msg("%s is not found", out.p);
	assert_true(n > 100);
	rest = str_of(keep);
	while (words_next(&out, &word, &rest))
		assert_false(words_stop(buf_view(&out)));
	assert_false(words_stop(STR("")));
	assert_false(words_stop((struct str){NULL, 0}));
	assert_false(words_stop(STR("the\0")));
	buf_free(&out);
}

/* optimal string alignment by the definition, the whole table */
static unsigned
slow_distance(struct str a, struct str b)
{
	unsigned d[16][16];

	for (size_t i = 0; i <= a.n; i++) {
		for (size_t k = 0; k <= b.n; k++) {
			unsigned low = i && k ? d[i - 1][k - 1] + (a.p[i - 1] != b.p[k - 1]) : (unsigned)(i + k);

			if (i && d[i - 1][k] + 1 < low)
				low = d[i - 1][k] + 1;
			if (k && d[i][k - 1] + 1 < low)
				low = d[i][k - 1] + 1;
			if (i > 1 && k > 1 && a.p[i - 1] == b.p[k - 2] && a.p[i - 2] == b.p[k - 1] &&
			    d[i - 2][k - 2] + 1 < low)
				low = d[i - 2][k - 2] + 1;
			d[i][k] = low;
		}
	}
	return d[a.n][b.n];
}

static void
test_distance(void **state)
{
	char a[12], b[12], longest[65];

	(void)state;
	assert_int_equal(edit_distance(STR("teir"), STR("tier"), 3), 1);
	assert_int_equal(edit_distance(STR("kitten"), STR("sitting"), 9), 3);
	assert_int_equal(edit_distance(STR("ca"), STR("abc"), 9), 3); /* not Damerau's 2 */
	assert_int_equal(edit_distance(STR(""), STR("abc"), 9), 3);
	assert_int_equal(edit_distance(STR(""), STR(""), 0), 0);
	assert_int_equal(edit_distance((struct str){NULL, 0}, (struct str){NULL, 0}, 0), 0);
	for (int i = 0; i < 100000; i++) {
		struct str sa = {a, random32() % 12}, sb = {b, random32() % 12};
		unsigned want, limit = random32() % 6;

		for (size_t k = 0; k < 12; k++) {
			a[k] = (char)('a' + random32() % 3);
			b[k] = (char)('a' + random32() % 3);
		}
		want = slow_distance(sa, sb);
		assert_int_equal(edit_distance(sa, sb, 99), want);
		assert_int_equal(edit_distance(sa, sb, limit), want < limit + 1 ? want : limit + 1);
	}
	memset(longest, 'x', sizeof(longest));
	assert_int_equal(edit_distance((struct str){longest, 64}, STR(""), 64), 64);
	assert_int_equal(edit_distance((struct str){longest, 64}, (struct str){longest, 64}, 3), 0);
	assert_int_equal(edit_distance((struct str){longest, 65}, (struct str){longest, 65}, 3), 4);
	assert_int_equal(edit_distance((struct str){longest, 65}, STR(""), UINT_MAX), UINT_MAX);
}

/* lists of words: their numbers, how many, the longest and the shortest */
static void
test_word_lists(void **state)
{
	static const struct words_row rows[] = {{1, STR_INIT("no never")}, {2, STR_INIT("yes no")}};
	static struct words_table table = WORDS_TABLE(rows);
	struct map map = {0};

	(void)state;
	words_add(&map, STR("yes no"), ' ', 1);
	words_add(&map, STR("no/never"), '/', 4);
	words_add(&map, STR("yes"), ' ', 0);
	words_add(&map, STR(""), ' ', 8);
	assert_int_equal(map.n, 3);
	assert_int_equal(words_bits(&map, STR("yes")), 1);
	assert_int_equal(words_bits(&map, STR("no")), 5);
	assert_int_equal(words_bits(&map, STR("never")), 4);
	assert_int_equal(words_bits(&map, STR("maybe")), 0);
	map_free(&map);
	words_add(&map, STR("yes"), ' ', 0);
	assert_int_equal(map_get(&map, STR("yes")), 0);
	words_add_rows(&map, rows, 2);
	assert_int_equal(words_bits(&map, STR("yes")), 2);
	assert_int_equal(words_bits(&map, STR("no")), 3);
	assert_int_equal(words_table_bits(&table, STR("no")), 3);
	assert_int_equal(words_table_bits(&table, STR("maybe")), 0);
	map_free(&map);

	assert_int_equal(words_count(STR("a book")), 2);
	assert_int_equal(words_count(STR(" a\n\tbook, \n")), 2);
	assert_int_equal(words_count(STR(" \n")), 0);
	assert_int_equal(words_count(STR("")), 0);

	assert_true(words_apart(STR(" - "), STR("")));
	assert_true(words_apart(STR(" \u2013"), STR("")));
	assert_true(words_apart(STR("\u2014"), STR("")));
	assert_true(words_apart(STR(" ("), STR(",(")));
	assert_false(words_apart(STR(" ("), STR(",")));
	assert_false(words_apart(STR("-"), STR(",")));
	assert_false(words_apart(STR(" "), STR(",")));
	assert_false(words_apart(STR("\u2019"), STR(",")));

	assert_true(str_eq(words_longest(STR("of two words")), STR("words")));
	assert_true(str_eq(words_longest(STR("ab cd e")), STR("cd")));
	assert_int_equal(words_shortest(STR("lent/loan/gave")), 4);
	assert_int_equal(words_shortest(STR("lent/ha")), 2);
	assert_int_equal(words_shortest(STR("lent")), 4);
	assert_int_equal(words_shortest(STR("")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_invalid),    cmocka_unit_test(test_invalid_places),
		cmocka_unit_test(test_repair),     cmocka_unit_test(test_next),
		cmocka_unit_test(test_class),      cmocka_unit_test(test_fold),
		cmocka_unit_test(test_fold_all),   cmocka_unit_test(test_fold_locale),
		cmocka_unit_test(test_order),      cmocka_unit_test(test_width),
		cmocka_unit_test(test_visible),    cmocka_unit_test(test_words),
		cmocka_unit_test(test_words_long), cmocka_unit_test(test_stopwords),
		cmocka_unit_test(test_distance),   cmocka_unit_test(test_word_lists),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
