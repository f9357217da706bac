/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/marker.h"

/* each line of a text as marker_next() sees it, a letter each: o(urs), b(ase), t(heirs), e(nd), or - */
static const struct {
	const char *text, *seen;
} texts[] = {
	{"<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\nc\n", "o-t-e-"},
	{"<<<<<<< ours\r\na\r\n=======\r\nb\r\n>>>>>>> theirs\r\n", "o-t-e"},
	{"<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n", "o-b-t-e"},
	{"<<<<<<<\n|||||||\n=======\n>>>>>>>\n", "obte"},
	{"======= and a label\n<<<<<<< a\n======= b\n>>>>>>> c\n", "-ote"},
	/* outside a conflict these are a heading's line, a quote and a table */
	{"=======\n>>>>>>> a\n||||||| b\n", "---"},
	{"<<<<<<\n<<<<<< a\n<<<<<<<a\n <<<<<<< a\n\n", "-----"},
	{"<<<<<<< a\n======\n=======b\n =======\n<<<<<<= \n", "o----"},
	/* longer ones, and one within another, as in the base of a criss-cross merge */
	{"<<<<<<<<< a\n=======\n=========\n>>>>>>>\n>>>>>>>>> b\n", "o-t-e"},
	{"<<<<<<< a\n||||||| b\n<<<<<<<<< c\n=========\n>>>>>>>>> d\n=======\n>>>>>>> e\n", "ob---te"},
	/* one that was cut off, and the next */
	{"<<<<<<< a\n<<<<<<< a\n=======\n>>>>>>> b\n=======\n", "oote-"},
};

static void
test_next(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct marker_reader r = {0};
		struct str line, rest = str_of(texts[i].text);
		char seen[32] = "";

		for (size_t n = 0; n < sizeof(seen) - 1 && str_line(&line, &rest); n++)
			seen[n] = "-obte"[marker_next(&r, line)];
		assert_string_equal(seen, texts[i].seen);
	}
}

static void
test_is(void **state)
{
	(void)state;
	assert_true(marker_is(STR("<<<<<<< a"), MARKER_OURS));
	assert_true(marker_is(STR("=========="), MARKER_THEIRS));
	assert_true(marker_is(STR(">>>>>>> "), MARKER_END));
	assert_true(marker_is(STR("|||||||"), MARKER_BASE));
	assert_true(marker_is(STR(""), MARKER_NONE));
	assert_true(marker_is(STR("<<<<<<=="), MARKER_NONE));
	assert_true(marker_is(STR("-------"), MARKER_NONE));
}

static void
test_conflict(void **state)
{
	(void)state;
	assert_true(marker_conflict(STR("x\n<<<<<<< a\n=======\n>>>>>>> b")));
	assert_true(marker_conflict(STR("<<<<<<<<< a\n|||||||||\n=========\n>>>>>>>>> b\n")));
	assert_false(marker_conflict(STR("<<<<<<< a\n>>>>>>> b\n=======\n")));
	assert_false(marker_conflict(STR("<<<<<<< a\n=======\n>>>>>>>> b\n")));
	assert_false(marker_conflict(STR("A heading\n=======\n>>>>>>> a quote\n")));
}

/* what is added is read again, and counted by its size alone */
static void
test_add(void **state)
{
	struct buf out = {0};

	(void)state;
	for (size_t size = 1; size < 20; size++) {
		struct marker_reader r = {0};
		struct str line, rest;

		buf_clear(&out);
		for (enum marker m = MARKER_OURS; m <= MARKER_END; m++)
			marker_add(&out, m, size, m == MARKER_THEIRS ? NULL : "label");
		assert_int_equal(marker_count(buf_view(&out), size), 1);
		assert_int_equal(marker_count(buf_view(&out), size + 1), 0);
		assert_int_equal(marker_conflict(buf_view(&out)), size >= MARKER_SIZE);
		rest = buf_view(&out);
		for (enum marker m = MARKER_OURS; str_line(&line, &rest); m++)
			assert_int_equal(marker_next(&r, line), size >= MARKER_SIZE ? m : MARKER_NONE);
	}
	assert_int_equal(marker_count(STR("<<< a\n<<<\n<<<b\n<<<< a\n <<<\n<<<"), 3), 3);
	assert_int_equal(marker_first(STR("<<<< a\n <<<\r\n<<<\r\n<<< b\n"), 3), 3);
	assert_int_equal(marker_first(STR("x\n<<<<"), 3), 0);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_next),
		cmocka_unit_test(test_is),
		cmocka_unit_test(test_conflict),
		cmocka_unit_test(test_add),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
