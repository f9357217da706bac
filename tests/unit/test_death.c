/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* wants the five above first */

#include "base/buf.h"
#include "contact/death.h"

enum { ROWS = 110 }; /* of deaths.txt, at least */

/* appends a text with each "\n" in it as the end of a line */
static void
add_lines(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool end = s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == 'n';

		buf_chr(out, end ? '\n' : s.p[i]);
		i += end;
	}
}

/* Whether notes say that the contact died: each line of deaths.txt. */
static void
test_rows(void **state)
{
	const char *dir = getenv("TEND_TESTS");
	struct buf path = {0}, body = {0};
	char line[1024];
	size_t rows = 0, wrong = 0;
	FILE *f;

	(void)state;
	buf_fmt(&path, "%s/unit/deaths.txt", dir ? dir : "tests");
	f = fopen(path.p, "r");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		struct str s = str_trim(str_of(line)), quote;

		if (!s.n || s.p[0] == '#')
			continue;
		buf_clear(&body);
		add_lines(&body, str_sub(s, 4, s.n));
		if (death_noted(&quote, buf_view(&body), STR("Karl Ohm")) != (s.p[0] == '+')) {
			print_error("not so: %.*s\n", STR_ARG(s));
			wrong++;
		}
		rows++;
	}
	fclose(f);
	assert_true(rows >= ROWS);
	assert_int_equal(wrong, 0);
	buf_free(&path);
	buf_free(&body);
}

static void
test_quote(void **state)
{
	struct str quote;

	(void)state;
	assert_true(death_noted(&quote, STR("A baker.\nHe died\nin May. Chess.\n"), STR("")));
	assert_true(str_eq(quote, STR("He died\nin May.")));
	assert_false(death_noted(&quote, STR(""), STR("")));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_quote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
