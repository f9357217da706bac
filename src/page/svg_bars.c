/* SPDX-License-Identifier: ISC */
#include "page/svg_bars.h"
#include "print/html.h"

/* pixels; fits a phone held upright, and is scaled up on wider screens */
enum {
	WIDTH = 340,
	HIGH = 120, TOP = 18, BELOW = 22, /* of vertical bars */
	LABELS = 13,                      /* at most this many labels below them */
	ROW = 26, NAMES = 130, NUMBERS = 44, /* of horizontal bars */
	COLUMNS = 17,                     /* of a label */
};

static uint64_t
highest(const struct svg_bar *v, size_t n, uint64_t least)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].first + v[i].second > least)
			least = v[i].first + v[i].second;
	return least ? least : 1;
}

/* n of `full` as pixels of `space`, at least 1 unless n is 0; numbers are far below 2^48 */
static unsigned
pixels(uint64_t n, uint64_t full, unsigned space)
{
	unsigned px = (unsigned)((n * space + full / 2) / full);

	return n && !px ? 1 : px;
}

static void
add_rect(struct buf *out, const char *class, unsigned x, unsigned y, unsigned w, unsigned h)
{
	if (w && h)
		buf_fmt(out, "<rect class=\"%s\" x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\"/>\n", class, x, y, w, h);
}

static void
add_line(struct buf *out, const char *class, unsigned y)
{
	buf_fmt(out, "<line class=\"%s\" x1=\"0\" y1=\"%u\" x2=\"%u\" y2=\"%u\"/>\n", class, y, (unsigned)WIDTH, y);
}

void
svg_columns(struct buf *out, const struct svg_text *text, const struct svg_bar *v, size_t n, uint64_t goal)
{
	uint64_t full = highest(v, n, goal);
	unsigned ground = TOP + HIGH;

	svg_begin(out, text, "bars", WIDTH, ground + BELOW);
	for (size_t i = 0; i < n; i++) {
		unsigned x = (unsigned)(i * WIDTH / n), next = (unsigned)((i + 1) * WIDTH / n), w = next - x > 3 ? next - x - 2 : 1;
		unsigned first = pixels(v[i].first, full, HIGH), both = pixels(v[i].first + v[i].second, full, HIGH);

		add_rect(out, "one", x, ground - first, w, first);
		add_rect(out, "two", x, ground - both, w, both - first);
		if ((n - 1 - i) % LABELS == 0 && i + 1 >= LABELS) {
			buf_fmt(out, "<text class=\"end\" x=\"%u\" y=\"%u\">", next, ground + 16);
			html_text(out, v[i].label);
			buf_str(out, STR("</text>\n"));
		}
	}
	add_line(out, "ground", ground);
	if (goal)
		add_line(out, "goal", ground - pixels(goal, full, HIGH));
	buf_fmt(out, "<text x=\"0\" y=\"12\">%llu</text>\n", (unsigned long long)full);
	svg_end(out);
}

void
svg_rows(struct buf *out, const struct svg_text *text, const struct svg_bar *v, size_t n)
{
	uint64_t full = highest(v, n, 0);
	unsigned space = WIDTH - NAMES - NUMBERS;
	struct buf label = {0};

	svg_begin(out, text, "bars", WIDTH, (unsigned)n * ROW + 4);
	for (size_t i = 0; i < n; i++) {
		unsigned y = (unsigned)i * ROW, first = pixels(v[i].first, full, space);

		buf_fmt(out, "<text class=\"end\" x=\"%u\" y=\"%u\">", (unsigned)NAMES - 8, y + 18);
		svg_label(&label, v[i].label, COLUMNS);
		html_text(out, buf_view(&label));
		buf_str(out, STR("</text>\n"));
		add_rect(out, "one", NAMES, y + 3, first, ROW - 6);
		buf_fmt(out, "<text class=\"start\" x=\"%u\" y=\"%u\">%llu</text>\n", NAMES + first + 5, y + 18,
		        (unsigned long long)v[i].first);
	}
	svg_end(out);
	buf_free(&label);
}
