/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/mem.h"
#include "edit/edit.h"

#define FRONT "---\nname: A\n---\n"

/* a file before and after the entry "2025-06-01 -> +help: moved house" */
static const struct {
	const char *what, *before, *behind;
} tables[] = {
	{"no log", FRONT "Text.\n", FRONT "Text.\n\n## Log\n- 2025-06-01 -> +help: moved house\n"},
	{"no body", FRONT, FRONT "## Log\n- 2025-06-01 -> +help: moved house\n"},
	{"a blank line at the end", FRONT "Text.\n\n", FRONT "Text.\n\n## Log\n- 2025-06-01 -> +help: moved house\n"},
	{"no last newline", FRONT "Text.", FRONT "Text.\n\n## Log\n- 2025-06-01 -> +help: moved house"},
	{"CRLF", "---\r\nname: A\r\n---\r\n## Log\r\n- 2025-05-01 call\r\n",
	 "---\r\nname: A\r\n---\r\n## Log\r\n- 2025-06-01 -> +help: moved house\r\n- 2025-05-01 call\r\n"},
	{"a BOM", "\xEF\xBB\xBF" FRONT "# Log\n* 2025-05-01 call\n",
	 "\xEF\xBB\xBF" FRONT "# Log\n* 2025-06-01 -> +help: moved house\n* 2025-05-01 call\n"},
	{"an empty log", FRONT "## Log\n\n## More\n", FRONT "## Log\n- 2025-06-01 -> +help: moved house\n\n## More\n"},
	{"a log's heading with a line below", FRONT "Log\n---\n",
	 FRONT "Log\n---\n- 2025-06-01 -> +help: moved house\n"},
	{"newest first", FRONT "## Log\n- 2025-07-01 call\n- 2025-05-01 call\n- 2025-04-01 call\n",
	 FRONT "## Log\n- 2025-07-01 call\n- 2025-06-01 -> +help: moved house\n- 2025-05-01 call\n- 2025-04-01 call\n"},
	{"newest first, the oldest of all", FRONT "## Log\n- 2025-08-01 call\n- 2025-07-01 call\n  long\n\n## More\n",
	 FRONT "## Log\n- 2025-08-01 call\n- 2025-07-01 call\n  long\n- 2025-06-01 -> +help: moved house\n\n## More\n"},
	{"oldest first", FRONT "## Log\n- 2025-04-01 call\n- 2025-05-01 call\n  and\n\n  more\n\n# X\n",
	 FRONT "## Log\n- 2025-04-01 call\n- 2025-05-01 call\n  and\n\n  more\n- 2025-06-01 -> +help: moved house\n\n# X\n"},
	{"oldest first, before another", FRONT "## Log\n1. 2025-04-01 call\n2. 2025-07-01 call\n",
	 FRONT "## Log\n1. 2025-04-01 call\n1. 2025-06-01 -> +help: moved house\n2. 2025-07-01 call\n"},
	{"oldest first, no last newline", FRONT "## Log\n+ 2025-04-01 call\n+ 2025-05-01 call",
	 FRONT "## Log\n+ 2025-04-01 call\n+ 2025-05-01 call\n+ 2025-06-01 -> +help: moved house"},
	{"one entry alone", FRONT "## Log\n- 2025-07-01 call\n",
	 FRONT "## Log\n- 2025-07-01 call\n- 2025-06-01 -> +help: moved house\n"},
	{"blank lines between", FRONT "## Log\n\n-   2025-07-01 call\n\n-   2025-05-01 call\n",
	 FRONT "## Log\n\n-   2025-07-01 call\n\n-   2025-06-01 -> +help: moved house\n\n-   2025-05-01 call\n"},
	{"below years", FRONT "## Log\n- 2025\n  - 2025-07-01 call\n  - 2025-05-01 call\n- 2024\n",
	 FRONT "## Log\n- 2025\n  - 2025-07-01 call\n  - 2025-06-01 -> +help: moved house\n  - 2025-05-01 call\n- 2024\n"},
	{"headings", FRONT "# Log\n## 2025-07-01\nA call.\n\n## 2025-05-01\nAnother.\n",
	 FRONT "# Log\n## 2025-07-01\nA call.\n\n## 2025-06-01 -> +help: moved house\n\n## 2025-05-01\nAnother.\n"},
	{"a second section of that name is not taken", FRONT "# Log\n# Asks\n- [ ] a\n",
	 FRONT "# Log\n- 2025-06-01 -> +help: moved house\n# Asks\n- [ ] a\n"},
	{"code that does not end", FRONT "Text.\n```\ncode\n", NULL},
	{"no front-matter", "Text.\n", NULL},
	{"a note", "---\ntype: place\n---\n", NULL},
	{"not UTF-8", FRONT "\xFF\n", NULL},
};

static const struct edit_entry help = {
	.date = 739403, .dir = '>', .sign = '+', .weight = 1,
	.kind = STR_INIT("help"), .text = STR_INIT("moved house"),
};

