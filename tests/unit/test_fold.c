/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above */
#include <cmocka.h>

#include "base/text.h"
#include "print/fold.h"
#include "print/grid_print.h"
#include "print/layout.h"
#include "base/relative.h"

/* what fold_line() makes of a text, with "|" between the lines */
static void
expect_fold(const char *s, size_t width, const char *want)
{
	struct str rest = str_of(s), line;
	struct buf out = {0};
	size_t n = 0;

	for (; fold_line(&line, &rest, width); n++)
		buf_fmt(&out, "%s%.*s", n ? "|" : "", STR_ARG(line));
	buf_add(&out, "", 1);
	assert_string_equal(out.p, want);
	assert_int_equal(fold_count(str_of(s), width, width), n);
	buf_free(&out);
}

static void
folds(void **state)
{
	(void)state;
	expect_fold("", 5, "");
	expect_fold("   ", 5, "");
	expect_fold("one two three", 7, "one two|three");
	expect_fold("one two three", 13, "one two three");
	expect_fold("one two three", 12, "one two|three");
	expect_fold("one  two ", 3, "one|two");
	expect_fold("a well-known place", 10, "a|well-known|place");
	/* only a word that is wider than a line is cut */
	expect_fold("see https://a.example/b now", 10, "see|https://a.|example/b|now");
	expect_fold("abc", 0, "a|b|c");
	/* wide characters have no spaces between words, and marks stay on their letters */
	expect_fold("川辺あおい", 4, "川辺|あお|い");
	expect_fold("川辺あおい", 5, "川辺|あお|い");
	expect_fold("e\xcc\x81" "e\xcc\x81", 1, "e\xcc\x81|e\xcc\x81");
	assert_int_equal(fold_least(str_of("a well-known place")), 10);
	assert_int_equal(fold_least(str_of("川辺 a")), 2);
	assert_int_equal(fold_least(str_of("")), 0);
	assert_int_equal(fold_count(str_of("one two three"), 7, 4), 3);
}

static void
layouts(void **state)
{
	static const struct layout_column v[] = {{10, 10}, {40, 5}, {20, 8}};
	size_t width[3];

	(void)state;
	assert_true(layout_level(width, v, 3, 70));
	assert_int_equal(width[1], 40);
	assert_true(layout_level(width, v, 3, 45));
	assert_int_equal(width[0], 10);
	assert_int_equal(width[1], 17);
	assert_int_equal(width[2], 18);
	assert_true(layout_level(width, v, 3, 23));
	assert_int_equal(width[1], 5);
	assert_int_equal(width[2], 8);
	assert_false(layout_level(width, v, 3, 22));
	assert_false(layout_move(width, v, 1, 2, 1));
	assert_true(layout_level(width, v, 3, 45));
	assert_false(layout_move(width, v, 0, 1, 1));
	assert_false(layout_move(width, v, 1, 0, 1));
	assert_false(layout_move(width, v, 1, 1, 1));
	assert_true(layout_move(width, v, 2, 1, 4));
	assert_int_equal(width[1], 21);
	assert_int_equal(width[2], 14);
}

