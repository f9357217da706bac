/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "page/dot.h"
#include "page/page_frame.h"
#include "page/svg_circles.h"
#include "page/svg_map.h"
#include "print/html.h"

/* adds what the map shows by colour and border: the person's circle and first tier */
static void
add_circle_and_tier(struct buf *out, const struct pages *p, const struct svg_map *map,
                    uint32_t node)
{
	uint32_t circle = svg_map_circle(map, node);
	bool first = svg_map_first(map, node);

	if (!circle && !first)
		return;
	buf_str(out, STR(" <small>"));
	if (circle)
		buf_fmt(out, "circle %u%s", (unsigned)circle, first ? " · " : "");
	if (first)
		html_isolated(out, p->book->set.tier[0].name);
	buf_str(out, STR("</small>"));
}

/* lists a person's ties to others on the map */
static void
add_tied(struct buf *out, const struct pages *p, const struct svg_map *map, const bool *shown,
         uint32_t node)
{
	const struct mesh *m = &p->mesh;
	bool any = false;

	buf_str(out, STR("<dt>"));
	page_name(out, p, m->who[node], PAGE_FOLDER "/");
	add_circle_and_tier(out, p, map, node);
	buf_str(out, STR("</dt>\n<dd>"));
	for (uint32_t i = m->graph.start[node]; i < m->graph.start[node + 1]; i++) {
		if (!shown[m->graph.to[i]])
			continue;
		buf_str(out, any ? STR(", ") : STR(""));
		html_isolated(out, p->name[m->who[m->graph.to[i]]]);
		if (svg_map_only(map, node, m->graph.to[i]))
			buf_str(out, STR(" (the only way)"));
		any = true;
	}
	buf_str(out, any ? STR("</dd>\n") : STR("none of these</dd>\n"));
}

/* --- the frame and the legend --- */

/* appends one of the two drawings; CSS shows the one that suits the screen */
typedef void page_map_draw(struct buf *, const struct pages *, const struct svg_map *,
                           const struct svg_circles *, enum layout_shape);

static void
draw_people(struct buf *out, const struct pages *p, const struct svg_map *map,
            const struct svg_circles *circles, enum layout_shape shape)
{
	(void)circles;
	svg_map_add(out, map, p->link, PAGE_FOLDER "/", shape);
}

static void
draw_circles(struct buf *out, const struct pages *p, const struct svg_map *map,
             const struct svg_circles *circles, enum layout_shape shape)
{
	(void)p;
	(void)map;
	svg_circles_add(out, circles, shape);
}

static void
add_drawings(struct buf *out, const struct pages *p, const struct svg_map *map,
             const struct svg_circles *circles, page_map_draw *draw)
{
	buf_str(out, STR("<div class=\"wide\" id=\"map\" tabindex=\"0\" role=\"region\" "
	                 "aria-label=\"The map. Plus and minus zoom, arrow keys move, 0 shows all.\">\n"));
	draw(out, p, map, circles, LAYOUT_BROAD);
	draw(out, p, map, circles, LAYOUT_TALL);
	/* hidden until the script shows them, because they need the script */
	buf_str(out, STR("</div>\n<p id=\"zoom\" hidden>\n"
	                 "<button type=\"button\" id=\"nearer\" aria-label=\"Zoom in\">+</button>\n"
	                 "<button type=\"button\" id=\"farther\" aria-label=\"Zoom out\">−</button>\n"
	                 "<button type=\"button\" id=\"whole\">Show all</button>\n</p>\n"));
}

/* appends the beginning of an item of the legend, with a small drawing of what it explains */
static void
add_sign(struct buf *out, const char *drawing)
{
	buf_fmt(out, "<li><svg class=\"map\" aria-hidden=\"true\" width=\"22\" height=\"14\">%s</svg> ", drawing);
}

/* "Inês Carvalho and 8 others" */
static void
add_circle_name(struct buf *out, const struct pages *p, const struct svg_circle *c)
{
	html_isolated(out, p->name[p->mesh.who[c->member[0]]]);
	buf_fmt(out, " and %zu others", c->n - 1);
}

static void
add_legend(struct buf *out, const struct pages *p, const struct svg_circles *circles, bool only,
           bool first)
{
	char box[128];

	buf_str(out, STR("<ul class=\"legend\">\n"));
	for (size_t i = 0; i < circles->n; i++) {
		const struct dot_colour *colour = dot_colour((uint32_t)i, (uint32_t)circles->circle[i].n);

		if (colour == dot_colour(UINT32_MAX, 0))
			break;
		snprintf(box, sizeof(box), "<rect x=\"1\" y=\"1\" width=\"20\" height=\"12\" rx=\"3\" fill=\"%s\" stroke=\"%s\"/>",
		         colour->fill, colour->border);
		add_sign(out, box);
		buf_fmt(out, "circle %zu: ", i + 1);
		add_circle_name(out, p, &circles->circle[i]);
		buf_str(out, STR("</li>\n"));
	}
	if (only) {
		add_sign(out, "<line class=\"only\" x1=\"0\" y1=\"7\" x2=\"22\" y2=\"7\"/>");
		buf_str(out, STR("the only way between two groups</li>\n"));
	}
	if (first) {
		add_sign(out, "<rect class=\"first\" x=\"2\" y=\"2\" width=\"18\" height=\"10\" rx=\"3\" fill=\"#ececec\" stroke=\"#8c8c8c\"/>");
		buf_str(out, STR("tier "));
		html_isolated(out, p->book->set.tier[0].name);
		buf_str(out, STR("</li>\n"));
	}
	buf_str(out, STR("</ul>\n"));
}

