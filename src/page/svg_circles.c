/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "page/dot.h"
#include "page/svg.h"
#include "page/svg_circles.h"
#include "print/html.h"

enum {
	HEIGHT = 46,  /* of a box, ... */
	MARGIN = 20,  /* ... its margins, left and right together, ... */
	COLUMNS = 24, /* ... and the columns of its name */
	LEAST = 3,    /* people in a circle, as in dot.h */
};

/* --- who is in which circle --- */

struct ranked {
	uint32_t cluster, ties, node;
};

static int
by_cluster(const void *va, const void *vb)
{
	const struct ranked *a = va, *b = vb;

	if (a->cluster != b->cluster)
		return a->cluster < b->cluster ? -1 : 1;
	if (a->ties != b->ties)
		return a->ties < b->ties ? 1 : -1;
	return (a->node > b->node) - (a->node < b->node);
}

/* clusters are numbered by size, so the circles come first */
static void
read_members(struct svg_circles *c, const struct svg_map *map)
{
	const struct mesh *m = map->mesh;
	struct ranked *rank = mem_alloc(m->graph.n * sizeof(*rank));

	for (uint32_t i = 0; i < m->graph.n; i++)
		rank[i] = (struct ranked){map->cluster[i], mesh_ties(m, i), i};
	qsort(rank, m->graph.n, sizeof(*rank), by_cluster);
	for (size_t i = 0; i < m->graph.n; i++) {
		uint32_t cluster = rank[i].cluster;
		bool begins = !i || rank[i - 1].cluster != cluster;

		c->member[i] = rank[i].node;
		if (map->size[cluster] < LEAST)
			break;
		c->all += begins;
		if (cluster >= SVG_CIRCLES_MOST)
			continue;
		if (begins)
			c->circle[c->n++].member = c->member + i;
		c->circle[cluster].n++;
	}
	free(rank);
}

static void
count_ties(struct svg_circles *c, const struct svg_map *map)
{
	const struct graph *g = &map->mesh->graph;

	for (size_t i = 0; i < g->n; i++) {
		uint32_t a = map->cluster[i];

		for (uint32_t k = g->start[i]; a < c->n && k < g->start[i + 1]; k++) {
			uint32_t b = map->cluster[g->to[k]];

			if (b < c->n && b != a)
				c->between[a * c->n + b]++;
		}
	}
}

void
svg_circles_find(struct svg_circles *c, const struct svg_map *map)
{
	*c = (struct svg_circles){.mesh = map->mesh};
	c->member = mem_alloc(map->mesh->graph.n * sizeof(*c->member));
	read_members(c, map);
	c->between = mem_zero(c->n * c->n, sizeof(*c->between));
	count_ties(c, map);
}

void
svg_circles_free(struct svg_circles *c)
{
	free(c->member);
	free(c->between);
	*c = (struct svg_circles){0};
}

uint32_t
svg_circles_ties(const struct svg_circles *c, size_t a, size_t b)
{
	return c->between[a * c->n + b];
}

size_t
svg_circles_nearest(size_t out[SVG_CIRCLES_LINES], const struct svg_circles *c, size_t a)
{
	bool taken[SVG_CIRCLES_MOST] = {false};
	size_t n = 0;

	for (; n < SVG_CIRCLES_LINES; n++) {
		uint32_t most = 0;

		for (size_t b = 0; b < c->n; b++) {
			if (b != a && !taken[b] && svg_circles_ties(c, a, b) > most) {
				out[n] = b;
				most = svg_circles_ties(c, a, b);
			}
		}
		if (!most)
			break;
		taken[out[n]] = true;
	}
	return n;
}

/* --- the drawing --- */

struct circles_drawing {
	struct box box[SVG_CIRCLES_MOST];
	struct box_line line[SVG_CIRCLES_MOST * SVG_CIRCLES_LINES];
	size_t nlines;
	uint32_t most; /* ties of the thickest line */
	struct buf name, rest;
};

