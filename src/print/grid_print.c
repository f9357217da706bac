/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "print/fold.h"
#include "print/grid_plan.h"
#include "print/grid_print.h"

/* a line being written: blanks are written only before what follows them */
struct line {
	struct buf *out;
	size_t blanks;
	bool isolates, colour;
};

static void
fill(struct buf *out, char c, size_t n)
{
	buf_reserve(out, n);
	memset(out->p + out->n, c, n);
	buf_filled(out, n);
}

static void
put(struct line *l, struct str s, enum hue hue)
{

	fill(l->out, ' ', l->blanks);
	l->blanks = 0;
	if (l->colour)
		buf_str(l->out, str_of(palette_begin(hue)));
	if (l->isolates)
		text_isolate(l->out, s);
	else
		buf_str(l->out, s);
	if (l->colour)
		buf_str(l->out, str_of(palette_end(hue)));
}

static const char *
row_code(const struct grid *t, size_t row)
{
	if (row == 0)
		return PALETTE_HEADER;
	return t->line[row].strong ? PALETTE_STRONG : NULL;
}

static void
line_begin(struct line *l, const char *code)
{
	if (l->colour && code)
		buf_str(l->out, str_of(code));
}

static void
line_end(struct line *l, const char *code)
{
	if (l->colour && code)
		buf_str(l->out, STR(PALETTE_PLAIN));
	buf_chr(l->out, '\n');
	l->blanks = 0;
}

/* takes the next line of a cell; false if there is none */
static bool
next_line(struct str *line, struct str *rest, size_t cell_width, size_t width, bool first)
{
	if (!first || cell_width > width)
		return fold_line(line, rest, width);
	*line = *rest;
	*rest = STR("");
	return true;
}

/* line number k of a row; false if no cell has one */
static bool
print_line(struct line *l, const struct grid *t, const struct grid_plan *p, size_t row, size_t k, struct str *rest)
{
	const char *code = row_code(t, row);
	bool any = false;

	for (size_t i = 0; i < p->beside; i++)
		any = any || rest[i].n;
	if (!any)
		return false;
	line_begin(l, code);
	for (size_t i = 0; i < p->beside; i++) {
		const struct grid_cell *c = &t->cell[row * t->n + i];
		size_t width = grid_plan_width(p, i, k), pad = width;
		struct str s = {0};

		l->blanks += (i ? GRID_GAP : 0) + (p->width[i] - width);
		if (next_line(&s, &rest[i], c->width, width, k == 0) && s.n)
			pad = text_width(s) < width ? width - text_width(s) : 0;
		l->blanks += t->column[i].right ? pad : 0;
		if (s.n)
			put(l, s, c->hue);
		l->blanks += t->column[i].right ? 0 : pad;
	}
	line_end(l, code);
	return true;
}

/* appends what stands below a row; several cells with the names of their columns */
static void
below_text(struct buf *out, const struct grid *t, const struct grid_plan *p, size_t row)
{
	bool named = p->beside + 1 < t->n;

	for (size_t i = p->beside; i < t->n; i++) {
		struct str text = grid_text(t, row * t->n + i);

		if ((named && row == 0) || str_eq(text, STR("-")))
			continue;
		buf_str(out, out->n ? STR("; ") : STR(""));
		if (named)
			buf_fmt(out, "%.*s: ", STR_ARG(grid_text(t, i)));
		buf_str(out, text);
	}
}

static void
print_below(struct line *l, const struct grid *t, const struct grid_plan *p, size_t row)
{
	const char *code = row_code(t, row);
	struct buf text = {0};
	struct str rest, s;

	below_text(&text, t, p, row);
	rest = buf_view(&text);
	while (fold_line(&s, &rest, grid_plan_below(p))) {
		fill(l->out, ' ', GRID_INDENT);
		line_begin(l, code);
		put(l, s, HUE_NONE);
		line_end(l, code);
	}
	buf_free(&text);
}

static void
print_rule(struct buf *out, const struct grid_plan *p, const char *title)
{
	size_t width = grid_plan_gaps(p->beside), used = 0;

	for (size_t i = 0; i < p->beside; i++)
		width += p->width[i];
	if (title) {
		used = strlen(title) + strlen("-- ") + 1;
		buf_fmt(out, "-- %s ", title);
	}
	fill(out, '-', used < width ? width - used : 0);
	buf_chr(out, '\n');
}

void
grid_print(struct buf *out, const struct grid *t, size_t screen, bool colour)
{
	struct grid_plan p;
	struct str *rest = mem_zero(t->n, sizeof(*rest));
	struct line l = {.out = out, .isolates = screen > 0, .colour = colour};

	grid_plan_make(&p, t, screen);
	for (size_t row = 0; row < t->lines; row++) {
		if (t->line[row].rule)
			print_rule(out, &p, t->line[row].title);
		for (size_t i = 0; i < t->n; i++)
			rest[i] = grid_text(t, row * t->n + i);
		for (size_t k = 0; print_line(&l, t, &p, row, k, rest); k++)
			;
		print_below(&l, t, &p, row);
	}
	free(p.width);
	free(rest);
}
