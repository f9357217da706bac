/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "find/prose_needs.h"

#include "row_file.h"

/* Each line of prose_needs.txt, as a file of one contact. */

enum { ROWS_LEAST = 230 };

static const char *
today_of(void)
{
	return "2026-09-01";
}

static void
show_needs(struct buf *out, const struct prose_needs *n)
{
	static const char *const kinds[] = {"", "wish: ", "ask: "};

	for (size_t i = 0; i < n->n; i++) {
		const struct prose_need *v = &n->v[i];

		assert_true(str_find(v->quote, v->thing) < v->quote.n);
		buf_fmt(out, "%s%s%s%.*s", i ? " & " : "", v->circle ? "circle: " : "", kinds[v->kind],
		        STR_ARG(v->thing));
	}
	if (!n->n)
		buf_chr(out, '-');
}

/* the needs in the body of a contact named Ana Ruiz; the texts are slices of *bytes, to be freed */
static void
read_needs(struct buf *out, char **bytes, struct prose_needs *n, struct str body)
{
	struct buf file = {0};
	struct arena arena = {0};
	struct errors errors = {0};
	struct contact c;
	struct parse p = {
		.arena = &arena, .errors = &errors, .path = STR("ana-ruiz.md"), .keys = KEYSET_ALL,
		.want = PROSE_NEEDS_PARTS,
	};
	day today;

	buf_fmt(&file, "---\nname: Ana Ruiz\norg: Ruiz Prints\n---\n%.*s\n", STR_ARG(body));
	*bytes = malloc(file.n);
	assert_non_null(*bytes);
	memcpy(*bytes, file.p, file.n);
	assert_int_equal(contact_parse(&c, (struct str){*bytes, file.n}, &p), 1);
	c.raw = (struct str){*bytes, file.n};
	assert_int_equal(day_parse(&today, str_of(today_of())), 0);
	prose_needs_of(n, &c, today);
	show_needs(out, n);
	errors_free(&errors);
	arena_free(&arena);
	buf_free(&file);
}

/* the body that the left side of a row stands for */
static void
body_of(struct buf *out, struct str text)
{
	static const struct str dirs[] = {STR_INIT("<- "), STR_INIT("-> "), STR_INIT("-- ")};
	int dir = STR_SKIP_ANY(&text, dirs);

	if (dir >= 0)
		buf_fmt(out, "## Log\n- 2026-03-01 %s", dir == 2 ? "" : dirs[dir].p);
	while (text.n) {
		size_t at = str_find(text, STR(" // "));

		buf_fmt(out, "%.*s\n", STR_ARG(str_sub(text, 0, at)));
		text = str_sub(text, at + 4, text.n);
	}
}

static bool
check_row(struct prose_needs *n, int number, struct str row)
{
	size_t at = str_find(row, STR(" ==> "));
	struct str want = str_sub(row, at + 5, row.n);
	struct buf body = {0}, got = {0};
	char *bytes;
	bool same;

	if (at == row.n)
		fail_msg("prose_needs.txt:%d: no ==>", number);
	body_of(&body, str_sub(row, 0, at));
	read_needs(&got, &bytes, n, buf_view(&body));
	same = str_eq(buf_view(&got), want);
	if (!same)
		print_error("prose_needs.txt:%d: %.*s, but got %.*s\n", number, STR_ARG(row),
		            STR_ARG(buf_view(&got)));
	free(bytes);
	buf_free(&body);
	buf_free(&got);
	return same;
}

static void
test_table(void **state)
{
	struct prose_needs needs;
	struct row_file rows;
	struct str row;
	int wrong = 0;

	(void)state;
	prose_needs_open(&needs);
	row_file_open(&rows, "prose_needs.txt");
	while (row_file_next(&rows, &row))
		wrong += !check_row(&needs, rows.line, row);
	row_file_close(&rows, ROWS_LEAST);
	prose_needs_close(&needs);
	assert_int_equal(wrong, 0);
}

static void
check_body(const char *body, const char *want)
{
	struct prose_needs needs;
	struct buf got = {0};
	char *bytes;

	prose_needs_open(&needs);
	read_needs(&got, &bytes, &needs, str_of(body));
	if (!str_eq(buf_view(&got), str_of(want)))
		fail_msg("%s\nwant %s, got %.*s", body, want, STR_ARG(buf_view(&got)));
	prose_needs_close(&needs);
	buf_free(&got);
	free(bytes);
}

/* where a need stands, and what is said of it later */
static void
test_places(void **state)
{
	(void)state;
	check_body("## Log\n- 2026-05-01 -> mail: sent two names\n"
	           "- 2026-03-01 <- mail: do you know a cook?", "-");
	check_body("## Log\n- 2026-05-01 <- call: thanks\n"
	           "- 2026-03-01 <- mail: do you know a cook?", "-");
	check_body("## Log\n- 2026-03-01 <- mail: do you know a cook?\n- 2026-01-01 -> mail: hello",
	           "ask: a cook");
	check_body("## Log\n- 2026-05-01 call: has hired a cook\n- 2026-03-01 call: needs a cook", "-");
	check_body("## Log\n- 2026-05-01 call: needs a cook\n- 2026-03-01 call: has hired a cook", "a cook");
	check_body("## Log\n- 2027-01-01 call: needs a cook", "-");
	check_body("## Log\n- 2026-03-01 call: tea\n\nNeeds a cook.", "a cook");
	check_body("```\nNeeds a cook.\n```\n", "-");
	check_body("## Log\n### 2026-03-01 <- mail\nI need a cook.\n", "a cook");
	check_body("## Asks\n- [ ] needs a cook for May\n", "-");
	check_body("Needs a \xff cook. Needs a waiter.", "a waiter");
}

static void
test_line(void **state)
{
	struct prose_needs n;
	struct buf got = {0};
	char date[DAY_SIZE], *bytes;

	(void)state;
	prose_needs_open(&n);
	read_needs(&got, &bytes, &n, STR("Quiet.\n\nLoud. Needs\na cook. Odd.\n\n## Log\n"
	                         "- 2026-03-01 call: needs an oven."));
	assert_int_equal(n.n, 2);
	assert_int_equal(n.v[0].line, 7);
	assert_true(str_eq(n.v[0].quote, STR("Needs\na cook")));
	assert_int_equal(n.v[0].date, DAY_NONE);
	assert_int_equal(n.v[1].line, 11);
	assert_string_equal(day_format(date, n.v[1].date), "2026-03-01");
	buf_free(&got);
	free(bytes);
	prose_needs_close(&n);
}

/* a file of needs and of what was met takes no longer than its size asks for */
static void
test_many(void **state)
{
	struct prose_needs n;
	struct buf body = {0}, got = {0};
	char *bytes;

	(void)state;
	for (int i = 0; i < 20000; i++)
		buf_fmt(&body, "Needs a cook number %d; found a plumber; ", i);
	prose_needs_open(&n);
	read_needs(&got, &bytes, &n, buf_view(&body));
	assert_int_equal(n.n, PROSE_NEEDS_MAX);
	prose_needs_close(&n);
	buf_free(&body);
	buf_free(&got);
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table), cmocka_unit_test(test_places), cmocka_unit_test(test_line),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
