/* SPDX-License-Identifier: ISC */
/* Rows of "+ | notes" and "- | notes": whether notes of Karl Ohm do. Include cmocka.h before */
#ifndef TEND_NOTED_ROWS_H
#define TEND_NOTED_ROWS_H

#include "row_file.h"

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
check_noted_rows(const char *name, int least,
                 bool (*noted)(struct str *, struct str, struct str))
{
	struct buf body = {0};
	struct row_file rows;
	struct str row, quote;
	size_t wrong = 0;

	row_file_open(&rows, name);
	while (row_file_next(&rows, &row)) {
		buf_clear(&body);
		add_lines(&body, str_sub(row, 4, row.n));
		if (noted(&quote, buf_view(&body), STR("Karl Ohm")) != (row.p[0] == '+')) {
			print_error("not so: %.*s\n", STR_ARG(row));
			wrong++;
		}
	}
	row_file_close(&rows, least);
	assert_int_equal(wrong, 0);
	buf_free(&body);
}

#endif
