/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "entry/entry_find.h"

#include "row_file.h"

enum { ROWS_LEAST = 120 };

/* "2025-06-01 > + help 3 moved house"; what is empty is "-" */
static void
show_entry(struct buf *out, const struct entry *e, struct str text)
{
	char date[DAY_SIZE];

	buf_fmt(out, "%s%s %c %c ", e->plan ? "plan " : "", day_format(date, e->date), e->dir, e->sign);
	buf_str(out, e->nkind ? entry_kind(e) : STR("-"));
	buf_fmt(out, " %d ", e->weight);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n')
			buf_str(out, STR("\\n"));
		else
			buf_chr(out, text.p[i]);
	if (!text.n)
		buf_chr(out, '-');
}

static void
show(struct buf *out, struct str item)
{
	const char *why = NULL;
	struct entry e = {.line = 4711};
	struct str text;
	enum entry_is is = entry_parse(&e, &text, item, &(struct written_style){0}, &why);

	if (is <= ENTRY_BAD) {
		buf_fmt(out, is == ENTRY_BAD ? "bad: %s" : "not", why);
		return;
	}
	assert_int_equal(e.line, 4711);
	assert_true(is == ENTRY_GOOD || why);
	if (is == ENTRY_ODD)
		buf_fmt(out, "odd: %s: ", why);
	show_entry(out, &e, text);
}

static void
unescape(struct buf *out, struct str s)
{
	static const char letters[] = "nrt", bytes[] = "\n\r\t";

	for (size_t i = 0; i < s.n; i++) {
		const char *letter = s.p[i] == '\\' && i + 1 < s.n ? strchr(letters, s.p[i + 1]) : NULL;

		buf_chr(out, letter ? bytes[letter - letters] : s.p[i]);
		i += letter != NULL;
	}
}

static void
check_row(int number, struct str row)
{
	size_t at = str_find(row, STR(" ==> "));
	struct str want = str_sub(row, at + 5, row.n);
	struct buf item = {0}, got = {0};
	char *exact;

	if (at == row.n)
		fail_msg("entries.txt:%d: no ==>", number);
	unescape(&item, str_sub(row, 0, at));
	/* exactly sized, so that a read past the end is seen by ASan */
	exact = malloc(item.n ? item.n : 1);
	assert_non_null(exact);
	if (item.n)
		memcpy(exact, item.p, item.n);
	show(&got, (struct str){exact, item.n});
	if (!str_eq(buf_view(&got), want))
		fail_msg("entries.txt:%d: %.*s, but got %s", number, STR_ARG(row), got.p);
	free(exact);
	buf_free(&item);
	buf_free(&got);
}

static void
test_table(void **state)
{
	struct row_file rows;
	struct str row;

	(void)state;
	row_file_open(&rows, "entries.txt");
	while (row_file_next(&rows, &row))
		check_row(rows.line, row);
	row_file_close(&rows, ROWS_LEAST);
}

/* each beginning of an entry is read without a look past its end */
static void
test_beginnings(void **state)
{
	static const char *const items[] = {
		"[ ] 2025-06-01T10:30:00Z <- +help x12: text", "[[2025-06-01|x]] \\-> -idea",
		"**2025-06-01:** (call) – x", "[2025-06-01](a.md) · slack · text", "→ +café×3: x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++)
		for (size_t n = 0; n <= strlen(items[i]); n++) {
			char *exact = malloc(n ? n : 1);
			const char *why = NULL;
			struct entry e = {0};
			struct str text;

			assert_non_null(exact);
			memcpy(exact, items[i], n);
			entry_parse(&e, &text, (struct str){exact, n}, &(struct written_style){0}, &why);
			entry_find(&e, &text, (struct str){exact, n}, &(struct written_style){0}, &why);
			free(exact);
		}
}

static void
test_done(void **state)
{
	struct entry e = {.date = 100};

	(void)state;
	assert_true(entry_done(&e, 100));
	assert_false(entry_done(&e, 99));
	e.plan = true;
	assert_false(entry_done(&e, 100));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_beginnings),
		cmocka_unit_test(test_done),
	};

	return cmocka_run_group_tests_name("entry", tests, NULL, NULL);
}
