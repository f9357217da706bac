/* SPDX-License-Identifier: ISC */
#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "read/csv.h"
#include "read/linkedin.h"

enum linkedin_column { COL_FIRST, COL_LAST, COL_URL, COL_EMAIL, COL_COMPANY, COL_POSITION, COL_SINCE, COLUMNS };

/* columns by their names in the file, and the key of those that are copied as they are */
static const struct {
	struct str name;
	enum key key;
} columns[COLUMNS] = {
	[COL_FIRST] = {STR_INIT("first name"), KEY_NAME},
	[COL_LAST] = {STR_INIT("last name"), KEY_NAME},
	[COL_URL] = {STR_INIT("url"), KEY_URL},
	[COL_EMAIL] = {STR_INIT("email address"), KEY_EMAIL},
	[COL_COMPANY] = {STR_INIT("company"), KEY_ORG},
	[COL_POSITION] = {STR_INIT("position"), KEY_TITLE},
	[COL_SINCE] = {STR_INIT("connected on"), KEY_MET},
};

enum {
	HEADER_WITHIN = 20, /* rows; prose comes before the header */
	NAME_LONG = 64,     /* a longer field is not a column name */
	QUOTE = 200,        /* bytes quoted in a message */
};

struct linkedin_reader {
	struct cards *cards;
	struct str path;
	struct csv *csv;
	struct errors errors; /* errors of this file */
	size_t at[COLUMNS]; /* index of each column in a row; SIZE_MAX if it is missing */
	size_t ncolumns;
	size_t nameless;
	uint32_t nameless_line; /* line number of the first of them */
};

static enum linkedin_column
column_of(struct str name)
{
	size_t i = 0;

	if (name.n > NAME_LONG)
		return COLUMNS;
	while (i < COLUMNS && !text_same(name, columns[i].name))
		i++;
	return (enum linkedin_column)i;
}

static struct str
cell(const struct linkedin_reader *r, const struct csv_row *row, enum linkedin_column col)
{
	return r->at[col] < row->n ? str_trim(row->field[r->at[col]]) : STR("");
}

/* true if a row names the columns, which are then stored */
static bool
is_header(struct linkedin_reader *r, const struct csv_row *row)
{
	for (size_t i = 0; i < COLUMNS; i++)
		r->at[i] = SIZE_MAX;
	for (size_t i = row->n; i-- > 0;) {
		enum linkedin_column col = column_of(row->field[i]);

		if (col != COLUMNS)
			r->at[col] = i;
	}
	r->ncolumns = row->n;
	return r->at[COL_FIRST] != SIZE_MAX || r->at[COL_LAST] != SIZE_MAX;
}

static void
join(struct buf *out, struct str s, const char *between)
{
	if (!s.n)
		return;
	buf_fmt(out, "%s", out->n ? between : "");
	buf_str(out, s);
}

/* reports columns without a key, whose contents are dropped */
static void
report_unknown(struct linkedin_reader *r, const struct csv_row *row)
{
	struct buf names = {0};

	for (size_t i = 0; i < row->n && names.n < QUOTE; i++)
		if (column_of(row->field[i]) == COLUMNS)
			join(&names, row->field[i], ", ");
	if (names.n)
		errors_add(&r->errors, r->path, row->line, 0, "columns that are not understood are left out: %.*s",
		           STR_ARG(utf8_cut(buf_view(&names), QUOTE)));
	buf_free(&names);
}

/* reads up to the header of a file with this field separator; false if there is none */
static bool
find_header(struct linkedin_reader *r, struct str bytes, char between)
{
	struct csv_row row;

	r->csv = csv_open(bytes, between, r->path, &r->errors);
	for (size_t i = 0; i < HEADER_WITHIN && csv_next(r->csv, &row); i++)
		if (is_header(r, &row)) {
			csv_expect(r->csv, row.n);
			report_unknown(r, &row);
			return true;
		}
	csv_close(r->csv);
	return false;
}

/* LinkedIn writes commas; a spreadsheet may have saved the file with another separator */
static bool
open_rows(struct linkedin_reader *r, struct str bytes)
{
	static const char between[] = {',', ';', '\t'};

	for (size_t i = 0; i < sizeof(between); i++) {
		if (find_header(r, bytes, between[i]))
			return true;
		errors_free(&r->errors);
	}
	return false;
}

