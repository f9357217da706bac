/* SPDX-License-Identifier: ISC */
#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "entry/link.h"
#include "os/pager.h"
#include "print/format.h"
#include "base/relative.h"

static const struct format *
format_of(enum rows_format format)
{
	if (format == ROWS_TABLE)
		return &format_table;
	if (format == ROWS_CSV)
		return &format_csv;
	return format == ROWS_JSON ? &format_json : &format_tsv;
}

/* copies columns and, after them in the same block, their names */
static struct column *
columns_copy(const struct column *v, size_t n)
{
	size_t size = n * sizeof(*v);
	struct column *copy;
	char *name;

	for (size_t i = 0; i < n; i++)
		size += strlen(v[i].name) + 1;
	copy = mem_alloc(size);
	name = (char *)(copy + n);
	for (size_t i = 0; i < n; i++) {
		size = strlen(v[i].name) + 1;
		copy[i] = (struct column){memcpy(name, v[i].name, size), v[i].type};
		name += size;
	}
	return copy;
}

struct rows *
rows_open(FILE *f, enum rows_format format, bool header, const struct column *columns, size_t n)
{
	struct rows *r = mem_zero(1, sizeof(*r));

	assert(n > 0);
	r->f = f;
	r->terminal = isatty(fileno(f));
	r->screen = screen_of(fileno(f));
	r->keeps = r->terminal && r->screen.lines;
	r->colour = palette_on(f, PALETTE_AUTO);
	if (format == ROWS_AUTO)
		format = r->terminal ? ROWS_TABLE : ROWS_TSV;
	r->format = format;
	r->functions = format_of(format);
	r->column = columns_copy(columns, n);
	r->n = n;
	if (r->functions->begin)
		r->functions->begin(r, header);
	return r;
}

void
rows_look(struct rows *r, enum palette_when when, bool pager)
{
	r->colour = palette_on(r->f, when);
	r->pager = pager;
}

size_t
rows_count(const struct rows *r)
{
	return r->rows;
}

enum rows_format
rows_format_of(const struct rows *r)
{
	return r->format;
}

void
rows_limit(struct rows *r, size_t n)
{
	r->limit = n;
}

size_t
rows_left(const struct rows *r)
{
	bool cut = r->limit && r->rows > r->limit && r->terminal && r->format == ROWS_TABLE;

	return cut ? r->rows - r->limit : 0;
}

/* true if the current row is after the limit */
static bool
is_dropped(const struct rows *r)
{
	return r->limit && r->rows >= r->limit && !r->sum;
}

/* after each cell */
static void
rows_step(struct rows *r)
{
	r->hue = HUE_NONE;
	if (++r->at < r->n)
		return;
	if (!is_dropped(r))
		r->functions->end(r);
	r->rows += !r->sum;
	r->at = 0;
	r->strong = r->rule = r->sum = false;
	r->title = NULL;
}

void
rows_text(struct rows *r, struct str s)
{
	assert(r->column[r->at].type == CELL_TEXT);
	if (is_dropped(r)) {
		rows_step(r);
		return;
	}
	if (r->colour && strcmp(r->column[r->at].name, "state") == 0)
		r->hue = palette_of(s);
	if (s.n)
		r->functions->text(r, s);
	else
		r->functions->none(r);
	rows_step(r);
}

void
rows_id(struct rows *r, struct str id)
{
	struct buf scratch = {0};

	/* nearly every id is its own operand */
	if (!str_starts(id, STR("-"))) {
		rows_text(r, id);
		return;
	}
	link_operand(&scratch, id);
	rows_text(r, buf_view(&scratch));
	buf_free(&scratch);
}

/* true for a number of days that is said in words */
static bool
is_relative(const struct rows *r, enum cell_type type)
{
	return r->terminal && r->format == ROWS_TABLE && type != CELL_NUMBER;
}

static void
number_relative(struct rows *r, enum cell_type type, int64_t v)
{
	struct buf words = {0};

	/* of what is late, the column says so */
	if (type != CELL_AHEAD && v > 0)
		relative_days(&words, v);
	else
		relative_when(&words, type == CELL_AHEAD ? v : -v);
	r->functions->text(r, buf_view(&words));
	buf_free(&words);
}

