/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/error.h"

static const char MORE[] = "more problems in this file are not reported";

/* n messages of each of these files, the files in turn; a line each, from `line` on */
static void
add(struct errors *e, const char *const paths[], size_t npaths, uint32_t n, uint32_t line)
{
	for (uint32_t i = 0; i < n; i++)
		for (size_t f = 0; f < npaths; f++)
			errors_add(e, str_of(paths[f]), line + i, 1, "%s %u", i % 2 ? "one kind" : "another", (unsigned)i);
}

/* how many of a file, and how many of them say that there are more */
static size_t
of_file(const struct errors *e, const char *path, size_t *more)
{
	size_t n = 0;

	*more = 0;
	for (size_t i = 0; i < e->n; i++) {
		if (!str_eq(e->v[i].path, str_of(path)))
			continue;
		n++;
		*more += str_eq(e->v[i].what, str_of(MORE));
	}
	return n;
}

static void
expect(const struct errors *e, const char *path, size_t added)
{
	size_t more, n = of_file(e, path, &more);

	assert_int_equal(n, added > ERRORS_OF_FILE ? ERRORS_OF_FILE + 1 : added);
	assert_int_equal(more, added > ERRORS_OF_FILE);
}

static const uint32_t borders[] = {1, ERRORS_OF_FILE - 1, ERRORS_OF_FILE, ERRORS_OF_FILE + 1, ERRORS_OF_FILE + 2, 10000};

enum { BORDERS = sizeof(borders) / sizeof(borders[0]) };

/* one file alone, and two or three by turns */
static void
test_border(void **state)
{
	static const char *const paths[] = {"a.md", "b.md", "c.md"};

	(void)state;
	for (size_t i = 0; i < BORDERS; i++)
		for (size_t files = 1; files <= 3; files++) {
			struct errors e = {0};

			add(&e, paths, files, borders[i], 1);
			for (size_t f = 0; f < files; f++)
				expect(&e, paths[f], borders[i]);
			errors_sort(&e);
			for (size_t f = 0; f < files; f++)
				expect(&e, paths[f], borders[i]);
			errors_free(&e);
		}
}

/* one file in two lists, which are joined: the later list's lines come first */
static void
test_join(void **state)
{
	static const char *const a[] = {"a.md"}, *const b[] = {"b.md"};

	(void)state;
	for (size_t i = 0; i < BORDERS; i++)
		for (uint32_t first = 0; first <= ERRORS_OF_FILE + 2; first += 51) {
			struct errors e = {0}, other = {0};

			add(&e, a, 1, first, 20000);
			add(&e, b, 1, 1, 1);
			add(&other, a, 1, borders[i], 1);
			errors_join(&e, &other);
			assert_int_equal(other.n, 0);
			expect(&e, "a.md", first + borders[i]);
			add(&e, a, 1, 5, 40000);
			expect(&e, "a.md", first + borders[i] + 5);
			errors_sort(&e);
			expect(&e, "a.md", first + borders[i] + 5);
			expect(&e, "b.md", 1);
			/* the last of its file */
			if (first + borders[i] + 5 > ERRORS_OF_FILE)
				assert_true(str_eq(e.v[e.n - 2].what, str_of(MORE)));
			errors_free(&e);
		}
}

/* a list that was full stays so when repeats are dropped and others are joined */
static void
test_repeats(void **state)
{
	static const char *const a[] = {"a.md"};
	struct errors e = {0}, other = {0};
	size_t more;

	(void)state;
	for (size_t i = 0; i < ERRORS_OF_FILE + 5; i++)
		errors_add(&other, STR("a.md"), 1, 1, "the same");
	errors_sort(&other);
	assert_int_equal(other.n, 2);
	errors_join(&e, &other);
	add(&e, a, 1, 500, 1);
	assert_int_equal(of_file(&e, "a.md", &more), 2);
	assert_int_equal(more, 1);
	errors_free(&e);
}

/* those of a file that was dropped do not count any more; messages without a file are never too many */
static void
test_keep(void **state)
{
	static const char *const a[] = {"a.md"}, *const ab[] = {"a.md", "b.md"}, *const none[] = {""};
	struct errors e = {0};
	struct map paths = {0};

	(void)state;
	add(&e, ab, 2, ERRORS_OF_FILE, 1);
	add(&e, none, 1, 3 * ERRORS_OF_FILE, 1);
	assert_int_equal(e.n, 5 * ERRORS_OF_FILE);
	*map_put(&paths, STR("b.md")) = 0;
	errors_keep(&e, &paths);
	assert_int_equal(e.n, ERRORS_OF_FILE);
	add(&e, ab, 2, 1, 1000);
	expect(&e, "b.md", ERRORS_OF_FILE + 1);
	expect(&e, "a.md", 1);
	add(&e, a, 1, ERRORS_OF_FILE, 2000);
	expect(&e, "a.md", ERRORS_OF_FILE + 1);
	map_free(&paths);
	errors_free(&e);
}

/* what was cut off does not count, nor does it when the list was full */
static void
test_cut(void **state)
{
	static const char *const a[] = {"a.md"};

	(void)state;
	for (size_t i = 0; i < BORDERS; i++)
		for (uint32_t kept = 0; kept < ERRORS_OF_FILE + 2; kept += 50) {
			struct errors e = {0};

			add(&e, a, 1, kept, 1);
			add(&e, a, 1, borders[i], 1000);
			errors_cut(&e, kept);
			expect(&e, "a.md", kept);
			add(&e, a, 1, borders[i], 1000);
			expect(&e, "a.md", kept + borders[i]);
			errors_free(&e);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_border),
		cmocka_unit_test(test_join),
		cmocka_unit_test(test_repeats),
		cmocka_unit_test(test_keep),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
