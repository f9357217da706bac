/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/charset_file.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define NONE "?"

static void
test_sets(void **state)
{
	static const struct {
		const char *set;
		struct str from;
		const char *want;
		int64_t bad;
	} rows[] = {
		{"UTF-8", STR_INIT("Jos\xC3\xA9"), "José", 0},
		{"utf-8", STR_INIT("Jos\xE9"), "Jos" NONE, 1},
		{"ISO-8859-1", STR_INIT("Jos\xE9"), "José", 0},
		{"iso_8859_1", STR_INIT("\x93Jos\xE9\x94"), "“José”", 0},
		{" latin1 ", STR_INIT("\xFC"), "ü", 0},
		{"US-ASCII", STR_INIT("a\xE9"), "aé", 0},
		{"Windows-1252", STR_INIT("\x80 \x81"), "€ " NONE, 1},
		{"ISO-8859-2", STR_INIT("\xA3\xF3""d\xBC"), "Łódź", 0},
		{"ISO-8859-15", STR_INIT("\xA4"), "€", 0},
		{"KOI8-R", STR_INIT("\xE9\xD7\xC1\xCE"), "Иван", 0},
		{"windows-1251", STR_INIT("\xC8\xE2\xE0\xED"), "Иван", 0},
		{"windows-1255", STR_INIT("\xF9\xC8"), "שָ", 0},
		{"Shift_JIS", STR_INIT("\x8E\x52\x93\x63"), "山田", 0},
		{"shift_jis", STR_INIT("\x95\x5C"), "表", 0},
		{"EUC-JP", STR_INIT("\xBB\xB3\xC5\xC4"), "山田", 0},
		{"ISO-2022-JP", STR_INIT("\x1B$B;3ED\x1B(B!"), "山田!", 0},
		{"GB2312", STR_INIT("\xCD\xF5"), "王", 0},
		{"gbk", STR_INIT("\xCD\xF5"), "王", 0},
		{"Big5", STR_INIT("\xA4\xFD"), "王", 0},
		{"EUC-KR", STR_INIT("\xB1\xE8"), "김", 0},
		{"x-mac-roman", STR_INIT("\x8E"), "é", 0},
		{"UTF-16LE", STR_INIT("a\0\xE9\0"), "aé", 0},
		{"UTF-16BE", STR_INIT("\0a\xD8\0\0b"), "a" NONE "b", 1},
		{"UTF-16LE", STR_INIT("a\0b"), "a" NONE, 1},
		{"Shift_JIS", STR_INIT("a\x8E"), "a" NONE, 1},
		{"KOI8-R", STR_INIT(""), "", 0},
		/* unknown names, and text that is no name for iconv */
		{"klingon", STR_INIT("a"), "", -1},
		{"", STR_INIT("a"), "", -1},
		{"UTF-8//TRANSLIT", STR_INIT("a"), "", -1},
		{"../../tmp/x", STR_INIT("a"), "", -1},
		{"a-name-that-is-longer-than-any-character-set-has", STR_INIT("a"), "", -1},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf out = {0};
		int64_t bad;

		buf_str(&out, STR("|"));
		bad = charset_utf8(&out, NULL, rows[i].from, str_of(rows[i].set));
		if (bad != rows[i].bad || strcmp(out.p + 1, rows[i].want) != 0)
			fail_msg("%s, row %zu: %d, %s", rows[i].set, i, (int)bad, out.p);
		buf_free(&out);
	}
}

static void
test_long(void **state)
{
	struct buf in = {0}, out = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_str(&in, STR("\x80"));
	assert_int_equal(charset_utf8(&out, NULL, buf_view(&in), STR("windows-1252")), 0);
	assert_int_equal(out.n, 300000);
	buf_clear(&out);
	assert_int_equal(charset_utf8(&out, NULL, buf_view(&in), STR("UTF-8")), 100000);
	assert_int_equal(out.n, 100000);
	buf_free(&in);
	buf_free(&out);
}

