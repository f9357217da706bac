/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "table/csv.h"
#include "table/day_order.h"
#include "table/profile.h"
#include "table/table.h"
#include "table/table_head.h"
#include "table/table_map.h"

struct table {
	struct cards *cards;
	struct str path, text;
	enum column_kind kind;
	struct csv *csv;
	struct errors errors;  /* of this file */
	char between;
	struct columns columns;
	struct column_meaning *column; /* of each field of a row */
	size_t *label;         /* for each, the column with its labels; SIZE_MAX for none */
	size_t ncolumns, cap, label_cap;
	enum written_order order;
	size_t nameless;
	uint32_t nameless_line;
	struct buf full;       /* name of a row, joined from several columns */
};

/* --- the header --- */

static bool
is_name(enum column_use use)
{
	return use == USE_FULL || use == USE_FIRST || use == USE_LAST;
}

static struct column_meaning
column_any(const struct cards *c, struct str header)
{
	struct table_map_item *item;

	if (!c->map || !c->map->n)
		return table_map_by_key(header);
	item = table_map_find(c->map, header);
	if (!item)
		return (struct column_meaning){.use = USE_NONE};
	item->used = true;
	return item->column;
}

/* pairs "E-mail 1 - Value" with "E-mail 1 - Label" */
static void
pair_labels(struct table *t)
{
	struct map labels = {0};

	for (size_t i = 0; i < t->ncolumns; i++)
		if (t->column[i].label)
			*map_put(&labels, t->column[i].stem) = (uint32_t)i;
	for (size_t i = 0; i < t->ncolumns; i++) {
		uint32_t at = t->column[i].stem.n ? map_get(&labels, t->column[i].stem) : MAP_NONE;

		t->label[i] = at == MAP_NONE || at == i ? SIZE_MAX : at;
	}
	map_free(&labels);
}

/* true if a row is the header, whose columns are then stored */
static bool
is_header(struct table *t, const struct csv_row *row)
{
	bool named = false, mapped = false;

	columns_free(&t->columns);
	columns_begin(&t->columns, t->kind);
	t->ncolumns = row->n;
	for (size_t i = 0; i < row->n; i++) {
		struct column_meaning col = {.use = USE_NONE};
		struct str header = str_trim(row->field[i]);

		if (header.n <= TABLE_NAME_LONG || t->cards->map)
			col = t->kind == COLUMN_ANY ? column_any(t->cards, header) : columns_next(&t->columns, header);
		t->column = mem_reserve(t->column, i, &t->cap, sizeof(*t->column));
		t->label = mem_reserve(t->label, i, &t->label_cap, sizeof(*t->label));
		t->column[i] = col;
		named |= is_name(col.use);
		mapped |= col.use != USE_NONE;
	}
	pair_labels(t);
	return t->kind == COLUMN_ANY && t->cards->map ? mapped : named;
}

/* reports columns whose contents are dropped; what the user's map leaves out is no problem */
static void
report_unknown(struct table *t, const struct csv_row *row)
{
	bool chosen = t->cards->map != NULL;
	struct buf names = {0};
	struct error *e;

	for (size_t i = 0; i < row->n && names.n < TABLE_QUOTE; i++)
		if (t->column[i].use == USE_NONE)
			table_head_join(&names, str_trim(row->field[i]), ", ");
	if (names.n) {
		e = errors_add(&t->errors, t->path, row->line, 1,
		               chosen ? "columns left out: %.*s" : "columns that are not understood are left out: %.*s",
		               STR_ARG(utf8_cut(buf_view(&names), TABLE_QUOTE)));
		if (e)
			e->note = chosen;
	}
	buf_free(&names);
}

/* reports the columns of the user's map that the header does not have */
static bool
has_mapped(struct table *t, const struct csv_row *row)
{
	struct buf names = {0};
	bool all = true;

	if (t->kind != COLUMN_ANY || !t->cards->map)
		return true;
	table_head_names(&names, row, "; ");
	for (size_t i = 0; i < t->cards->map->n; i++)
		if (!t->cards->map->v[i].used) {
			errors_add(&t->errors, t->path, row->line, 1, "no column \"%.*s\" here: %.*s",
			           STR_ARG(t->cards->map->v[i].header), STR_ARG(buf_view(&names)));
			all = false;
		}
	buf_free(&names);
	return all;
}