/* reports the row with the most fields as the likely header, perhaps in another language */
static void
report_header(struct linkedin_reader *r, struct str bytes)
{
	struct buf best = {0};
	struct csv_row row;
	size_t most = 0;
	uint32_t line = 0;
	struct csv *csv = csv_open(bytes, ',', r->path, &r->errors);

	for (size_t i = 0; i < HEADER_WITHIN && csv_next(csv, &row); i++) {
		if (row.n <= most)
			continue;
		most = row.n;
		line = row.line;
		buf_clear(&best);
		for (size_t k = 0; k < row.n && best.n < QUOTE; k++)
			join(&best, utf8_cut(row.field[k], QUOTE), ", ");
	}
	csv_close(csv);
	errors_add(&r->errors, r->path, line, 0, "no column \"First Name\" or \"Last Name\" here, so nothing is read%s%.*s",
	           best.n ? ": " : "", STR_ARG(utf8_cut(buf_view(&best), QUOTE)));
	buf_free(&best);
}

/* "Mar" or longer, in any case: 1..12, or 0 */
static int
month_of(struct str s)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	for (int m = 0; m < 12 && s.n >= 3; m++) {
		bool same = true;

		for (int i = 0; i < 3; i++)
			same = same && (s.p[i] | 0x20) == names[m * 3 + i];
		if (same)
			return m + 1;
	}
	return 0;
}

/* "04 Mar 2019", or ISO 8601 */
static bool
read_day(day *out, struct str s)
{
	struct str mday, month, year;

	if (day_parse(out, s) == 0)
		return true;
	year = str_cut(&month, str_cut(&mday, s, ' '), ' ');
	*out = day_of((int)str_number(year, 9999), month_of(month), (int)str_number(mday, 31));
	return *out != DAY_NONE;
}

static void
add_since(struct cards *c, struct str since)
{
	char text[DAY_SIZE];
	day met;

	if (read_day(&met, since))
		card_value(c, KEY_MET, STR(""), STR(""), str_of(day_format(text, met)));
	else /* other forms are ambiguous: spreadsheets write day and month in either order */
		card_value(c, KEY_OTHER, STR("x-connected-on"), STR(""), since);
}

static void
read_person(struct linkedin_reader *r, const struct csv_row *row)
{
	static const enum linkedin_column as_it_is[] = {COL_EMAIL, COL_URL, COL_COMPANY, COL_POSITION};
	struct cards *c = r->cards;
	struct buf name = {0};

	join(&name, cell(r, row, COL_FIRST), " ");
	join(&name, cell(r, row, COL_LAST), " ");
	if (name.n) {
		struct str text = cards_text(c, buf_view(&name));

		cards_add(c, r->path, row->line)->name = text;
		for (size_t i = 0; i < sizeof(as_it_is) / sizeof(as_it_is[0]); i++)
			card_value(c, columns[as_it_is[i]].key, STR(""), STR(""), cell(r, row, as_it_is[i]));
		add_since(c, cell(r, row, COL_SINCE));
	} else if (r->nameless++ == 0) {
		r->nameless_line = row->line;
	}
	buf_free(&name);
}

static void
read_row(struct linkedin_reader *r, const struct csv_row *row)
{
	/* fewer fields are valid: a spreadsheet may drop empty ones at the end */
	if (row->n > r->ncolumns) {
		r->cards->skipped++;
		errors_add(&r->errors, r->path, row->line, 0, "%zu columns rather than %zu: this row is left out",
		           row->n, r->ncolumns);
	} else {
		read_person(r, row);
	}
}

static struct str
url_of(const struct card *card)
{
	for (size_t i = 0; i < card->nvalues; i++)
		if (card->value[i].key == KEY_URL)
			return card->value[i].text;
	return STR("");
}

/*
 * Gives people who share a name their pages as UID. Others get none: it would conflict with the UID
 * that another program has for them.
 */
static void
distinguish(struct cards *c, size_t from)
{
	struct map names = {0};
	struct buf folded = {0};

	for (size_t i = from; i < c->n; i++) {
		uint32_t *first;

		buf_clear(&folded);
		text_fold(&folded, c->v[i].name);
		first = map_put(&names, arena_str(&c->arena, buf_view(&folded)));
		if (*first == MAP_NONE)
			*first = (uint32_t)i;
		else
			c->v[i].uid = url_of(&c->v[i]);
		if (*first != i)
			c->v[*first].uid = url_of(&c->v[*first]);
	}
	buf_free(&folded);
	map_free(&names);
}

void
linkedin_read(struct cards *c, struct str bytes, struct str path)
{
	struct linkedin_reader r = {.cards = c, .path = path};
	struct csv_row row;
	size_t from = c->n;

	bytes = cards_bytes(c, bytes, path);
	if (open_rows(&r, bytes)) {
		while (csv_next(r.csv, &row))
			read_row(&r, &row);
		csv_close(r.csv);
		distinguish(c, from);
	} else {
		report_header(&r, bytes);
	}
	c->skipped += r.nameless;
	if (r.nameless)
		errors_add(&r.errors, path, r.nameless_line, 0, "rows without a name, of people who left LinkedIn, are left out: %zu",
		           r.nameless);
	errors_join(&c->errors, &r.errors);
}
