/* SPDX-License-Identifier: ISC */
/* Rows of "+ | notes" and "- | notes": whether notes of Karl Ohm do. Include cmocka.h before */
#ifndef TEND_NOTED_ROWS_H
#define TEND_NOTED_ROWS_H

#include "base/buf.h"

/* appends a text with each "\n" in it as the end of a line */
static inline void
add_lines(struct buf *out, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool end = s.p[i] == '\\' && i + 1 < s.n && s.p[i + 1] == 'n';

		buf_chr(out, end ? '\n' : s.p[i]);
		i += end;
	}
}

/* checks each row of a file below tests/unit; there are `least` or more */
static inline void
check_noted_rows(const char *name, size_t least,
                 bool (*noted)(struct str *, struct str, struct str))
{
	const char *dir = getenv("TEND_TESTS");
	struct buf path = {0}, body = {0};
	char line[1024];
	size_t rows = 0, wrong = 0;
	FILE *f;

	buf_fmt(&path, "%s/unit/%s", dir ? dir : "tests", name);
	f = fopen(path.p, "r");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		struct str s = str_trim(str_of(line)), quote;

		if (!s.n || s.p[0] == '#')
			continue;
		buf_clear(&body);
		add_lines(&body, str_sub(s, 4, s.n));
		if (noted(&quote, buf_view(&body), STR("Karl Ohm")) != (s.p[0] == '+')) {
			print_error("not so: %.*s\n", STR_ARG(s));
			wrong++;
		}
		rows++;
	}
	fclose(f);
	assert_true(rows >= least);
	assert_int_equal(wrong, 0);
	buf_free(&path);
	buf_free(&body);
}

#endif
