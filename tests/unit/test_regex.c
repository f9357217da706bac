/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/regex.h"
#include "base/mem.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static int
test(struct str pattern, struct str text)
{
	struct arena arena = {0};
	struct error err = {0};
	struct regex *m = NULL;
	/* exactly sized, so that ASan sees a read past the end */
	char *exact = mem_alloc(text.n);
	int rc;

	if (text.n)
		memcpy(exact, text.p, text.n);
	if (regex_open(&m, pattern, &arena, &err) < 0)
		fail_msg("%.*s: %.*s", STR_ARG(pattern), STR_ARG(err.what));
	rc = regex_test(m, (struct str){exact, text.n});
	regex_close(m);
	arena_free(&arena);
	free(exact);
	return rc;
}

static const struct {
	struct str pattern, text;
	int want;
} rows[] = {
	{STR_INIT(""), STR_INIT(""), 1},
	{STR_INIT("a"), STR_INIT(""), 0},
	{STR_INIT("head of|cfo"), STR_INIT("Head of Finance"), 1},
	{STR_INIT("^lisbon$"), STR_INIT("in Lisbon"), 0},
	{STR_INIT("^lisbon$"), STR_INIT("Porto\nLisbon\nFaro"), 1},
	{STR_INIT("^lisbon$"), STR_INIT("Porto\r\nLisbon\r\nFaro"), 1},
	{STR_INIT("porto.lisbon"), STR_INIT("Porto\nLisbon"), 0},
	{STR_INIT("b\0c"), STR_INIT("ab\0cd"), 1},
	{STR_INIT("b\0c"), STR_INIT("ab"), 0},
	/* Unicode */
	{STR_INIT("l\xC3\xB3pez"), STR_INIT("Ana L\xC3\x93PEZ"), 1},
	{STR_INIT("^\\w+$"), STR_INIT("L\xC3\xB3pez"), 1},
	{STR_INIT("\\b\xC3\xA9va\\b"), STR_INIT("x \xC3\x89va."), 1},
	{STR_INIT("^.$"), STR_INIT("\xF0\x9F\x98\x80"), 1},
	{STR_INIT("\\p{Han}"), STR_INIT("\xE6\x9D\xB1"), 1},
	/* invalid UTF-8 */
	{STR_INIT("ana"), STR_INIT("\xFF\xFE" "ana\xC3"), 1},
	{STR_INIT("^.*$"), STR_INIT("\xFF"), 0},
	{STR_INIT("a.b"), STR_INIT("a\xFF" "b"), 0},
	{STR_INIT("[^x]"), STR_INIT("\xFF\x80\xC3"), 0},
	{STR_INIT("ab"), STR_INIT("a\xC3" "b"), 0},
	/* case: only what stands for itself counts */
	{STR_INIT("ana"), STR_INIT("ANA"), 1},
	{STR_INIT("Ana"), STR_INIT("ANA"), 0},
	{STR_INIT("Ana"), STR_INIT("Ana"), 1},
	{STR_INIT("\xC3\x89va"), STR_INIT("\xC3\xA9va"), 0},
	{STR_INIT("\xC3\xA9va"), STR_INIT("\xC3\x89VA"), 1},
	{STR_INIT("[A]na"), STR_INIT("ana"), 0},
	{STR_INIT("[]A]na"), STR_INIT("ana"), 0},
	{STR_INIT("[^]A]x"), STR_INIT("ax"), 1},
	{STR_INIT("[(?A:]na"), STR_INIT("ana"), 0},
	{STR_INIT("[x(?A:]na"), STR_INIT("ana"), 0},
	{STR_INIT("[\\]A]na"), STR_INIT("ana"), 0},
	{STR_INIT("\\Sna"), STR_INIT("ANA"), 1},
	{STR_INIT("\\W\\D\\Aana"), STR_INIT("ANA"), 0},
	{STR_INIT("\\Bna"), STR_INIT("ANA"), 1},
	{STR_INIT("\\p{Lu}na"), STR_INIT("ANA"), 1},
	{STR_INIT("\\pLna"), STR_INIT("ANA"), 1},
	{STR_INIT("\\PNna"), STR_INIT("ANA"), 1},
	{STR_INIT("\\x4Aoe"), STR_INIT("JOE"), 1},
	{STR_INIT("\\x4Joe"), STR_INIT("\x04JOE"), 0},
	{STR_INIT("\\x{4A}oe"), STR_INIT("JOE"), 1},
	{STR_INIT("\\N{U+4A}oe"), STR_INIT("JOE"), 1},
	{STR_INIT("\\cIx"), STR_INIT("\tX"), 1},
	{STR_INIT("\\\\Ana"), STR_INIT("\\ana"), 0},
	{STR_INIT("\\QAna\\E"), STR_INIT("ana"), 0},
	{STR_INIT("(?<Name>a)\\k<Name>"), STR_INIT("AA"), 1},
	{STR_INIT("(?'Name'a)\\k'Name'"), STR_INIT("AA"), 1},
	{STR_INIT("(?P<Name>a)(?P=Name)(?P>Name)"), STR_INIT("AAA"), 1},
	{STR_INIT("(?<Name>a)\\g{Name}(?&Name)"), STR_INIT("AAA"), 1},
	{STR_INIT("(?<Name>A)"), STR_INIT("a"), 0},
	{STR_INIT("(?<=A)b"), STR_INIT("ab"), 0},
	{STR_INIT("(?<!A)b"), STR_INIT("cB"), 0},
	{STR_INIT("(?=A)a"), STR_INIT("a"), 0},
	{STR_INIT("(?:A)"), STR_INIT("a"), 0},
	{STR_INIT("(?>A)"), STR_INIT("a"), 0},
	{STR_INIT("(?|A)"), STR_INIT("a"), 0},
	{STR_INIT("(?#Remark)ana"), STR_INIT("ANA"), 1},
	{STR_INIT("(*COMMIT)ana"), STR_INIT("ANA"), 1},
	{STR_INIT("(?i)Ana"), STR_INIT("ANA"), 1},
	{STR_INIT("(?-i)ana"), STR_INIT("ANA"), 0},
	{STR_INIT("ana(A)?"), STR_INIT("ANA"), 0},
	{STR_INIT("[[:alpha:]A]"), STR_INIT("1"), 0},
};

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		int got = test(rows[i].pattern, rows[i].text);

		if (got != rows[i].want)
			fail_msg("%.*s on %.*s: %d", STR_ARG(rows[i].pattern), STR_ARG(rows[i].text), got);
	}
	assert_int_equal(test((struct str){NULL, 0}, (struct str){NULL, 0}), 1);
}