/* --- a map of people, or of circles if they are too many --- */

/* true if the map has a thick line */
static bool
has_only(const struct svg_map *map)
{
	const struct graph *g = &map->mesh->graph;

	for (size_t i = 0; i < map->n; i++)
		for (uint32_t k = g->start[map->node[i]]; k < g->start[map->node[i] + 1]; k++)
			if (svg_map_only(map, map->node[i], g->to[k]))
				return true;
	return false;
}

/* true if the map has a thick border */
static bool
has_first(const struct svg_map *map)
{
	for (size_t i = 0; i < map->n; i++)
		if (svg_map_first(map, map->node[i]))
			return true;
	return false;
}

static void
add_people(struct buf *out, const struct pages *p, const struct svg_map *map,
           const struct svg_circles *circles)
{
	bool *shown = mem_zero(p->mesh.graph.n + 1, sizeof(*shown));

	add_drawings(out, p, map, circles, draw_people);
	add_legend(out, p, circles, has_only(map), has_first(map));
	buf_str(out, STR("<h2>The same as a list</h2>\n<dl>\n"));
	for (size_t i = 0; i < map->n; i++)
		shown[map->node[i]] = true;
	for (size_t i = 0; i < map->n; i++)
		add_tied(out, p, map, shown, map->node[i]);
	buf_str(out, STR("</dl>\n"));
	free(shown);
}

/* appends "Most ties lead to circle 3 (12), circle 1 (4)." */
static void
add_neighbours(struct buf *out, const struct svg_circles *c, size_t a)
{
	size_t near[SVG_CIRCLES_LINES], n = svg_circles_nearest(near, c, a);

	if (!n)
		return;
	buf_str(out, STR("<p class=\"faint\">Most ties lead to "));
	for (size_t i = 0; i < n; i++)
		buf_fmt(out, "%s<a href=\"#circle-%zu\">circle %zu</a> (%u)", i ? ", " : "", near[i] + 1,
		        near[i] + 1, (unsigned)svg_circles_ties(c, a, near[i]));
	buf_str(out, STR(".</p>\n"));
}

static void
add_circle(struct buf *out, const struct pages *p, const struct svg_circles *c, size_t i)
{
	const struct svg_circle *v = &c->circle[i];
	size_t shown = v->n < PAGE_CIRCLE ? v->n : PAGE_CIRCLE;

	buf_fmt(out, "<h2 id=\"circle-%zu\">Circle %zu: ", i + 1, i + 1);
	add_circle_name(out, p, v);
	buf_str(out, STR("</h2>\n<p>"));
	for (size_t k = 0; k < shown; k++) {
		buf_str(out, k ? STR(" · ") : STR(""));
		page_name(out, p, p->mesh.who[v->member[k]], PAGE_FOLDER "/");
	}
	if (shown < v->n)
		buf_fmt(out, " · and %zu more", v->n - shown);
	buf_str(out, STR(".</p>\n"));
	add_neighbours(out, c, i);
}

static void
add_circles(struct buf *out, const struct pages *p, const struct svg_map *map,
            const struct svg_circles *circles)
{
	buf_str(out, STR("<p>A box is a circle of people who know each other, named after the one with the most ties. A "
	                 "thicker line means more ties."));
	if (circles->n < circles->all)
		buf_fmt(out, " Shown are the %zu largest of %zu circles.", circles->n, circles->all);
	buf_str(out, STR("</p>\n"));
	add_drawings(out, p, map, circles, draw_circles);
	for (size_t i = 0; i < circles->n; i++)
		add_circle(out, p, circles, i);
}

/* appends "33 of 40 have a tie. There are 46 ties.", or what to do if there is none */
static void
add_summary(struct buf *out, const struct pages *p, const struct svg_map *map)
{
	const struct graph *g = &p->mesh.graph;
	size_t ties = g->start[g->n] / 2;

	if (!g->n)
		buf_fmt(out, "<p>There is nothing to draw: %s.</p>\n", page_why_none(p));
	else if (!map->tied)
		buf_str(out, STR("<p>None of your contacts has a tie yet. If two of them know each other, say so in one of "
		                 "the files: <code>knows: [ana-lopez]</code></p>\n"));
	else
		buf_fmt(out, "<p>%zu of %zu have a tie. There %s %zu %s.</p>\n", map->tied, g->n, ties == 1 ? "is" : "are",
		        ties, ties == 1 ? "tie" : "ties");
}

void
page_map(struct buf *out, const struct pages *p)
{
	struct svg_circles circles;
	struct svg_map map;

	svg_map_pick(&map, &p->mesh);
	svg_circles_find(&circles, &map);
	page_frame_begin(out, p, PAGE_MAP);
	add_summary(out, p, &map);
	if (map.n)
		add_people(out, p, &map, &circles);
	else if (map.tied)
		add_circles(out, p, &map, &circles);
	page_frame_end(out, p, PAGE_MAP);
	svg_circles_free(&circles);
	svg_map_free(&map);
}