static int
add(struct buf *out, const char *file, const struct edit_entry *e, size_t n, bool once, struct errors *errors)
{
	struct edit edit = {.path = STR("a.md"), .errors = errors};

	return edit_log(out, str_of(file), e, n, once, &edit);
}

static void
test_tables(void **state)
{
	(void)state;
	assert_int_equal(help.date, day_of(2025, 6, 1));
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		struct errors errors = {0};
		struct buf out = {0};
		int done = add(&out, tables[i].before, &help, 1, true, &errors);

		if (tables[i].behind && (done != 1 || !str_eq(buf_view(&out), str_of(tables[i].behind))))
			fail_msg("%s: %d: %.*s", tables[i].what, done, STR_ARG(buf_view(&out)));
		if (!tables[i].behind && (done != -1 || !errors.n))
			fail_msg("%s: %d", tables[i].what, done);
		/* the very same again is a repeat */
		if (tables[i].behind)
			assert_int_equal(add(&out, tables[i].behind, &help, 1, true, &errors), 0);
		buf_free(&out);
		errors_free(&errors);
	}
}

/* what an entry says, and the line it becomes; NULL: there is none */
static const struct {
	struct edit_entry e;
	const char *line;
} lines[] = {
	{{1, '-', '.', 1, false, STR_INIT(""), STR_INIT("")}, "- 0001-01-01\n"},
	{{1, '<', '-', 12, false, STR_INIT("ask"), STR_INIT("")}, "- 0001-01-01 <- -ask x12\n"},
	{{1, '-', '.', 1, true, STR_INIT("call"), STR_INIT("a")}, "- [ ] 0001-01-01 call: a\n"},
	{{1, '-', '.', 1, false, STR_INIT(""), STR_INIT("Got lunch")}, "- 0001-01-01: Got lunch\n"},
	{{1, '-', '.', 1, false, STR_INIT("call"), STR_INIT("one\ntwo\n\nthree")},
	 "- 0001-01-01 call: one\n  two\n\n  three\n"},
	{{1, '-', '.', 1, false, STR_INIT(""), STR_INIT("call: a")}, NULL},
	{{1, '-', '+', 1, false, STR_INIT(""), STR_INIT("a")}, NULL},
	{{1, '-', '.', 1, false, STR_INIT("two words"), STR_INIT("a")}, NULL},
	{{1, '-', '.', 1, false, STR_INIT("call"), STR_INIT("a\n\n## B\n- 2025-01-01 c")},
	 "- 0001-01-01 call: a\n\n  ## B\n  - 2025-01-01 c\n"},
	{{1, '-', '.', 100, false, STR_INIT("call"), STR_INIT("")}, NULL},
};

static void
test_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct errors errors = {0};
		struct buf out = {0}, want = {0};
		int done = add(&out, FRONT "## Log\n", &lines[i].e, 1, true, &errors);

		buf_fmt(&want, FRONT "## Log\n%s", lines[i].line ? lines[i].line : "");
		if (lines[i].line && (done != 1 || !str_eq(buf_view(&out), buf_view(&want))))
			fail_msg("%s: %d: %.*s", lines[i].line, done, STR_ARG(buf_view(&out)));
		if (!lines[i].line && done != -1)
			fail_msg("%zu: %d: %.*s", i, done, STR_ARG(buf_view(&out)));
		buf_free(&out);
		buf_free(&want);
		errors_free(&errors);
	}
}

/* several at once: in the log's own order, those of a day as they come, repeats once */
static void
test_many(void **state)
{
	static const struct edit_entry e[] = {
		{1, '-', '.', 1, false, STR_INIT("a"), STR_INIT("")},
		{3, '-', '.', 1, false, STR_INIT("b"), STR_INIT("")},
		{3, '-', '.', 1, false, STR_INIT("c"), STR_INIT("")},
		{2, '-', '.', 1, false, STR_INIT("d"), STR_INIT("")},
		{3, '-', '.', 1, false, STR_INIT("b"), STR_INIT("")},
	};
	struct errors errors = {0};
	struct buf out = {0};

	(void)state;
	assert_int_equal(add(&out, FRONT, e, 5, true, &errors), 4);
	assert_string_equal(out.p, FRONT "## Log\n- 0001-01-03 b\n- 0001-01-03 c\n- 0001-01-02 d\n- 0001-01-01 a\n");
	assert_int_equal(add(&out, FRONT "## Log\n- 0001-01-01 x\n- 0001-01-04 y\n", e, 5, false, &errors), 5);
	assert_string_equal(out.p, FRONT "## Log\n- 0001-01-01 x\n- 0001-01-01 a\n- 0001-01-02 d\n- 0001-01-03 b\n"
	                                 "- 0001-01-03 c\n- 0001-01-03 b\n- 0001-01-04 y\n");
	assert_int_equal(errors.n, 0);
	buf_free(&out);
	errors_free(&errors);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
