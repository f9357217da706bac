/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "network/cluster.h"
#include "network/components.h"
#include "page/dot.h"

static const struct dot_colour colours[] = {
	{"#cfe3f7", "#2a6fae"}, {"#fbdcc0", "#c4651a"}, {"#d3ecd0", "#3b8a3a"}, {"#f6d0d8", "#b8395a"},
	{"#e2d8f3", "#7350b0"}, {"#fbefb4", "#a5860b"}, {"#c9ece9", "#1c8580"}, {"#ecd9c8", "#8a5a33"},
	{"#f3d3ee", "#a73f97"}, {"#e0e9b8", "#6f8422"},
	{"#ececec", "#8c8c8c"}, /* of all other clusters */
};

enum { COLOURS = sizeof(colours) / sizeof(colours[0]) - 1, CLUSTER_LEAST = 3, NAME_MAX_BYTES = 200 };

/* the look of people by tier; the last also serves later tiers and none */
static const struct style {
	unsigned font;      /* points */
	const char *border; /* points */
	const char *dot;    /* diameter in inches */
} styles[] = {
	{15, "2.4", "0.26"}, {12, "1.4", "0.18"}, {11, "0.8", "0.13"},
};

enum { STYLES = sizeof(styles) / sizeof(styles[0]) };

struct map_of {
	struct buf *out;
	const struct mesh *m;
	uint32_t *cluster, *size;
	uint32_t least;  /* ties that a person needs for a visible name */
	struct buf seen; /* a name, made visible */
};

static const struct contact *
person(const struct map_of *d, size_t node)
{
	return &d->m->book->contact[d->m->who[node]];
}

/* appends a text for a quoted string; in labels "&" would begin a character reference */
static void
add_quoted(struct map_of *d, struct str s, bool label)
{
	buf_clear(&d->seen);
	text_visible(&d->seen, s, false);
	for (size_t i = 0; i < d->seen.n; i++) {
		char c = d->seen.p[i];

		if (c == '"' || c == '\\')
			buf_chr(d->out, '\\');
		if (c == '&' && label)
			buf_str(d->out, STR("&amp;"));
		else
			buf_chr(d->out, c);
	}
}

static void
add_name(struct map_of *d, size_t node)
{
	struct str name = contact_name(person(d, node)), head = utf8_cut(name, NAME_MAX_BYTES);

	add_quoted(d, head, true);
	if (head.n < name.n)
		buf_str(d->out, STR("…"));
}

/* contacts are sorted by id, so equal ids are adjacent */
static bool
shares_id(const struct book *b, size_t who)
{
	struct str id = b->contact[who].id;

	return (who && str_eq(b->contact[who - 1].id, id)) || (who + 1 < b->n && str_eq(b->contact[who + 1].id, id));
}

static void
add_node(struct map_of *d, size_t node)
{
	const struct contact *c = person(d, node);

	buf_chr(d->out, '"');
	if (shares_id(d->m->book, d->m->who[node])) {
		buf_str(d->out, STR("./"));
		add_quoted(d, c->path, false);
	} else {
		add_quoted(d, c->id, false);
	}
	buf_chr(d->out, '"');
}

static const struct style *
style_of(const struct map_of *d, size_t node)
{
	const struct settings *set = &d->m->book->set;
	struct str tier = contact_text(person(d, node), KEY_TIER);

	for (size_t i = 0; i < set->ntiers && i < STYLES; i++)
		if (text_same(tier, set->tier[i].name))
			return &styles[i];
	return &styles[STYLES - 1];
}

const struct dot_colour *
dot_colour(uint32_t cluster, uint32_t size)
{
	return &colours[cluster < COLOURS && size >= CLUSTER_LEAST ? cluster : COLOURS];
}

static void
add_person(struct map_of *d, size_t node)
{
	const struct dot_colour *colour = dot_colour(d->cluster[node], d->size[d->cluster[node]]);
	const struct style *style = style_of(d, node);

	buf_chr(d->out, '\t');
	add_node(d, node);
	if (mesh_ties(d->m, node) >= d->least) {
		buf_str(d->out, STR(" [label=\""));
		add_name(d, node);
		buf_fmt(d->out, "\", fontsize=%u", style->font);
	} else {
		buf_str(d->out, STR(" [shape=circle, label=\"\", tooltip=\""));
		add_name(d, node);
		buf_fmt(d->out, "\", width=%s", style->dot);
	}
	buf_fmt(d->out, ", penwidth=%s, fillcolor=\"%s\", color=\"%s\"];\n", style->border, colour->fill, colour->border);
}

