/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "base/utf8.h"
#include "table/column.h"

static const struct column_row {
	enum column_kind kind;
	struct str header;
	enum column_use use;
	enum key key;
	struct str text;
} rows[] = {
#define COLUMN(kind, header, use, key, text) \
	{COLUMN_##kind, STR_INIT(header), USE_##use, KEY_##key, STR_INIT(text)},
#include "table/column.def"
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]), SIGNS_MAX = 3, NAME_LONG = 64 };

static const struct {
	enum column_kind kind;
	const char *header[SIGNS_MAX];
} signs[] = {
#define SIGN(kind, ...) {COLUMN_##kind, {__VA_ARGS__}},
#include "table/column.def"
};

/* appends the header with "#" for its number, which *number gets; without a number, as it is */
static void
numbered(struct buf *out, struct str *number, struct str header)
{
	struct str word, rest = header;

	*number = STR("");
	while (rest.n) {
		rest = str_cut(&word, rest, ' ');
		buf_str(out, out->n ? STR(" ") : STR(""));
		if (!number->n && out->n && rest.n && str_digits(word)) {
			*number = word;
			word = STR("#");
		}
		buf_str(out, word);
	}
}

/* appends the form in which headers are compared; text_fold() takes "#" and "-" as they are */
static void
fold(struct buf *out, struct str *number, enum column_kind kind, struct str header)
{
	struct buf plain = {0};

	header = str_trim(header);
	*number = STR("");
	if (kind == COLUMN_GOOGLE)
		numbered(&plain, number, header);
	else
		buf_str(&plain, header);
	text_fold(out, buf_view(&plain));
	buf_free(&plain);
}

void
columns_begin(struct columns *c, enum column_kind kind)
{
	*c = (struct columns){.kind = kind};
	for (size_t i = ROWS; i-- > 0;) {
		struct buf name = {0};

		if (rows[i].kind != kind)
			continue;
		text_fold(&name, rows[i].header);
		*map_put(&c->by_name, arena_str(&c->arena, buf_view(&name))) = (uint32_t)i;
		buf_free(&name);
	}
}

/* the row for the nth column of a name, or the last row of that name; `at` is the first */
static size_t
nth_row(size_t at, uint32_t nth)
{
	for (size_t i = at + 1; nth && i < ROWS; i++)
		if (rows[i].kind == rows[at].kind && text_same(rows[i].header, rows[at].header)) {
			at = i;
			nth--;
		}
	return at;
}

void
column_own(struct buf *out, struct str header)
{
	struct buf folded = {0};

	buf_str(out, STR("x-"));
	text_fold(&folded, utf8_cut(header, NAME_LONG));
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];

		if (c == '\'')
			continue;
		if (!char_letter(c) && !char_digit(c))
			c = '-';
		if (c != '-' || out->p[out->n - 1] != '-')
			buf_chr(out, c);
	}
	if (folded.n && out->p[out->n - 1] == '-')
		out->n--;
	buf_free(&folded);
}

/* "E-mail 1 - Value": the stem, and whether the column has labels */
static void
take_stem(struct column_meaning *col, struct str header)
{
	struct str between = STR(" - "), last;
	size_t at = str_find(header, between);

	if (at == header.n)
		return;
	col->stem = str_sub(header, 0, at);
	last = str_trim(str_sub(header, at + between.n, header.n));
	col->label = str_eq(last, STR("Type")) || str_eq(last, STR("Label"));
}

static struct column_meaning
unknown(struct columns *c, struct str header, struct str number)
{
	struct column_meaning col = {0};
	struct buf own = {0};

	if (c->kind == COLUMN_LINKEDIN || c->kind == COLUMN_ANY || !header.n)
		return col;
	col = (struct column_meaning){.use = USE_OWN, .key = KEY_OTHER};
	if (number.n) {
		/* the word before the number: "x-relation" of "Relation 1 - Value" */
		struct str head;

		str_cut(&head, header, ' ');
		header = str_ends(header, STR("- Value")) ? str_sub(header, 0, (size_t)(number.p - header.p)) : header;
	}
	column_own(&own, header);
	col.text = arena_str(&c->arena, buf_view(&own));
	buf_free(&own);
	return col;
}

struct column_meaning
columns_next(struct columns *c, struct str header)
{
	struct buf name = {0};
	struct str number, form;
	struct column_meaning col;
	uint32_t at, *seen;

	header = arena_str(&c->arena, str_trim(utf8_cut(header, 4 * NAME_LONG)));
	fold(&name, &number, c->kind, header);
	form = arena_str(&c->arena, buf_view(&name));
	buf_free(&name);
	seen = map_put(&c->seen, form);
	*seen = *seen == MAP_NONE ? 0 : *seen + 1;
	at = map_get(&c->by_name, form);
	if (at == MAP_NONE) {
		col = unknown(c, header, number);
	} else {
		const struct column_row *row = &rows[nth_row(at, *seen)];

		col = (struct column_meaning){.use = row->use, .key = row->key, .text = row->text};
		if (str_eq(row->text, STR("#")))
			col.text = number;
	}
	if (c->kind == COLUMN_GOOGLE && number.n)
		take_stem(&col, header);
	if (col.label)
		col.use = USE_IGNORED;
	return col;
}

void
columns_free(struct columns *c)
{
	map_free(&c->by_name);
	map_free(&c->seen);
	arena_free(&c->arena);
}

static bool
has_header(enum column_kind kind, const struct map *google, const struct map *plain, const char *header)
{
	struct buf form = {0};
	bool has;

	text_fold(&form, str_of(header));
	has = map_get(kind == COLUMN_GOOGLE ? google : plain, buf_view(&form)) != MAP_NONE;
	buf_free(&form);
	return has;
}

enum column_kind
column_sign(const struct str *header, size_t n)
{
	struct map google = {0}, plain = {0};
	struct arena arena = {0};
	enum column_kind kind = COLUMN_ANY;

	for (size_t i = 0; i < n; i++) {
		struct buf name = {0};
		struct str number;

		fold(&name, &number, COLUMN_GOOGLE, utf8_cut(header[i], 4 * NAME_LONG));
		*map_put(&google, arena_str(&arena, buf_view(&name))) = 1;
		buf_clear(&name);
		fold(&name, &number, COLUMN_ANY, utf8_cut(header[i], 4 * NAME_LONG));
		*map_put(&plain, arena_str(&arena, buf_view(&name))) = 1;
		buf_free(&name);
	}
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]) && kind == COLUMN_ANY; i++) {
		size_t k = 0;

		while (k < SIGNS_MAX && signs[i].header[k] && has_header(signs[i].kind, &google, &plain, signs[i].header[k]))
			k++;
		if (k == SIGNS_MAX || !signs[i].header[k])
			kind = signs[i].kind;
	}
	map_free(&google);
	map_free(&plain);
	arena_free(&arena);
	return kind;
}
