/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"
#include "table/table_head.h"

void
table_head_join(struct buf *out, struct str s, const char *between)
{
	if (!s.n)
		return;
	buf_fmt(out, "%s", out->n ? between : "");
	buf_str(out, s);
}

void
table_head_names(struct buf *out, const struct csv_row *row, const char *between)
{
	for (size_t i = 0; i < row->n && out->n < TABLE_QUOTE; i++)
		table_head_join(out, utf8_cut(str_trim(row->field[i]), TABLE_QUOTE), between);
	out->n = utf8_cut(buf_view(out), TABLE_QUOTE).n;
}

char
table_separator(struct str text, size_t i)
{
	static const char between[] = {',', ';', '\t'};
	struct str line, rest = text;

	if (str_line(&line, &rest) && str_skip(&line, STR("sep=")) && line.n == 1)
		return i ? '\0' : line.p[0];
	return i < sizeof(between) ? between[i] : '\0';
}

uint32_t
table_head_likely(struct buf *names, struct str text, const char *join_with)
{
	size_t most = 0;
	uint32_t line = 0;
	char between;

	for (size_t k = 0; (between = table_separator(text, k)); k++) {
		struct errors none = {0};
		struct csv_row row;
		struct csv *csv = csv_open(text, between, STR(""), &none);

		for (size_t i = 0; i < TABLE_HEAD_WITHIN && csv_next(csv, &row); i++) {
			if (row.n <= most)
				continue;
			most = row.n;
			line = row.line;
			buf_clear(names);
			table_head_names(names, &row, join_with);
		}
		csv_close(csv);
		errors_free(&none);
	}
	return line;
}

/* true if all fields are short, and at most one, the last, is empty */
static bool
names_columns(const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		struct str s = str_trim(row->field[i]);

		if (s.n > TABLE_NAME_LONG || (!s.n && i + 1 < row->n))
			return false;
	}
	return row->n > 1;
}

static void
keep_head(struct table_head *head, const struct csv_row *row, enum column_kind kind)
{
	head->kind = kind;
	head->line = row->line;
	buf_clear(&head->names);
	table_head_names(&head->names, row, "; ");
}

/* a table of another kind: two rows with as many fields, the first of names */
static bool
head_with(struct table_head *head, struct csv *csv)
{
	struct csv_row row;
	size_t names = 0;
	bool is = false;

	for (size_t i = 0; i < TABLE_HEAD_WITHIN && csv_next(csv, &row); i++) {
		enum column_kind kind = column_sign(row.field, row.n);

		if (kind != COLUMN_ANY) {
			keep_head(head, &row, kind);
			return true;
		}
		is |= names > 1 && row.n == names;
		if (!names && names_columns(&row) && !str_starts(row.field[0], STR("sep="))) {
			names = row.n;
			keep_head(head, &row, COLUMN_ANY);
		}
	}
	return is;
}

bool
table_head(struct table_head *head, struct str text)
{
	bool is = false;
	char between;

	for (size_t k = 0; !is && (between = table_separator(text, k)); k++) {
		struct errors none = {0};
		struct csv *csv = csv_open(text, between, STR(""), &none);

		*head = (struct table_head){.kind = COLUMN_ANY, .names = head->names};
		is = head_with(head, csv);
		csv_close(csv);
		errors_free(&none);
	}
	return is;
}