static void
relatives(void **state)
{
	static const struct {
		int64_t days;
		const char *want;
	} v[] = {
		{0, "0 days"}, {1, "1 day"}, {13, "13 days"}, {14, "2 weeks"}, {60, "8 weeks"}, {61, "2 months"},
		{365, "11 months"}, {366, "12 months"}, {730, "23 months"}, {731, "2 years"}, {3652058, "9998 years"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct buf out = {0};

		relative_days(&out, v[i].days);
		buf_add(&out, "", 1);
		assert_string_equal(out.p, v[i].want);
		buf_free(&out);
	}
}

static void
whens(void **state)
{
	static const struct {
		int64_t ahead;
		const char *want;
	} v[] = {
		{0, "today"}, {1, "tomorrow"}, {-1, "yesterday"}, {2, "in 2 days"}, {-2, "2 days ago"},
		{119, "in 3 months"}, {-119, "3 months ago"}, {14, "in 2 weeks"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct buf out = {0};

		relative_when(&out, v[i].ahead);
		buf_add(&out, "", 1);
		assert_string_equal(out.p, v[i].want);
		buf_free(&out);
	}
}

static void
isolates(void **state)
{
	static const struct {
		const char *text, *want;
	} v[] = {
		{"", ""}, {"Ana", "Ana"}, {"\u05d0\u05d1 (ab)", "\u2068\u05d0\u05d1\u2069 (ab)"},
		{"say \u0634\u064f\u0643\u0631 b \u0634\u064f", "say \u2068\u0634\u064f\u0643\u0631 b \u0634\u064f\u2069"},
		{"e\u0301", "e\u0301"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct buf out = {0};

		text_isolate(&out, str_of(v[i].text));
		buf_add(&out, "", 1);
		assert_string_equal(out.p, v[i].want);
		buf_free(&out);
	}
	/* vowel signs that take a place */
	assert_int_equal(text_width(str_of("\u0906\u0936\u093e")), 3);
	assert_int_equal(text_width(str_of("\u0947")), 0);
}

static void
cell(struct grid *g, const char *s, enum hue hue)
{
	buf_str(&g->text, str_of(s));
	grid_cell(g, hue);
}

static void
expect_grid(const struct grid *g, size_t screen, bool colour, const char *want)
{
	struct buf out = {0};

	grid_print(&out, g, screen, colour);
	buf_add(&out, "", 1);
	assert_string_equal(out.p, want);
	buf_free(&out);
}

static void
grids(void **state)
{
	struct grid g;

	(void)state;
	grid_start(&g, 3);
	g.column[0].folds = g.column[2].folds = true;
	g.column[1].right = true;
	cell(&g, "name", HUE_NONE);
	cell(&g, "n", HUE_NONE);
	cell(&g, "text", HUE_NONE);
	grid_row(&g, (struct grid_line){0});
	cell(&g, "Ana Maria", HUE_NONE);
	cell(&g, "-12", HUE_NEGATIVE);
	cell(&g, "one two three four five", HUE_NONE);
	grid_row(&g, (struct grid_line){0});
	cell(&g, "Bo", HUE_NONE);
	cell(&g, "", HUE_NONE);
	cell(&g, "", HUE_NONE);
	grid_row(&g, (struct grid_line){.rule = true});
	expect_grid(&g, 0, false,
	            "name         n  text\n"
	            "Ana Maria  -12  one two three four five\n"
	            "---------------------------------------\n"
	            "Bo           -  -\n");
	g.line[2].title = "a quiet part";
	expect_grid(&g, 0, false,
	            "name         n  text\n"
	            "Ana Maria  -12  one two three four five\n"
	            "-- a quiet part -----------------------\n"
	            "Bo           -  -\n");
	g.line[2].title = NULL;
	expect_grid(&g, 30, false,
	            "name         n  text\n"
	            "Ana Maria  -12  one two three\n"
	            "                four five\n"
	            "------------------------------\n"
	            "Bo           -  -\n");
	/* a cell below its row, where it fits nowhere else */
	expect_grid(&g, 14, false,
	            "name         n\n"
	            "    text\n"
	            "Ana Maria  -12\n"
	            "    one two\n"
	            "    three four\n"
	            "    five\n"
	            "--------------\n"
	            "Bo           -\n");
	expect_grid(&g, 8, false,
	            "name\n"
	            "Ana\n"
	            "  Maria\n"
	            "    n:\n"
	            "    -12;\n"
	            "    text\n"
	            "    :\n"
	            "    one\n"
	            "    two\n"
	            "    thre\n"
	            "    e\n"
	            "    four\n"
	            "    five\n"
	            "--------\n"
	            "Bo\n");
	expect_grid(&g, 40, true,
	            "\033[4mname         n  text\033[0m\n"
	            "Ana Maria  \033[31m-12\033[39m  one two three four five\n"
	            "---------------------------------------\n"
	            "Bo           -  -\n");
	grid_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds), cmocka_unit_test(layouts), cmocka_unit_test(relatives), cmocka_unit_test(whens),
		cmocka_unit_test(isolates), cmocka_unit_test(grids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