static void
test_guess(void **state)
{
	static const struct {
		const char *bytes, *set;
	} rows[] = {
		/* Mac Roman, of old address books */
		{"Jos\x8E", "macintosh"},
		{"Mar\x92""a", "macintosh"},
		{"Fran\x8D""ois", "macintosh"},
		{"M\x9Fller", "macintosh"},
		{"J\x9Arg K\x9Ahler", "macintosh"},
		{"Mu\x96oz, L\x97pez", "macintosh"},
		{"Wei\xA7", "macintosh"},
		{"S\xBFren Kj\xBEr", "macintosh"},
		{"\x80rger \x83va", "macintosh"},
		{"\x81""se", "macintosh"},
		{"L\xE9on: Mar\x92""a, Garc\x92""a, Jos\x8E", "macintosh"},
		/* windows-1252 */
		{"Jos\xE9", "windows-1252"},
		{"Mar\xED""a", "windows-1252"},
		{"M\xFCller, Wei\xDF", "windows-1252"},
		{"\xC9va", "windows-1252"},
		{"it\x92s the O\x92""Brien\x92s, they\x92re here", "windows-1252"},
		{"dell\x92""arte aujourd\x92hui d\x92une", "windows-1252"},
		{"\x93so\x94 \x96 said \x97 \x80 5\x85", "windows-1252"},
		{"Milo\x9A \x8Eupan, \x8Aimon, No\x9Eka, Nik\x9A", "windows-1252"},
		{"1\xBD, 5\xB0, \xA9, \xA7 3", "windows-1252"},
		{"", "windows-1252"},
		{"Jos\xC3\xA9 \xC5\xA0 \xE2\x80\x99", "windows-1252"},
		{"\xFF\xFE\x80", "windows-1252"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct str set = charset_guess(str_of(rows[i].bytes));

		if (!str_eq(set, str_of(rows[i].set)))
			fail_msg("row %zu, %s: %.*s", i, rows[i].bytes, STR_ARG(set));
	}
}

static void
test_files(void **state)
{
	static const struct {
		struct str from;
		const char *want;
	} rows[] = {
		{STR_INIT(""), ""},
		{STR_INIT("a"), "a"},
		{STR_INIT("BEGIN"), "BEGIN"},
		{STR_INIT("\xEF\xBB\xBF" "BEGIN"), "BEGIN"},
		{STR_INIT("\xFF\xFE" "B\0\xE9\0"), "Bé"},
		{STR_INIT("\xFE\xFF\0B\0\xE9"), "Bé"},
		{STR_INIT("B\0E\0\n\0"), "BE\n"},
		{STR_INIT("\0B\0E"), "BE"},
		{STR_INIT("\xFF\xFE\0\0B\0\0\0"), "B"},
		{STR_INIT("\0\0\xFE\xFF\0\0\0B"), "B"},
		{STR_INIT("\xFF\xFE"), ""},
		/* no mark, and letters that are no ASCII at the beginning */
		{STR_INIT("\xC9\0v\0a\0,\0"), "Éva,"},
		{STR_INIT("\x5C\x71\x75\x30\0,\0b\0\n"), "山田,b\n"},
		{STR_INIT("a\n\xFF"), "a\nÿ!2:1 not UTF-8: such lines are read as windows-1252"},
		{STR_INIT("B\0EG"), "B?EG!1:2 no text here: such bytes are now \"?\""},
		{STR_INIT("al\xE9\nol\x81\xE9 ol\xE9"), "alé\nol?é olé!1:3 not UTF-8: such lines are read as windows-1252!2:3 no text here: such bytes are now \"?\""},
		{STR_INIT("Jos\xE9\nJos\xC3\xA9\n\xC3\xA9\xC3"),
		 "José\nJosé\né?!1:4 not UTF-8: such lines are read as windows-1252!3:3 no text here: such bytes are now \"?\""},
		{STR_INIT("Jos\x8E,Mar\x92" "a\r\nM\x9Fller\n"),
		 "José,María\r\nMüller\n!1:4 not UTF-8: such lines are read as macintosh"},
		{STR_INIT("\xFF\xFE" "a\0\n\0b\0\0\xD8" "c\0\n\0d"), "a\nb?c\n?!2:2 no text here: such bytes are now \"?\""},
		{STR_INIT("\xEF\xBB\xBF" "a\n\xC3\xA9\xEF\xBF\xBD" "b\xEF\xBF\xBD"),
		 "a\né?b?!2:3 characters were lost before this file was written: now \"?\""},
		{STR_INIT("\xFF\xFE" "a\0\0\0"), "a?!1:2 no text here: such bytes are now \"?\""},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf scratch = {0}, got = {0};
		struct errors errors = {0};

		buf_str(&got, charset_file(&scratch, &errors, rows[i].from, STR("f")));
		for (size_t k = 0; k < errors.n; k++)
			buf_fmt(&got, "!%u:%u %.*s", (unsigned)errors.v[k].line, (unsigned)errors.v[k].col, STR_ARG(errors.v[k].what));
		if (!str_eq(buf_view(&got), str_of(rows[i].want)))
			fail_msg("row %zu: %.*s", i, STR_ARG(buf_view(&got)));
		buf_free(&scratch);
		buf_free(&got);
		errors_free(&errors);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sets),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_guess),
		cmocka_unit_test(test_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