/* reads the two lines of a box: the best connected, and how many others there are */
static void
read_words(struct circles_drawing *d, const struct svg_circles *c, size_t i)
{
	const struct mesh *m = c->mesh;

	svg_label(&d->rest, contact_name(&m->book->contact[m->who[c->circle[i].member[0]]]), COLUMNS);
	buf_clear(&d->name);
	buf_fmt(&d->name, "%zu · %.*s", i + 1, (int)d->rest.n, d->rest.p);
	buf_clear(&d->rest);
	buf_fmt(&d->rest, "and %zu others", c->circle[i].n - 1);
}

static bool
has_line(const struct circles_drawing *d, uint32_t a, uint32_t b)
{
	for (size_t i = 0; i < d->nlines; i++)
		if ((d->line[i].a == a && d->line[i].b == b) || (d->line[i].a == b && d->line[i].b == a))
			return true;
	return false;
}

static void
read_lines(struct circles_drawing *d, const struct svg_circles *c, uint32_t a)
{
	size_t near[SVG_CIRCLES_LINES], n = svg_circles_nearest(near, c, a);

	for (size_t i = 0; i < n; i++) {
		uint32_t b = (uint32_t)near[i], ties = svg_circles_ties(c, a, b);

		d->most = ties > d->most ? ties : d->most;
		if (!has_line(d, a, b))
			d->line[d->nlines++] = (struct box_line){a, b};
	}
}

static void
add_line(struct buf *out, const struct circles_drawing *d, const struct svg_circles *c, size_t i)
{
	const struct box *a = &d->box[d->line[i].a], *b = &d->box[d->line[i].b];
	uint32_t ties = svg_circles_ties(c, d->line[i].a, d->line[i].b);
	const char *class = ties * 3 > d->most * 2 ? " class=\"many\""
	                    : ties * 3 > d->most   ? " class=\"some\""
	                                           : "";

	buf_fmt(out, "<line%s x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", class, (int)a->x, (int)a->y,
	        (int)b->x, (int)b->y);
}

static void
add_circle(struct buf *out, struct circles_drawing *d, const struct svg_circles *c, size_t i)
{
	const struct box *b = &d->box[i];
	const struct dot_colour *colour = dot_colour((uint32_t)i, (uint32_t)c->circle[i].n);

	read_words(d, c, i);
	buf_fmt(out, "<a href=\"#circle-%zu\" tabindex=\"-1\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" "
	        "fill=\"%s\" stroke=\"%s\"/>", i + 1, (int)(b->x - b->w / 2), (int)(b->y - b->h / 2), (int)b->w,
	        (int)b->h, colour->fill, colour->border);
	buf_fmt(out, "<text x=\"%d\" y=\"%d\">", (int)b->x, (int)b->y - 4);
	html_text(out, buf_view(&d->name));
	buf_fmt(out, "</text><text x=\"%d\" y=\"%d\">%.*s</text></a>\n", (int)b->x, (int)b->y + 14,
	        (int)d->rest.n, d->rest.p);
}

void
svg_circles_add(struct buf *out, const struct svg_circles *c, enum layout_shape shape)
{
	struct circles_drawing *d = mem_zero(1, sizeof(*d));
	struct buf desc = {0};
	struct box size;

	for (size_t i = 0; i < c->n; i++) {
		unsigned name, rest;

		read_words(d, c, i);
		name = svg_width(buf_view(&d->name));
		rest = svg_width(buf_view(&d->rest));
		d->box[i].w = (int32_t)(name > rest ? name : rest) + MARGIN;
		d->box[i].h = HEIGHT;
		read_lines(d, c, (uint32_t)i);
	}
	svg_layout(&size, d->box, c->n, d->line, d->nlines, shape);
	buf_fmt(&desc, "%zu circles of people, each a box, and lines between those with most ties. The list below says the same.",
	        c->n);
	svg_begin(out, &(struct svg_text){svg_map_id(shape), STR("The map of circles"), buf_view(&desc), true},
	          svg_map_class(shape), (unsigned)size.x, (unsigned)size.y);
	for (size_t i = 0; i < d->nlines; i++)
		add_line(out, d, c, i);
	for (size_t i = 0; i < c->n; i++)
		add_circle(out, d, c, i);
	svg_end(out);
	buf_free(&d->name);
	buf_free(&d->rest);
	buf_free(&desc);
	free(d);
}
