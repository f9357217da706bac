/* SPDX-License-Identifier: ISC */
#include "contact/log_table.h"
#include "entry/stamp.h"

/* cuts the first cell off a row; a "\|" is part of it */
static struct str
cut_cell(struct str *row)
{
	struct str cell;
	size_t n = 0;

	while (n < row->n && row->p[n] != '|')
		n += row->p[n] == '\\' && n + 1 < row->n ? 2 : 1;
	cell = str_trim(str_sub(*row, 0, n));
	*row = str_sub(*row, n + 1, row->n);
	return cell;
}

/* joins the cells of a row that are not empty, into the run */
static struct str
join_cells(struct log *l, struct str row)
{
	buf_clear(&l->run);
	while (row.n) {
		struct str cell = cut_cell(&row);

		if (cell.n && l->run.n)
			buf_str(&l->run, STR(" | "));
		buf_str(&l->run, cell);
	}
	return buf_view(&l->run);
}

/* true if a cell of a row is a date */
static bool
has_date(const struct log *l, struct str row)
{
	while (row.n)
		if (stamp_only(cut_cell(&row), &l->parse->dates))
			return true;
	return false;
}

/* takes a row, after its first "|"; sets *odd if its date is not in the first column */
static void
take_row(struct log *l, size_t line, struct str row, struct span place, bool *odd)
{
	struct entry e = {.line = l->line + (uint32_t)line - 1};
	const char *why = "";
	struct str text, rest = row;
	enum entry_is is;

	if (!cut_cell(&rest).n)
		return;
	is = entry_parse(&e, &text, join_cells(l, row), &l->parse->dates, &why);
	if (is == ENTRY_BAD || (is == ENTRY_ODD && log_wants(l, WANT_LINT)))
		log_report(l, line, 1, "entry", why);
	if (is >= ENTRY_ODD)
		log_row(l, e, text, place);
	else if (is == ENTRY_NOT && !*odd && log_wants(l, WANT_LINT) && has_date(l, row)) {
		log_report(l, line, 1, "entry",
		           "a table of which the first column is no date: put the date first");
		*odd = true;
	}
}

/* reports a line that begins with a day */
static void
check_line(struct log *l, size_t line, struct str s)
{
	struct stamp stamp;
	const char *why;

	if (s.n && !l->headed && log_wants(l, WANT_LINT) &&
	    stamp_read(&stamp, &s, &l->parse->dates, &why) == WRITTEN_DAY)
		log_report(l, line, 1, "entry", "a date, but no item of a list: begin the line with \"- \"");
}

void
log_paragraph(struct log *l, size_t line, size_t from, size_t to)
{
	struct str s, rest = str_sub(l->text, from, to);
	bool odd = false;

	if (!l->level && l->like.n)
		log_plain(l, line, rest);
	if (!l->level || l->in_item || log_wants(l, WANT_NO_TABLES))
		return;
	for (; str_line(&s, &rest); line++) {
		struct span place = {(size_t)(s.p - l->text.p), (size_t)(s.p - l->text.p) + s.n};

		s = str_trim(s);
		if (str_skip(&s, STR("|")))
			take_row(l, line, s, place, &odd);
		else
			check_line(l, line, s);
	}
}