static enum hue
number_hue(enum cell_type type, int64_t v)
{
	if (type == CELL_LATE)
		return v > 0 ? HUE_LATE : HUE_NONE;
	return type == CELL_NUMBER && v < 0 ? HUE_NEGATIVE : HUE_NONE;
}

void
rows_number(struct rows *r, int64_t v)
{
	enum cell_type type = r->column[r->at].type;
	char digits[24];

	assert(type == CELL_NUMBER || type == CELL_DAYS || type == CELL_LATE || type == CELL_AHEAD);
	snprintf(digits, sizeof(digits), "%" PRId64, v);
	if (v != CELL_UNKNOWN)
		r->hue = number_hue(type, v);
	if (is_dropped(r))
		;
	else if (v == CELL_UNKNOWN)
		r->functions->none(r);
	else if (is_relative(r, type))
		number_relative(r, type, v);
	else
		r->functions->number(r, str_of(digits));
	rows_step(r);
}

/* fixed-point, which every reader of numbers understands; a whole number has no point */
static struct str
real_digits(char *scratch, size_t size, double v, bool brief)
{
	int places = brief ? 4 : 12, n;
	struct str s;

	for (double x = v < 0 ? -v : v; !brief && x >= 10 && places > 1; x /= 10)
		places--;
	n = snprintf(scratch, size, "%.*f", places, v);
	s = (struct str){scratch, (size_t)n};
	/* drops trailing zeros of the rounded number; a table keeps them, to align its digits */
	while (s.p[s.n - 1] == '0')
		s.n--;
	if (s.p[s.n - 1] == '.')
		s.n--;
	else if (brief)
		s.n = (size_t)n;
	return str_eq(s, STR("-0")) ? STR("0") : s;
}

void
rows_real(struct rows *r, double v)
{
	char digits[512]; /* the largest double has 309 before the point */

	assert(r->column[r->at].type == CELL_REAL);
	if (is_dropped(r))
		;
	else if (isfinite(v))
		r->functions->number(r, real_digits(digits, sizeof(digits), v, r->format == ROWS_TABLE));
	else
		r->functions->none(r);
	rows_step(r);
}

void
rows_day(struct rows *r, day d)
{
	assert(r->column[r->at].type == CELL_DAY);
	if (is_dropped(r)) {
		;
	} else if (d >= DAY_MIN && d <= DAY_MAX) {
		char date[DAY_SIZE];

		r->functions->text(r, str_of(day_format(date, d)));
	} else {
		r->functions->none(r);
	}
	rows_step(r);
}

void
rows_list(struct rows *r, const struct str *v, size_t n)
{
	assert(r->column[r->at].type == CELL_LIST);
	if (!is_dropped(r))
		r->functions->list(r, v, n);
	rows_step(r);
}

void
rows_strong(struct rows *r)
{
	r->strong = true;
}

void
rows_rule(struct rows *r, const char *title)
{
	r->rule = true;
	r->title = title;
}

void
rows_sum(struct rows *r)
{
	r->rule = r->sum = true;
}

/* shows the lines that were kept: in the pager if they are more than the screen holds */
static void
show_page(struct rows *r)
{
	struct str rest = buf_view(&r->page), line;
	size_t lines = 0;

	while (str_line(&line, &rest))
		lines++;
	/* the shell's prompt takes a line, too */
	if (r->pager && lines >= r->screen.lines && pager_show(buf_view(&r->page)))
		return;
	r->keeps = false;
	buf_str(&r->line, buf_view(&r->page));
	format_put(r);
}

int
rows_close(struct rows *r)
{
	int error;

	if (!r)
		return 0;
	buf_clear(&r->line);
	if (r->functions->finish)
		r->functions->finish(r);
	if (r->keeps)
		show_page(r);
	errno = 0;
	if ((fflush(r->f) != 0 || ferror(r->f)) && !r->error)
		r->error = errno ? errno : EIO;
	error = r->error;
	buf_free(&r->line);
	buf_free(&r->page);
	free(r->column);
	free(r);
	if (error)
		errno = error;
	return error ? -1 : 0;
}

int
rows_format_parse(enum rows_format *format, const char *s)
{
#define ROW(word, value) {word, value},
	static const struct {
		const char *name;
		enum rows_format format;
	} formats[] = {ROWS_FORMATS(ROW, ROW, ROW)};
#undef ROW

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(s, formats[i].name) == 0) {
			*format = formats[i].format;
			return 0;
		}
	return -1;
}
