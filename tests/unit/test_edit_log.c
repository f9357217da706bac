/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* wants the five above first */

#include "edit/edit.h"

/* a body, entries of plain contact ("DATE KIND" each), and the body with them */
static const struct {
	const char *body, *entries[3], *gives;
} cases[] = {
	/* newest first: a new one of a day stands above those that are there, in the order asked for */
	{"## Log\n- 2025-05-02 b\n- 2025-05-01 a\n", {"2025-05-02 c"},
	 "## Log\n- 2025-05-02 c\n- 2025-05-02 b\n- 2025-05-01 a\n"},
	{"## Log\n- 2025-05-02 b\n- 2025-05-01 a\n", {"2025-05-03 c", "2025-05-03 d"},
	 "## Log\n- 2025-05-03 c\n- 2025-05-03 d\n- 2025-05-02 b\n- 2025-05-01 a\n"},
	{"## Log\n- 2025-05-02 b\n- 2025-05-01 a\n", {"2025-05-03 c", "2025-05-04 d"},
	 "## Log\n- 2025-05-04 d\n- 2025-05-03 c\n- 2025-05-02 b\n- 2025-05-01 a\n"},
	{"## Log\n- 2025-05-02 b\n- 2025-05-01 a\n", {"2025-04-01 c"},
	 "## Log\n- 2025-05-02 b\n- 2025-05-01 a\n- 2025-04-01 c\n"},
	/* oldest first: below them */
	{"## Log\n- 2025-05-01 a\n- 2025-05-02 b\n", {"2025-05-02 c"},
	 "## Log\n- 2025-05-01 a\n- 2025-05-02 b\n- 2025-05-02 c\n"},
	{"## Log\n- 2025-05-01 a\n- 2025-05-02 b\n", {"2025-05-01 c"},
	 "## Log\n- 2025-05-01 a\n- 2025-05-01 c\n- 2025-05-02 b\n"},
	{"## Log\n- 2025-05-01 a\n- 2025-05-02 b\n", {"2025-05-03 c", "2025-05-03 d"},
	 "## Log\n- 2025-05-01 a\n- 2025-05-02 b\n- 2025-05-03 c\n- 2025-05-03 d\n"},
	{"## Log\n- 2025-05-01 a\n- 2025-05-02 b\n", {"2025-05-04 d", "2025-05-03 c"},
	 "## Log\n- 2025-05-01 a\n- 2025-05-02 b\n- 2025-05-03 c\n- 2025-05-04 d\n"},
	{"## Log\n- 2025-05-01 a\n- 2025-05-02 b\n", {"2025-04-01 c"},
	 "## Log\n- 2025-04-01 c\n- 2025-05-01 a\n- 2025-05-02 b\n"},
	/* one entry, or as many steps up as down, tell nothing: newest first */
	{"## Log\n- 2025-05-01 a\n", {"2025-05-02 b"}, "## Log\n- 2025-05-02 b\n- 2025-05-01 a\n"},
	{"## Log\n- 2025-05-01 a\n- 2025-05-02 b\n- 2025-05-01 c\n", {"2025-05-03 d"},
	 "## Log\n- 2025-05-03 d\n- 2025-05-01 a\n- 2025-05-02 b\n- 2025-05-01 c\n"},
	/* blank lines between the entries: one to each neighbour, none at the end */
	{"## Log\n\n- 2025-05-02 b\n\n- 2025-05-01 a\n", {"2025-05-03 c"},
	 "## Log\n\n- 2025-05-03 c\n\n- 2025-05-02 b\n\n- 2025-05-01 a\n"},
	{"## Log\n\n- 2025-05-01 a\n\n- 2025-05-02 b\n", {"2025-05-03 c"},
	 "## Log\n\n- 2025-05-01 a\n\n- 2025-05-02 b\n\n- 2025-05-03 c\n"},
	{"## Log\n\n- 2025-05-01 a\n\n- 2025-05-02 b\n", {"2025-05-03 c", "2025-05-04 d"},
	 "## Log\n\n- 2025-05-01 a\n\n- 2025-05-02 b\n\n- 2025-05-03 c\n\n- 2025-05-04 d\n"},
	{"## Log\n\n- 2025-05-01 a\n\n- 2025-05-02 b\n\n## More\n", {"2025-05-03 c"},
	 "## Log\n\n- 2025-05-01 a\n\n- 2025-05-02 b\n\n- 2025-05-03 c\n\n## More\n"},
	{"## Log\n\n- 2025-05-02 b\n\n- 2025-05-01 a\n", {"2025-04-01 c"},
	 "## Log\n\n- 2025-05-02 b\n\n- 2025-05-01 a\n\n- 2025-04-01 c\n"},
	{"## Log\n\n- 2025-05-02 b\n- 2025-05-01 a\n\n- 2025-04-01 c\n", {"2025-05-03 d"},
	 "## Log\n\n- 2025-05-03 d\n- 2025-05-02 b\n- 2025-05-01 a\n\n- 2025-04-01 c\n"},
	/* line ends, also the last one that is missing */
	{"## Log\n- 2025-05-01 a\n- 2025-05-02 b", {"2025-05-03 c"},
	 "## Log\n- 2025-05-01 a\n- 2025-05-02 b\n- 2025-05-03 c"},
	{"## Log\r\n- 2025-05-01 a\r\n- 2025-05-02 b", {"2025-05-03 c"},
	 "## Log\r\n- 2025-05-01 a\r\n- 2025-05-02 b\r\n- 2025-05-03 c"},
	{"## Log\r\n- 2025-05-01 a\r\n- 2025-05-02 b", {"2025-05-03 c", "2025-05-03 d"},
	 "## Log\r\n- 2025-05-01 a\r\n- 2025-05-02 b\r\n- 2025-05-03 c\r\n- 2025-05-03 d"},
	{"## Log\r\n- 2025-05-02 b\r\n- 2025-05-01 a", {"2025-05-03 c"},
	 "## Log\r\n- 2025-05-03 c\r\n- 2025-05-02 b\r\n- 2025-05-01 a"},
	{"## Log\r\n\r\n- 2025-05-01 a\r\n\r\n- 2025-05-02 b", {"2025-05-03 c"},
	 "## Log\r\n\r\n- 2025-05-01 a\r\n\r\n- 2025-05-02 b\r\n\r\n- 2025-05-03 c"},
	{"Text", {"2025-05-03 c"}, "Text\n\n## Log\n- 2025-05-03 c"},
	{"", {"2025-05-03 c"}, "## Log\n- 2025-05-03 c\n"},
	{"Text\r\n\r\n", {"2025-05-03 c"}, "Text\r\n\r\n## Log\r\n- 2025-05-03 c\r\n"},
};

