/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include <tend/buf.h>
#include <tend/match.h>
#include <tend/mem.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static int
test(struct str pattern, struct str text)
{
	struct arena arena = {0};
	struct error err = {0};
	struct match *m = NULL;
	/* exactly sized, so that ASan sees a read past the end */
	char *exact = mem_alloc(text.n);
	int rc;

	if (text.n)
		memcpy(exact, text.p, text.n);
	if (match_open(&m, pattern, &arena, &err) < 0)
		fail_msg("%.*s: %.*s", STR_ARG(pattern), STR_ARG(err.what));
	rc = match_test(m, (struct str){exact, text.n});
	match_close(m);
	arena_free(&arena);
	free(exact);
	return rc;
}

static const struct {
	struct str pattern, text;
	int want;
} rows[] = {
	{STR(""), STR(""), 1},
	{STR("a"), STR(""), 0},
	{STR("head of|cfo"), STR("Head of Finance"), 1},
	{STR("^lisbon$"), STR("in Lisbon"), 0},
	{STR("^lisbon$"), STR("Porto\nLisbon\nFaro"), 1},
	{STR("^lisbon$"), STR("Porto\r\nLisbon\r\nFaro"), 1},
	{STR("porto.lisbon"), STR("Porto\nLisbon"), 0},
	{STR("b\0c"), STR("ab\0cd"), 1},
	{STR("b\0c"), STR("ab"), 0},
	/* Unicode */
	{STR("l\xC3\xB3pez"), STR("Ana L\xC3\x93PEZ"), 1},
	{STR("^\\w+$"), STR("L\xC3\xB3pez"), 1},
	{STR("\\b\xC3\xA9va\\b"), STR("x \xC3\x89va."), 1},
	{STR("^.$"), STR("\xF0\x9F\x98\x80"), 1},
	{STR("\\p{Han}"), STR("\xE6\x9D\xB1"), 1},
	/* invalid UTF-8 */
	{STR("ana"), STR("\xFF\xFE" "ana\xC3"), 1},
	{STR("^.*$"), STR("\xFF"), 0},
	{STR("a.b"), STR("a\xFF" "b"), 0},
	{STR("[^x]"), STR("\xFF\x80\xC3"), 0},
	{STR("ab"), STR("a\xC3" "b"), 0},
	/* case: only what stands for itself counts */
	{STR("ana"), STR("ANA"), 1},
	{STR("Ana"), STR("ANA"), 0},
	{STR("Ana"), STR("Ana"), 1},
	{STR("\xC3\x89va"), STR("\xC3\xA9va"), 0},
	{STR("\xC3\xA9va"), STR("\xC3\x89VA"), 1},
	{STR("[A]na"), STR("ana"), 0},
	{STR("[]A]na"), STR("ana"), 0},
	{STR("[^]A]x"), STR("ax"), 1},
	{STR("[(?A:]na"), STR("ana"), 0},
	{STR("[x(?A:]na"), STR("ana"), 0},
	{STR("[\\]A]na"), STR("ana"), 0},
	{STR("\\Sna"), STR("ANA"), 1},
	{STR("\\W\\D\\Aana"), STR("ANA"), 0},
	{STR("\\Bna"), STR("ANA"), 1},
	{STR("\\p{Lu}na"), STR("ANA"), 1},
	{STR("\\pLna"), STR("ANA"), 1},
	{STR("\\PNna"), STR("ANA"), 1},
	{STR("\\x4Aoe"), STR("JOE"), 1},
	{STR("\\x4Joe"), STR("\x04JOE"), 0},
	{STR("\\x{4A}oe"), STR("JOE"), 1},
	{STR("\\N{U+4A}oe"), STR("JOE"), 1},
	{STR("\\cIx"), STR("\tX"), 1},
	{STR("\\\\Ana"), STR("\\ana"), 0},
	{STR("\\QAna\\E"), STR("ana"), 0},
	{STR("(?<Name>a)\\k<Name>"), STR("AA"), 1},
	{STR("(?'Name'a)\\k'Name'"), STR("AA"), 1},
	{STR("(?P<Name>a)(?P=Name)(?P>Name)"), STR("AAA"), 1},
	{STR("(?<Name>a)\\g{Name}(?&Name)"), STR("AAA"), 1},
	{STR("(?<Name>A)"), STR("a"), 0},
	{STR("(?<=A)b"), STR("ab"), 0},
	{STR("(?<!A)b"), STR("cB"), 0},
	{STR("(?=A)a"), STR("a"), 0},
	{STR("(?:A)"), STR("a"), 0},
	{STR("(?>A)"), STR("a"), 0},
	{STR("(?|A)"), STR("a"), 0},
	{STR("(?#Remark)ana"), STR("ANA"), 1},
	{STR("(*COMMIT)ana"), STR("ANA"), 1},
	{STR("(?i)Ana"), STR("ANA"), 1},
	{STR("(?-i)ana"), STR("ANA"), 0},
	{STR("ana(A)?"), STR("ANA"), 0},
	{STR("[[:alpha:]A]"), STR("1"), 0},
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
		{STR("a("), 3},        {STR("a)b"), 2}, {STR("*a"), 1}, {STR("a\\"), 3},
		{STR("[a"), 3},        {STR("a\\C"), 4}, {STR("(?<n>a)(?<n"), 12},
		{STR("\xFF"), 1},      {STR("ab\xC3"), 3}, {STR("(?P<"), 5},
	};
	struct buf deep = {0};
	struct arena arena = {0};
	struct error err;
	struct match *m = NULL;

	(void)state;
	for (size_t i = 0; i < LENGTH(bad); i++) {
		err = (struct error){0};
		assert_int_equal(match_open(&m, bad[i].pattern, &arena, &err), -1);
		assert_null(m);
		assert_true(err.what.n > 0);
		if (err.col != bad[i].col)
			fail_msg("%.*s: col %u %s", STR_ARG(bad[i].pattern), err.col, err.what.p);
		assert_int_equal(err.path.n, 0);
	}
	for (int i = 0; i < 100000; i++)
		buf_chr(&deep, '(');
	assert_int_equal(match_open(&m, buf_view(&deep), &arena, &err), -1);
	assert_int_equal(match_open(&m, STR("((a{0,9999}){0,9999}){0,9999}"), &arena, &err), -1);
	match_close(NULL);
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