enum found { FOUND_NOT, FOUND_WRONG, FOUND };

static enum found
find_header(struct table *t, char between)
{
	struct csv_row row;

	for (size_t i = 0; t->cards->map && i < t->cards->map->n; i++)
		t->cards->map->v[i].used = false;
	t->between = between;
	t->csv = csv_open(t->text, between, t->path, &t->errors);
	for (size_t i = 0; i < TABLE_HEAD_WITHIN && csv_next(t->csv, &row); i++)
		if (is_header(t, &row)) {
			if (!has_mapped(t, &row)) {
				csv_close(t->csv);
				return FOUND_WRONG;
			}
			csv_expect(t->csv, row.n);
			report_unknown(t, &row);
			return FOUND;
		}
	csv_close(t->csv);
	return FOUND_NOT;
}

static enum found
open_rows(struct table *t)
{
	char between;

	for (size_t i = 0; (between = table_separator(t->text, i)); i++) {
		enum found found = find_header(t, between);

		if (found != FOUND_NOT)
			return found;
		errors_free(&t->errors);
	}
	return FOUND_NOT;
}

static void
report_header(struct table *t)
{
	struct buf names = {0};
	uint32_t line = table_head_likely(&names, t->text, t->kind == COLUMN_LINKEDIN ? ", " : "; ");
	uint32_t col = line != 0;

	if (t->kind == COLUMN_LINKEDIN)
		errors_add(&t->errors, t->path, line, 0, "no column \"First Name\" or \"Last Name\" here, so nothing is read%s%.*s",
		           names.n ? ": " : "", STR_ARG(buf_view(&names)));
	else if (t->kind == COLUMN_ANY && t->cards->map)
		errors_add(&t->errors, t->path, line, col, "no column \"%.*s\" here: %.*s",
		           STR_ARG(t->cards->map->v[0].header), STR_ARG(buf_view(&names)));
	else
		errors_add(&t->errors, t->path, line, col,
		           "no column is a name here; say which: --from csv --map 'COLUMN=name,COLUMN=email'; the columns are: %.*s",
		           STR_ARG(buf_view(&names)));
	buf_free(&names);
}

/* --- rows --- */

/* true if the row has more than empty fields beyond the last column */
static bool
is_too_long(const struct table *t, const struct csv_row *row)
{
	for (size_t i = t->ncolumns; i < row->n; i++)
		if (str_trim(row->field[i]).n)
			return true;
	return false;
}

static bool
is_address(struct str s)
{
	return str_chr(s, '@') < s.n && str_chr(s, ' ') == s.n;
}

/* a row with a separator too many: the fields after it are not those of their columns */
static void
add_sure(struct table *t, struct profile *p, const struct csv_row *row)
{
	static const struct column_meaning email = {.use = USE_VALUE, .key = KEY_EMAIL};

	errors_add(&t->errors, t->path, row->line, 1,
	           "%zu columns rather than %zu: of this row only the name and e-mail addresses are read",
	           row->n, t->ncolumns);
	for (size_t i = 0; i < row->n; i++) {
		if (i < t->ncolumns && is_name(t->column[i].use))
			profile_add(p, &t->column[i], STR(""), row->field[i]);
		else if (is_address(str_trim(row->field[i])))
			profile_add(p, &email, STR(""), row->field[i]);
	}
}

/* what Outlook writes into every row */
static bool
says_nothing(const struct table *t, struct str s)
{
	return t->kind == COLUMN_OUTLOOK && (str_eq(s, STR("Unspecified")) || str_eq(s, STR("Keine Angabe")));
}

static void
add_field(struct table *t, struct profile *p, const struct csv_row *row, size_t i)
{
	size_t label = t->label[i];
	struct str s = str_trim(row->field[i]);

	if (says_nothing(t, s))
		return;
	/* several columns of one name are one name */
	if (t->kind == COLUMN_ANY && t->column[i].use == USE_FULL)
		table_head_join(&t->full, s, " ");
	else
		profile_add(p, &t->column[i], label < row->n ? str_trim(row->field[label]) : STR(""), s);
}

