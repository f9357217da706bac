/* SPDX-License-Identifier: ISC */
/*
 * Any bytes as the cells of rows, for libFuzzer: json is what jansson reads and says the same, csv
 * is what libcsv reads strictly, tsv has its cells, and a table its lines; texts in HTML and in a
 * journal stay within.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <csv.h>
#include <jansson.h>

#include "base/cell.h"
#include "base/utf8.h"
#include "print/html.h"
#include "print/rows.h"
#include "fuzz_must.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CELLS = 3 };

static const struct column columns[] = {
	{"id", CELL_TEXT}, {"l", CELL_LIST}, {"n", CELL_NUMBER}, {"t", CELL_TEXT}};

static void
print(struct buf *out, enum rows_format format, const struct str *cell)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);
	struct rows *rows;

	fuzz_must(f != NULL, "memory", STR(""));
	rows = rows_open(f, format, false, columns, sizeof(columns) / sizeof(columns[0]));
	rows_id(rows, cell[0]);
	rows_list(rows, cell, CELLS);
	rows_number(rows, (int64_t)cell[1].n);
	rows_text(rows, cell[2]);
	fuzz_must(rows_close(rows) == 0, "written", STR(""));
	fclose(f);
	buf_add(out, text, n);
	free(text);
}

/* a text as json has it: U+FFFD for what is no UTF-8 */
static void
same_text(const json_t *is, struct str want)
{
	struct buf w = {0};
	struct str s = want;

	if (!want.n) {
		fuzz_must(json_is_null(is) || (json_is_string(is) && !json_string_length(is)),
		     "something for nothing", want);
		return;
	}
	while (s.n) {
		struct str was = s;
		int32_t c = utf8_next(&s);

		if (c == 0xfffd)
			buf_str(&w, STR("\xEF\xBF\xBD"));
		else
			buf_str(&w, str_sub(was, 0, was.n - s.n));
	}
	fuzz_must(json_is_string(is) &&
		     str_eq((struct str){json_string_value(is), json_string_length(is)},
			    buf_view(&w)),
	     "another text", want);
	buf_free(&w);
}

static void
check_json(const struct str *cell)
{
	struct buf out = {0};
	json_error_t error;
	json_t *row;

	print(&out, ROWS_JSON, cell);
	fuzz_must(out.n && str_chr(buf_view(&out), '\n') == out.n - 1, "not one line", buf_view(&out));
	row = json_loadb(out.p, out.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
	fuzz_must(row != NULL, error.text, buf_view(&out));
	fuzz_must(json_integer_value(json_object_get(row, "n")) == (json_int_t)cell[1].n, "a number",
	     buf_view(&out));
	same_text(json_object_get(row, "t"), cell[2]);
	fuzz_must(json_array_size(json_object_get(row, "l")) == CELLS, "a list", buf_view(&out));
	json_decref(row);
	buf_free(&out);
}

static void
count_cell(void *text, size_t n, void *arg)
{
	(void)text;
	(void)n;
	++((size_t *)arg)[0];
}

static void
count_row(int end, void *arg)
{
	(void)end;
	++((size_t *)arg)[1];
}

static void
check_csv(const struct str *cell)
{
	struct buf out = {0};
	struct csv_parser p;
	size_t count[2] = {0, 0};

	print(&out, ROWS_CSV, cell);
	fuzz_must(csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) == 0, "libcsv", STR(""));
	fuzz_must(csv_parse(&p, out.p, out.n, count_cell, count_row, count) == out.n,
	     csv_strerror(csv_error(&p)), buf_view(&out));
	fuzz_must(csv_fini(&p, count_cell, count_row, count) == 0, "the end", buf_view(&out));
	csv_free(&p);
	fuzz_must(count[0] == 8 && count[1] == 2, "cells and rows", buf_view(&out));
	buf_free(&out);
}

static void
check_tsv(const struct str *cell)
{
	struct buf out = {0}, back = {0};
	struct str one, rest;
	size_t n = 0;

	print(&out, ROWS_TSV, cell);
	fuzz_must(str_chr(buf_view(&out), '\n') == out.n - 1, "not one line", buf_view(&out));
	for (rest = str_sub(buf_view(&out), 0, out.n - 1); n < 4; n++)
		rest = str_cut(&one, rest, '\t');
	fuzz_must(!rest.n, "more cells", buf_view(&out));
	for (size_t i = 0; i < out.n - 1; i++)
		fuzz_must((unsigned char)out.p[i] >= ' ' || out.p[i] == '\t', "a control character",
		     buf_view(&out));
	buf_free(&out);
	cell_escape(&out, cell[2]);
	cell_unescape(&back, buf_view(&out));
	buf_free(&out);
	buf_free(&back);
}

static void
check_table(const struct str *cell)
{
	struct buf out = {0};

	print(&out, ROWS_TABLE, cell);
	for (size_t i = 0; i < out.n; i++)
		fuzz_must((unsigned char)out.p[i] >= ' ' || out.p[i] == '\n', "a control character",
		     buf_view(&out));
	buf_free(&out);
}

static void
check_html(struct str s)
{
	struct buf out = {0};

	html_text(&out, s);
	html_visible(&out, s);
	fuzz_must(str_chr(buf_view(&out), '<') == out.n && str_chr(buf_view(&out), '"') == out.n,
	     "a tag", buf_view(&out));
	buf_clear(&out);
	html_address(&out, s);
	for (size_t i = 0; i < out.n; i++)
		fuzz_must(char_alpha(out.p[i]) || char_digit(out.p[i]) ||
			     char_in(out.p[i], STR("-._~%")),
		     "an address", buf_view(&out));
	buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data, size}, cell[CELLS];

	for (size_t i = 0; i < CELLS; i++)
		rest = str_cut(&cell[i], rest, '\f');
	check_json(cell);
	check_csv(cell);
	check_tsv(cell);
	check_table(cell);
	check_html(cell[2]);
	return 0;
}
