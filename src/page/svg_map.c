/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "network/cluster.h"
#include "page/dot.h"
#include "page/svg.h"
#include "page/svg_layout.h"
#include "page/svg_map.h"
#include "print/html.h"

enum {
	HEIGHT = 30,  /* of a box */
	MARGIN = 16,  /* on both sides of the text, together */
	COLUMNS = 28, /* of a name */
	CIRCLE = 3,   /* people a cluster needs for a colour, see dot.h */
};

/* --- people on the map --- */

void
svg_map_pick(struct svg_map *map, const struct mesh *m)
{
	*map = (struct svg_map){.mesh = m};
	map->node = mem_alloc(SVG_MAP_MOST * sizeof(*map->node));
	for (size_t i = 0; i < m->graph.n; i++) {
		if (!mesh_ties(m, i))
			continue;
		if (map->tied < SVG_MAP_MOST)
			map->node[map->n++] = (uint32_t)i;
		map->tied++;
	}
	if (map->tied > SVG_MAP_MOST)
		map->n = 0;
	map->cluster = mem_alloc(m->graph.n * sizeof(*map->cluster));
	map->size = mem_alloc(m->graph.n * sizeof(*map->size));
	cluster_find(map->cluster, map->size, &m->graph);
}

void
svg_map_free(struct svg_map *map)
{
	free(map->node);
	free(map->cluster);
	free(map->size);
	*map = (struct svg_map){0};
}

uint32_t
svg_map_circle(const struct svg_map *map, uint32_t node)
{
	return map->size[map->cluster[node]] < CIRCLE ? 0 : map->cluster[node] + 1;
}

bool
svg_map_first(const struct svg_map *map, uint32_t node)
{
	const struct mesh *m = map->mesh;
	const struct settings *set = &m->book->set;

	return set->ntiers && text_same(contact_text(&m->book->contact[m->who[node]], KEY_TIER), set->tier[0].name);
}

/* true if the tie is the only connection between two groups, not just to one person */
bool
svg_map_only(const struct svg_map *map, uint32_t a, uint32_t b)
{
	const struct mesh *m = map->mesh;

	return components_bridge(&m->skeleton, a, b) && mesh_ties(m, a) > 1 && mesh_ties(m, b) > 1;
}

/* --- the drawing --- */

struct str
svg_map_id(enum layout_shape shape)
{
	return shape == LAYOUT_TALL ? STR("map-tall") : STR("map-broad");
}

const char *
svg_map_class(enum layout_shape shape)
{
	return shape == LAYOUT_TALL ? "map tall" : "map broad";
}

struct drawing {
	struct buf *out;
	const struct svg_map *map;
	struct box *box;
	struct box_line *line;
	size_t nlines;
	struct buf name;
};

static const struct contact *
person(const struct drawing *d, size_t i)
{
	const struct mesh *m = d->map->mesh;

	return &m->book->contact[m->who[d->map->node[i]]];
}

static void
read_name(struct drawing *d, size_t i)
{
	svg_label(&d->name, contact_name(person(d, i)), COLUMNS);
}

/* reads the ties between people on the map */
static void
read_lines(struct drawing *d)
{
	const struct graph *g = &d->map->mesh->graph;
	uint32_t *place = mem_alloc(g->n * sizeof(*place));
	size_t cap = 0;

	for (size_t i = 0; i < g->n; i++)
		place[i] = UINT32_MAX;
	for (size_t i = 0; i < d->map->n; i++)
		place[d->map->node[i]] = (uint32_t)i;
	for (size_t i = 0; i < d->map->n; i++) {
		uint32_t node = d->map->node[i];

		for (uint32_t k = g->start[node]; k < g->start[node + 1]; k++) {
			if (g->to[k] < node || place[g->to[k]] == UINT32_MAX)
				continue;
			d->line = mem_reserve(d->line, d->nlines, &cap, sizeof(*d->line));
			d->line[d->nlines++] = (struct box_line){(uint32_t)i, place[g->to[k]]};
		}
	}
	free(place);
}

static void
add_lines(struct drawing *d)
{
	for (size_t i = 0; i < d->nlines; i++) {
		const struct box *a = &d->box[d->line[i].a], *b = &d->box[d->line[i].b];

		buf_fmt(d->out, "<line%s x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
		        svg_map_only(d->map, d->map->node[d->line[i].a], d->map->node[d->line[i].b]) ? " class=\"only\"" : "", (int)a->x, (int)a->y, (int)b->x, (int)b->y);
	}
}

static void
add_person(struct drawing *d, size_t i, struct str file, const char *folder)
{
	const struct box *b = &d->box[i];
	uint32_t cluster = d->map->cluster[d->map->node[i]];
	const struct dot_colour *colour = dot_colour(cluster, d->map->size[cluster]);

	/* keyboard users have the list below the map, so the link is not a tab stop */
	if (file.n)
		buf_fmt(d->out, "<a href=\"%s%.*s\" tabindex=\"-1\">", folder, STR_ARG(file));
	buf_fmt(d->out, "<rect%s x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"%s\"/>",
	        svg_map_first(d->map, d->map->node[i]) ? " class=\"first\"" : "", (int)(b->x - b->w / 2), (int)(b->y - b->h / 2), (int)b->w,
	        (int)b->h, colour->fill, colour->border);
	buf_fmt(d->out, "<text x=\"%d\" y=\"%d\">", (int)b->x, (int)(b->y + 5));
	read_name(d, i);
	html_text(d->out, buf_view(&d->name));
	buf_str(d->out, file.n ? STR("</text></a>\n") : STR("</text>\n"));
}

static void
begin(struct drawing *d, const struct box *size, enum layout_shape shape)
{
	struct buf desc = {0};

	buf_fmt(&desc, "%zu people, each a box with their name, and their ties, each a line. The list below says the same.",
	        d->map->n);
	svg_begin(d->out, &(struct svg_text){svg_map_id(shape), STR("The map of ties"), buf_view(&desc), true},
	          svg_map_class(shape), (unsigned)size->x, (unsigned)size->y);
	buf_free(&desc);
}

void
svg_map_add(struct buf *out, const struct svg_map *map, const struct str *file, const char *folder,
            enum layout_shape shape)
{
	const struct mesh *m = map->mesh;
	struct drawing d = {.out = out, .map = map};
	struct box size;

	d.box = mem_zero(map->n, sizeof(*d.box));
	for (size_t i = 0; i < map->n; i++) {
		read_name(&d, i);
		d.box[i].w = (int32_t)svg_width(buf_view(&d.name)) + MARGIN;
		d.box[i].h = HEIGHT;
	}
	read_lines(&d);
	svg_layout(&size, d.box, map->n, d.line, d.nlines, shape);
	begin(&d, &size, shape);
	add_lines(&d);
	for (size_t i = 0; i < map->n; i++)
		add_person(&d, i, file[m->who[map->node[i]]], folder);
	svg_end(out);
	free(d.box);
	free(d.line);
	buf_free(&d.name);
}