static void
add_fields(struct table *t, struct profile *p, const struct csv_row *row)
{
	static const struct column_meaning full = {.use = USE_FULL};

	buf_clear(&t->full);
	/* e-mail addresses come first, as they find the person */
	for (int first = 1; first >= 0; first--)
		for (size_t i = 0; i < row->n && i < t->ncolumns; i++)
			if ((t->column[i].key == KEY_EMAIL) == first)
				add_field(t, p, row, i);
	if (t->full.n)
		profile_add(p, &full, STR(""), buf_view(&t->full));
}

static bool
is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (str_trim(row->field[i]).n)
			return false;
	return true;
}

static void
read_row(struct table *t, const struct csv_row *row)
{
	struct profile p = {.cards = t->cards, .order = t->order};

	if (is_blank(row))
		return;
	profile_begin(&p, t->path, row->line);
	if (is_too_long(t, row))
		add_sure(t, &p, row);
	else
		add_fields(t, &p, row);
	if (!profile_end(&p) && t->nameless++ == 0)
		t->nameless_line = row->line;
}

/* --- days --- */

/* reports days that the table does not settle; of LinkedIn they are only when you connected */
static void
report_order(struct table *t, const struct day_order *o)
{
	const char *how = "kept as they are, under a key that begins with \"x-\"";

	if (t->order != WRITTEN_ANY || !o->either || t->kind == COLUMN_LINKEDIN)
		return;
	if (t->kind == COLUMN_OUTLOOK && !o->dmy) {
		t->order = WRITTEN_MDY;
		how = "read as month/day/year";
	}
	errors_add(&t->errors, t->path, o->line, 1, "days that can be read two ways are %s: %zu (the first is %.*s)", how,
	           o->either, STR_ARG(buf_view(&o->first)));
}

/* reads all days of the table, and takes the order from those that can only be one */
static void
learn_order(struct table *t)
{
	struct errors none = {0};
	struct day_order order = {0};
	struct csv_row row;
	struct csv *csv = csv_open(t->text, t->between, STR(""), &none);

	csv_expect(csv, t->ncolumns);
	while (csv_next(csv, &row))
		for (size_t i = 0; i < row.n && i < t->ncolumns; i++)
			if (t->column[i].use == USE_DAY)
				day_order_see(&order, str_trim(row.field[i]), row.line);
	csv_close(csv);
	errors_free(&none);
	t->order = day_order_proven(&order);
	report_order(t, &order);
	day_order_free(&order);
}

/* --- the whole --- */

static void
report_nameless(struct table *t)
{
	bool left = t->kind == COLUMN_LINKEDIN;

	t->cards->skipped += t->nameless;
	if (t->nameless)
		errors_add(&t->errors, t->path, t->nameless_line, 1, "rows without a name%s are left out: %zu",
		           left ? ", of people who left LinkedIn," : "", t->nameless);
}

static void
table_free(struct table *t)
{
	columns_free(&t->columns);
	free(t->column);
	free(t->label);
	buf_free(&t->full);
}

void
table_read(struct cards *c, struct str bytes, struct str path, enum column_kind kind)
{
	struct table t = {.cards = c, .path = path, .kind = kind, .text = cards_bytes(c, bytes, path)};
	struct csv_row row;
	enum found found = open_rows(&t);

	if (found == FOUND) {
		learn_order(&t);
		while (csv_next(t.csv, &row))
			read_row(&t, &row);
		c->skipped += csv_broken(t.csv);
		csv_close(t.csv);
	} else if (found == FOUND_NOT) {
		report_header(&t);
	}
	report_nameless(&t);
	errors_join(&c->errors, &t.errors);
	table_free(&t);
}

void
google_read(struct cards *c, struct str bytes, struct str path)
{
	table_read(c, bytes, path, COLUMN_GOOGLE);
}

void
outlook_read(struct cards *c, struct str bytes, struct str path)
{
	table_read(c, bytes, path, COLUMN_OUTLOOK);
}

void
csv_table_read(struct cards *c, struct str bytes, struct str path)
{
	table_read(c, bytes, path, COLUMN_ANY);
}
