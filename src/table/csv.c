/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <csv.h>

#include "base/buf.h"
#include "base/mem.h"
#include "table/csv.h"

struct csv {
	struct csv_parser parser;
	struct str rest, path;
	struct errors *errors;
	uint32_t line;    /* line number of the first byte of rest */
	struct buf text;  /* the fields of the row, one after another */
	size_t *end;      /* the end of each field in text */
	struct str *field;
	size_t n, cap, field_cap, want, broken;
	char between;
	bool ended;       /* the row is complete */
};

static void *
grow(void *p, size_t n)
{
	return mem_grow(p, n, 1);
}

static void
begin(struct csv *c)
{
	/* csv_init() fails only for unknown options */
	(void)csv_init(&c->parser, 0);
	csv_set_delim(&c->parser, (unsigned char)c->between);
	csv_set_realloc_func(&c->parser, grow);
	/* the buffer grows in these steps, which must be large for long fields */
	csv_set_blk_size(&c->parser, CSV_SPAN);
}

struct csv *
csv_open(struct str bytes, char between, struct str path, struct errors *errors)
{
	struct csv *c = mem_zero(1, sizeof(*c));

	*c = (struct csv){.rest = bytes, .path = path, .errors = errors, .line = 1, .between = between};
	begin(c);
	return c;
}

void
csv_expect(struct csv *c, size_t n)
{
	c->want = n;
}

static void
on_field(void *bytes, size_t n, void *data)
{
	struct csv *c = data;

	if (n)
		buf_add(&c->text, bytes, n);
	c->end = mem_reserve(c->end, c->n, &c->cap, sizeof(*c->end));
	c->end[c->n++] = c->text.n;
}

static void
on_row(int end, void *data)
{
	(void)end;
	((struct csv *)data)->ended = true;
}

/* parses a line with an LF as its end; the row then ends, or continues within quotes */
static void
feed(struct csv *c, struct str line)
{
	struct str end = STR("\n");

	if (line.n)
		csv_parse(&c->parser, line.p, line.n, on_field, on_row, c);
	csv_parse(&c->parser, end.p, end.n, on_field, on_row, c);
}

/*
 * True if every quote of a row is where RFC 4180 allows it. For a single line this is not checked:
 * there a stray quote is text. Over several lines the closing quote may in fact open a field of
 * another row.
 */
static bool
strictly(const struct csv *c, struct str row)
{
	struct csv_parser p;
	bool good;

	(void)csv_init(&p, CSV_STRICT);
	csv_set_delim(&p, (unsigned char)c->between);
	csv_set_realloc_func(&p, grow);
	csv_set_blk_size(&p, CSV_SPAN);
	good = csv_parse(&p, row.p, row.n, NULL, NULL, NULL) == row.n;
	csv_free(&p);
	return good;
}

/*
 * reads the row that begins with `line`; moves *rest past it and adds the passed line ends to
 * *lines
 */
static bool
read_row(struct csv *c, struct str line, struct str *rest, uint32_t *lines)
{
	struct str row = {line.p, 0};
	size_t from = rest->n;

	buf_clear(&c->text);
	c->n = 0;
	c->ended = false;
	*lines = 1;
	feed(c, line);
	while (!c->ended && str_line(&line, rest) && from - rest->n <= CSV_SPAN) {
		feed(c, line);
		++*lines;
	}
	row.n = (size_t)(line.p + line.n - row.p);
	return c->ended && (*lines == 1 || ((!c->want || c->n == c->want) && strictly(c, row)));
}

static void
give_up(struct csv *c)
{
	bool last = ++c->broken == CSV_BROKEN && c->rest.n;

	/* one message for both: the file's last place for one may be this */
	errors_add(c->errors, c->path, c->line, 0, "a quote that is not closed where it should be%s left out",
	           last ? ", one of too many: this line and what follows are" : ": this line is");
	csv_free(&c->parser);
	begin(c);
	if (last)
		c->rest.n = 0;
}

static void
slice(struct csv *c, struct csv_row *row, uint32_t line)
{
	size_t from = 0;

	for (size_t i = 0; i < c->n; i++) {
		c->field = mem_reserve(c->field, i, &c->field_cap, sizeof(*c->field));
		c->field[i] = str_sub(buf_view(&c->text), from, c->end[i]);
		from = c->end[i];
	}
	*row = (struct csv_row){c->field, c->n, line};
}

bool
csv_next(struct csv *c, struct csv_row *row)
{
	struct str line;

	while (str_line(&line, &c->rest)) {
		struct str rest = c->rest;
		uint32_t lines = 1, at = c->line;

		if (str_trim(line).n && read_row(c, line, &rest, &lines)) {
			c->rest = rest;
			c->line += lines;
			slice(c, row, at);
			return true;
		}
		if (str_trim(line).n)
			give_up(c);
		c->line++;
	}
	return false;
}

size_t
csv_broken(const struct csv *c)
{
	return c->broken;
}

void
csv_close(struct csv *c)
{
	csv_free(&c->parser);
	buf_free(&c->text);
	free(c->end);
	free(c->field);
	free(c);
}