static struct edit_entry
entry(const char *s)
{
	struct edit_entry e = {.dir = '-', .sign = '.', .weight = 1, .kind = str_of(s + 11)};

	assert_int_equal(day_parse(&e.date, (struct str){s, 10}), 0);
	return e;
}

/* front-matter with the line ends of the body */
static void
frame(struct buf *out, const char *body, bool crlf)
{
	buf_clear(out);
	buf_str(out, crlf ? STR("---\r\nname: A\r\n---\r\n") : STR("---\nname: A\n---\n"));
	buf_str(out, str_of(body));
}

static void
test_entries(void **state)
{
	struct buf file = {0}, out = {0}, expected = {0};
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool crlf = strchr(cases[i].body, '\r') != NULL;
		struct errors errors = {0};
		struct edit e = {.path = STR("ana.md"), .errors = &errors};
		struct edit_entry v[3];
		size_t n = 0;

		for (; n < 3 && cases[i].entries[n]; n++)
			v[n] = entry(cases[i].entries[n]);
		frame(&file, cases[i].body, crlf);
		frame(&expected, cases[i].gives, crlf);
		if (edit_log(&out, buf_view(&file), v, n, false, &e) != (int)n || errors.n ||
		    !str_eq(buf_view(&out), buf_view(&expected))) {
			bad++;
			print_message("%s + %s gives\n%s\n", cases[i].body, cases[i].entries[0], out.n ? out.p : "nothing");
		}
		errors_free(&errors);
	}
	buf_free(&file);
	buf_free(&out);
	buf_free(&expected);
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_entries),
	};

	return cmocka_run_group_tests_name("edit_log", tests, NULL, NULL);
}
