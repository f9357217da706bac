/* SPDX-License-Identifier: ISC */
/* Rows of "+ | notes" and "- | notes": whether notes of Karl Ohm do. Include cmocka.h before */
#ifndef TEND_NOTED_ROWS_H
#define TEND_NOTED_ROWS_H

#include <sys/mman.h>
#include <unistd.h>

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

/* memory of n bytes, at most, before a page that ends the program if it is read */
static inline char *
before_guard(size_t n)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *p = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	assert_true(p != MAP_FAILED && n <= page);
	assert_int_equal(mprotect(p + page, page, PROT_NONE), 0);
	return p + page;
}

/* checks each row of a file below tests/unit; there are `least` or more */
static inline void
check_noted_rows(const char *name, int least,
                 bool (*noted)(struct str *, struct str, struct str))
{
	struct buf body = {0};
	struct row_file rows;
	struct str row, text, quote;
	char *guard = before_guard(1024);
	size_t wrong = 0;

	row_file_open(&rows, name);
	while (row_file_next(&rows, &row)) {
		buf_clear(&body);
		add_lines(&body, str_sub(row, 4, row.n));
		assert_true(body.n <= 1024);
		/* so that a look beyond the end of a body is seen */
		memcpy(guard - body.n, body.p, body.n);
		text = (struct str){guard - body.n, body.n};
		if (noted(&quote, text, STR("Karl Ohm")) != (row.p[0] == '+')) {
			print_error("not so: %.*s\n", STR_ARG(row));
			wrong++;
		}
	}
	row_file_close(&rows, least);
	assert_int_equal(wrong, 0);
	buf_free(&body);
}

#endif