static void
test_errors(void **state)
{
	static const struct {
		struct str pattern;
		uint32_t col;
	} bad[] = {
		{STR_INIT("a("), 3},        {STR_INIT("a)b"), 2}, {STR_INIT("*a"), 1}, {STR_INIT("a\\"), 3},
		{STR_INIT("[a"), 3},        {STR_INIT("a\\C"), 4}, {STR_INIT("(?<n>a)(?<n"), 12},
		{STR_INIT("\xFF"), 1},      {STR_INIT("ab\xC3"), 3}, {STR_INIT("(?P<"), 5},
	};
	struct buf deep = {0};
	struct arena arena = {0};
	struct error err;
	struct regex *m = NULL;

	(void)state;
	for (size_t i = 0; i < LENGTH(bad); i++) {
		err = (struct error){0};
		assert_int_equal(regex_open(&m, bad[i].pattern, &arena, &err), -1);
		assert_null(m);
		assert_true(err.what.n > 0);
		if (err.col != bad[i].col)
			fail_msg("%.*s: col %u %s", STR_ARG(bad[i].pattern), err.col, err.what.p);
		assert_int_equal(err.path.n, 0);
	}
	for (int i = 0; i < 100000; i++)
		buf_chr(&deep, '(');
	assert_int_equal(regex_open(&m, buf_view(&deep), &arena, &err), -1);
	assert_int_equal(regex_open(&m, STR("((a{0,9999}){0,9999}){0,9999}"), &arena, &err), -1);
	regex_close(NULL);
	buf_free(&deep);
	arena_free(&arena);
}

