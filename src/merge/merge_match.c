/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "merge/merge_match.h"

enum { ALIKE_MAX = 64 }; /* sections without a counterpart that are compared with each other */

/* counts the lines of a section, to compare it with another */
static size_t
count_lines(struct map *lines, struct str text)
{
	struct str line, rest = text;
	size_t n = 0;

	while (str_line(&line, &rest)) {
		uint32_t *at;

		line = str_trim(line);
		if (!line.n)
			continue;
		at = map_put(lines, line);
		*at = *at == MAP_NONE ? 1 : *at + 1;
		n++;
	}
	return n;
}

/* true if two texts share most of their lines */
static bool
alike(struct str a, struct str b)
{
	struct map lines = {0};
	struct str line, rest = b;
	size_t n = count_lines(&lines, a), other = 0, common = 0;

	while (str_line(&line, &rest)) {
		uint32_t *at;

		line = str_trim(line);
		if (!line.n)
			continue;
		other++;
		at = map_put(&lines, line);
		if (*at != MAP_NONE && *at > 0) {
			--*at;
			common++;
		}
	}
	map_free(&lines);
	return common && common * 2 >= (n > other ? n : other);
}

/* true for a section of a side that the base does not have */
static bool
new_there(const struct merge_list *l, enum side side, size_t i)
{
	return !node_has(&l->node[l->of[side][i]], BASE);
}

static void
join(struct merge_list *l, uint32_t base, enum side side, size_t i)
{
	uint32_t old = l->of[side][i];

	l->node[base].at[side] = (uint32_t)i;
	l->node[old].at[side] = NO_ITEM;
	l->of[side][i] = base;
}

/* matches sections whose heading was renamed and whose text is similar */
static void
match_renamed(struct merge_list *l, const struct outline o[SIDES], enum side side)
{
	size_t tried = 0;

	for (size_t b = 0; b < l->n[BASE]; b++) {
		uint32_t node = l->of[BASE][b];

		if (node_has(&l->node[node], side) || !o[BASE].v[b].text.n || ++tried > ALIKE_MAX)
			continue;
		for (size_t i = 0, seen = 0; i < l->n[side] && seen < ALIKE_MAX; i++) {
			const struct section *s = &o[side].v[i];

			if (!new_there(l, side, i) || !s->head.n || !o[BASE].v[b].head.n)
				continue;
			seen++;
			if (!alike(o[BASE].v[b].text, s->text))
				continue;
			join(l, node, side, i);
			break;
		}
	}
}

/* matches sections whose path a file has several times: similar ones first, then in order */
static void
match_repeated(struct merge_list *l, const struct outline o[SIDES], enum side side)
{
	size_t tried = 0;

	for (size_t b = 0; b < l->n[BASE] && tried < ALIKE_MAX; b++) {
		uint32_t node = l->of[BASE][b];

		if (node_has(&l->node[node], side))
			continue;
		tried++;
		for (size_t i = 0; i < l->n[side]; i++)
			if (new_there(l, side, i) && str_eq(o[BASE].v[b].path, o[side].v[i].path)) {
				join(l, node, side, i);
				break;
			}
	}
}

/* finds the paths that a file has more than once */
static void
find_repeated(struct map *repeated, const struct outline *o)
{
	struct map seen = {0};

	for (size_t i = 0; i < o->n; i++) {
		uint32_t *at = map_put(&seen, o->v[i].path);

		if (*at != MAP_NONE)
			*map_put(repeated, o->v[i].path) = 1;
		*at = 1;
	}
	map_free(&seen);
}

static struct str
with_text(const struct section *s, struct arena *a)
{
	char *p = arena_bytes(a, s->path.n + s->text.n);

	if (s->path.n)
		memcpy(p, s->path.p, s->path.n);
	if (s->text.n)
		memcpy(p + s->path.n, s->text.p, s->text.n);
	return (struct str){p, s->path.n + s->text.n};
}

void
merge_match(struct merge_list *l, const struct outline o[SIDES], struct arena *a)
{
	struct map repeated = {0};

	for (enum side s = BASE; s < SIDES; s++)
		find_repeated(&repeated, &o[s]);
	for (enum side s = BASE; s < SIDES; s++) {
		merge_list_items(l, s, o[s].n, a);
		for (size_t i = 0; i < o[s].n; i++) {
			const struct section *v = &o[s].v[i];
			bool again = map_get(&repeated, v->path) != MAP_NONE;

			l->item[s][i] = (struct merge_item){.key = again ? with_text(v, a) : v->path, .text = v->text,
			                              .date = v->date};
		}
	}
	merge_list_match(l, a);
	for (enum side s = OURS; s < SIDES; s++) {
		match_renamed(l, o, s);
		match_repeated(l, o, s);
	}
	map_free(&repeated);
}
