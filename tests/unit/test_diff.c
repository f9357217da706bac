/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "print/diff.h"

static void
expect(const char *old, const char *new, const char *want)
{
	struct buf out = {0};

	buf_str(&out, STR(""));
	diff_unified(&out, STR("a/x"), STR("b/x"), str_of(old), str_of(new));
	if (!str_eq(buf_view(&out), str_of(want)))
		fail_msg("from\n%s\nto\n%s\nit is\n%s", old, new, out.p);
	buf_free(&out);
}

#define HEAD "--- a/x\n+++ b/x\n"

static void
table(void **state)
{
	(void)state;
	expect("a\n", "a\n", "");
	expect("", "", "");
	expect("", "a\nb\n", HEAD "@@ -0,0 +1,2 @@\n+a\n+b\n");
	expect("a\n", "", HEAD "@@ -1 +0,0 @@\n-a\n");
	expect("a\nb\nc\n", "a\nB\nc\n", HEAD "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
	/* line ends are part of a line, and the last may have none */
	expect("a\r\nb", "a\nb\n",
	       HEAD "@@ -1,2 +1,2 @@\n-a\r\n-b\n\\ No newline at end of file\n+a\n+b\n");
	expect("a\nb", "a\nc\nb", HEAD "@@ -1,2 +1,3 @@\n a\n+c\n b\n\\ No newline at end of file\n");
	/* three lines around; six between two changes make one hunk of them, seven two */
	expect("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n5\n6\n7\n8\n9\n",
	       HEAD "@@ -2,6 +2,7 @@\n 2\n 3\n 4\n+x\n 5\n 6\n 7\n");
	expect("x\n1\n2\n3\n4\n5\n6\nx\n", "y\n1\n2\n3\n4\n5\n6\ny\n",
	       HEAD "@@ -1,8 +1,8 @@\n-x\n+y\n 1\n 2\n 3\n 4\n 5\n 6\n-x\n+y\n");
	expect("x\n1\n2\n3\n4\n5\n6\n7\nx\n", "y\n1\n2\n3\n4\n5\n6\n7\ny\n",
	       HEAD "@@ -1,4 +1,4 @@\n-x\n+y\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-x\n+y\n");
	/* of lines that repeat the last is the new one */
	expect("- a\n- b\n", "- a\n- a\n- b\n", HEAD "@@ -1,2 +1,3 @@\n - a\n+- a\n - b\n");
	expect("q\n1\n", "q\n1\nq\n1\n", HEAD "@@ -1,2 +1,4 @@\n q\n 1\n+q\n+1\n");
	expect("b\nc\n\nb\n", "a\nb\n\nb\nc\n\n\n\nb\n", HEAD "@@ -1,4 +1,9 @@\n+a\n+b\n+\n b\n c\n \n+\n+\n b\n");
}

static void
names(void **state)
{
	struct buf out = {0};

	(void)state;
	diff_unified(&out, STR("/dev/null"), STR("b/a\tb\n\"c\"\\\033.md"), STR(""), STR("x\n"));
	assert_string_equal(out.p, "--- /dev/null\n+++ \"b/a\\011b\\012\\\"c\\\"\\\\\\033.md\"\n@@ -0,0 +1 @@\n+x\n");
	buf_free(&out);
}

/* --- texts at random: what is said, applied to the old one, gives the new one, and is not longer than need be --- */

enum { LINES = 40 };

static uint32_t
dice(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static size_t
text(char *out, uint32_t *seed, unsigned letters)
{
	size_t n = dice(seed) % LINES;

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = (char)('a' + dice(seed) % letters);
		out[2 * i + 1] = '\n';
	}
	out[2 * n] = '\0';
	return n;
}

/* lines taken away and put in, of the shortest way: by the whole table */
static size_t
distance(const char *a, size_t n, const char *b, size_t m)
{
	static size_t d[LINES + 1][LINES + 1];

	for (size_t i = 0; i <= n; i++)
		for (size_t k = 0; k <= m; k++) {
			if (!i || !k)
				d[i][k] = i + k;
			else if (a[2 * (i - 1)] == b[2 * (k - 1)])
				d[i][k] = d[i - 1][k - 1];
			else
				d[i][k] = 1 + (d[i - 1][k] < d[i][k - 1] ? d[i - 1][k] : d[i][k - 1]);
		}
	return d[n][m];
}

/* "-12,3 +12,4" of the head of a hunk: the first line of the old text, from 0 */
static size_t
begins(struct str line)
{
	struct str range, from;
	long n;

	str_cut(&range, str_sub(line, 4, line.n), ' ');
	str_cut(&from, range, ',');
	n = str_number(from, LINES);
	assert_true(n >= 0);
	return (size_t)n - !str_ends(range, STR(",0"));
}

/* applies; how many lines were taken away and put in */
static size_t
apply(struct buf *out, const char *old, size_t n, struct str diff)
{
	struct str line;
	size_t at = 0, changes = 0;

	str_line(&line, &diff);
	str_line(&line, &diff);
	while (str_line(&line, &diff)) {
		if (str_starts(line, STR("@@"))) {
			size_t from = begins(line);

			assert_true(from >= at && from <= n);
			buf_add(out, old + 2 * at, 2 * (from - at));
			at = from;
			continue;
		}
		if (line.p[0] != '+') {
			assert_true(at < n && line.p[1] == old[2 * at]);
			at++;
		}
		if (line.p[0] != '-')
			buf_fmt(out, "%.*s\n", STR_ARG(str_sub(line, 1, line.n)));
		changes += line.p[0] != ' ';
	}
	buf_add(out, old + 2 * at, 2 * (n - at));
	return changes;
}

static void
at_random(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char a[2 * LINES + 1], b[2 * LINES + 1];
		unsigned letters = 1 + dice(&seed) % 12;
		size_t n = text(a, &seed, letters), m = text(b, &seed, letters), changes;
		struct buf out = {0}, new = {0};

		buf_str(&out, STR(""));
		buf_str(&new, STR(""));
		diff_unified(&out, STR("a"), STR("b"), str_of(a), str_of(b));
		changes = apply(&new, a, n, buf_view(&out));
		if (!str_eq(buf_view(&new), str_of(b)))
			fail_msg("%s\nto\n%s\nby\n%s", a, b, out.p);
		assert_int_equal(changes, distance(a, n, b, m));
		buf_free(&out);
		buf_free(&new);
	}
}

/* two texts with hardly anything in common, and large, take no time to speak of: what is left counts as changed */
static void
large(void **state)
{
	struct buf a = {0}, b = {0}, out = {0};
	uint32_t seed = 3;

	(void)state;
	while (a.n < 1 << 20)
		buf_fmt(&a, "%u\n", dice(&seed) % 5000);
	while (b.n < 1 << 20)
		buf_fmt(&b, "%u\n", dice(&seed) % 5000);
	diff_unified(&out, STR("a"), STR("b"), buf_view(&a), buf_view(&b));
	assert_true(out.n > 1 << 20);
	buf_free(&a);
	buf_free(&b);
	buf_free(&out);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(table), cmocka_unit_test(names), cmocka_unit_test(at_random), cmocka_unit_test(large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