/* n bytes of unit over and over, then `last` */
static struct str
many(struct buf *b, const char *unit, size_t n, const char *last)
{
	buf_clear(b);
	while (b->n < n)
		buf_str(b, str_of(unit));
	buf_str(b, str_of(last));
	return buf_view(b);
}

/* the bound is generous, for slow machines under ASan: without limits these take minutes and more */
static void
check_ends(struct str pattern, struct str text, int want)
{
	clock_t from = clock();
	int got = test(pattern, text);
	double took = (double)(clock() - from) / CLOCKS_PER_SEC;

	if (got != want)
		fail_msg("%.*s: %d", STR_ARG(pattern), got);
	if (took > 15)
		fail_msg("%.*s: %.1f s", STR_ARG(pattern), took);
}

static void
test_limits(void **state)
{
	struct buf b = {0};

	(void)state;
	check_ends(STR("^(a+)+$"), many(&b, "a", 40, "!"), -1);
	/* some 2^20 steps: PCRE2's own limit would let it pass */
	check_ends(STR("^(a+)+$"), many(&b, "a", 20, "!"), -1);
	check_ends(STR("^(a+)+$"), many(&b, "a", 40, ""), 1);
	check_ends(STR("(a|a)*[@#]"), many(&b, "a", 4000, ""), -1);
	check_ends(STR("(a|a)*[@#]"), many(&b, "a", 1 << 20, ""), -1);
	check_ends(STR("\\w+[@#]"), many(&b, "a", 1 << 20, ""), -1);
	check_ends(STR("\\w++[@#]"), many(&b, "a", 1 << 20, ""), -1);
	check_ends(STR("[a-z]+[@#]"), many(&b, "a", 1 << 20, ""), -1);
	check_ends(STR("(?:\\w{1,9}){3}[@#]"), many(&b, "a", 1 << 20, ""), -1);
	check_ends(STR("(a)(?1)*+[yz]"), many(&b, "a", 1 << 20, ""), -1);
	check_ends(STR("((?:a|(?1))*b)"), many(&b, "a", 1 << 20, ""), 0);
	check_ends(STR("(?:a|b)*c"), many(&b, "ab", 1 << 20, "c"), -1);
	check_ends(STR("\\w+[@#]"), many(&b, "a", 4096, ""), 0);
	buf_free(&b);
}

/* a long text of the usual kind is no trouble */
static void
test_long(void **state)
{
	static const char prose[] = "She asked about the staff engineer in Lisbon.\nTold her \xC3\xA9va knows.\n";
	struct buf b = {0};

	(void)state;
	many(&b, prose, 1 << 20, "the end");
	check_ends(STR("the end$"), buf_view(&b), 1);
	check_ends(STR("head of|finance|\\bcfo\\b"), buf_view(&b), 0);
	check_ends(STR("\\bEva\\b"), buf_view(&b), 0);
	check_ends(STR("\\w+@\\w+"), buf_view(&b), 0);
	check_ends(STR("\\w+[@#]"), buf_view(&b), 0);
	check_ends(STR("^told.*\xC3\xA9va.*engineer"), buf_view(&b), 0);
	check_ends(STR("l[iy]sbo[a-z]"), buf_view(&b), 1);
	for (size_t n = 4090; n < 4102; n++) {
		assert_int_equal(test(STR("a+b$"), many(&b, "a", n, "b")), 1);
		assert_int_equal(test(STR("A+b$"), many(&b, "a", n, "b")), 0);
	}
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