/* true if the edge is the only connection between two groups, not just to one person */
static bool
spans(const struct mesh *m, size_t a, size_t b)
{
	return components_bridge(&m->skeleton, a, b) && mesh_ties(m, a) > 1 && mesh_ties(m, b) > 1;
}

static void
add_ties(struct map_of *d, size_t node)
{
	const struct graph *g = &d->m->graph;

	for (uint32_t i = g->start[node]; i < g->start[node + 1]; i++) {
		if (g->to[i] < node)
			continue;
		buf_chr(d->out, '\t');
		add_node(d, node);
		buf_str(d->out, STR(" -- "));
		add_node(d, g->to[i]);
		if (spans(d->m, node, g->to[i]))
			buf_str(d->out, STR(" [penwidth=3, color=\"#333333\"]"));
		buf_str(d->out, STR(";\n"));
	}
}

/* lists people without ties, one per line, or three per line if there are many */
static void
add_aside(struct map_of *d, size_t isolated)
{
	size_t shown = 0, across = isolated > 12 ? 3 : 1;

	if (!isolated)
		return;
	buf_str(d->out, STR("\t\"./aside\" [shape=note, style=filled, fillcolor=\"#fafafa\", color=\"#b0b0b0\", fontsize=10, "
	                    "label=\"no ties:\\l"));
	for (size_t i = 0; i < d->m->graph.n && shown < DOT_ASIDE; i++) {
		if (mesh_ties(d->m, i))
			continue;
		add_name(d, i);
		shown++;
		buf_str(d->out, shown % across && shown < isolated ? STR(", ") : STR("\\l"));
	}
	if (shown < isolated)
		buf_fmt(d->out, "and %zu more\\l", isolated - shown);
	buf_str(d->out, STR("\"];\n"));
}

static int
most_first(const void *va, const void *vb)
{
	uint32_t a = *(const uint32_t *)va, b = *(const uint32_t *)vb;

	return (a < b) - (a > b);
}

/* the number of ties from which names are visible */
static uint32_t
least_ties(const struct mesh *m, size_t tied)
{
	uint32_t *ties, least;

	if (tied <= DOT_NAMED)
		return 1;
	ties = mem_alloc(m->graph.n * sizeof(*ties));
	for (size_t i = 0; i < m->graph.n; i++)
		ties[i] = mesh_ties(m, i);
	qsort(ties, m->graph.n, sizeof(*ties), most_first);
	least = ties[DOT_NAMED];
	free(ties);
	/* of people with equally many ties all have visible names or none */
	return least + 1;
}

static void
add_head(struct map_of *d, size_t isolated)
{
	size_t n = d->m->graph.n, ties = d->m->graph.start[n] / 2;

	buf_str(d->out, STR("graph mesh {\n"
	                    "\tgraph [layout=sfdp, overlap=prism, overlap_scaling=-2, outputorder=edgesfirst, splines=line,\n"
	                    "\t\tpad=0.3, bgcolor=white, fontname=\"sans-serif\", fontsize=12, fontcolor=\"#555555\","));
	buf_fmt(d->out, "\n\t\tlabel=\"\\n%zu %s, %zu %s\"];\n", n, n == 1 ? "person" : "people", ties, ties == 1 ? "tie" : "ties");
	buf_str(d->out, STR("\tnode [shape=box, style=\"rounded,filled\", margin=\"0.08,0.04\", width=0.1, height=0.1,\n"
	                    "\t\tfontname=\"sans-serif\", fontcolor=\"#202020\"];\n"));
	/* with many edges, make them translucent */
	buf_str(d->out, n - isolated > DOT_NAMED ? STR("\tedge [color=\"#40506048\", penwidth=0.6];\n")
	                                         : STR("\tedge [color=\"#40506090\", penwidth=1.1];\n"));
}

void
dot_map(struct buf *out, const struct mesh *m)
{
	struct map_of d = {.out = out, .m = m};
	size_t isolated = 0;

	for (size_t i = 0; i < m->graph.n; i++)
		isolated += mesh_ties(m, i) == 0;
	d.cluster = mem_alloc(m->graph.n * sizeof(*d.cluster));
	d.size = mem_alloc(m->graph.n * sizeof(*d.size));
	cluster_find(d.cluster, d.size, &m->graph);
	d.least = least_ties(m, m->graph.n - isolated);
	add_head(&d, isolated);
	for (size_t i = 0; i < m->graph.n; i++)
		if (mesh_ties(m, i))
			add_person(&d, i);
	add_aside(&d, isolated);
	for (size_t i = 0; i < m->graph.n; i++)
		add_ties(&d, i);
	buf_str(out, STR("}\n"));
	free(d.cluster);
	free(d.size);
	buf_free(&d.seen);
}
