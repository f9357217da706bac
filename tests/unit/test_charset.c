/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read/charset.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))
#define NONE "\xEF\xBF\xBD"

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
		/* those that nobody knows, and what is no name for iconv */
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
		bad = charset_utf8(&out, rows[i].from, str_of(rows[i].set));
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
	assert_int_equal(charset_utf8(&out, buf_view(&in), STR("windows-1252")), 0);
	assert_int_equal(out.n, 300000);
	buf_clear(&out);
	assert_int_equal(charset_utf8(&out, buf_view(&in), STR("UTF-8")), 100000);
	assert_int_equal(out.n, 300000);
	buf_free(&in);
	buf_free(&out);
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
		{STR_INIT("\xFF"), "\xFF"},
		{STR_INIT("B\0EG"), "B"},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf scratch = {0};
		struct str got = charset_file(&scratch, rows[i].from);

		/* the last one is left as it is, with its 0 */
		if (!str_starts(got, str_of(rows[i].want)) || (got.n != strlen(rows[i].want) && i + 1 != LENGTH(rows)))
			fail_msg("row %zu: %.*s", i, STR_ARG(got));
		buf_free(&scratch);
	}
	assert_int_equal(charset_file(&(struct buf){0}, (struct str){NULL, 0}).n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sets),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
