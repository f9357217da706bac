/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "import/import_group.h"

bool
group_has(const struct import_group *g, size_t who)
{
	for (size_t i = 0; g && i < g->n && i < GROUP_KNOWN; i++)
		if (g->who[i] == who)
			return true;
	return false;
}

void
group_add(struct groups *g, struct arena *arena, struct str form, size_t who)
{
	struct import_group *group;

	if (!form.n)
		return;
	if (map_get(&g->map, form) == MAP_NONE) {
		g->v = mem_reserve(g->v, g->n, &g->cap, sizeof(*g->v));
		g->v[g->n] = (struct import_group){.n = 0};
		*map_put(&g->map, arena_str(arena, form)) = (uint32_t)g->n++;
	}
	group = &g->v[map_get(&g->map, form)];
	if (group_has(group, who))
		return;
	if (group->n < GROUP_KNOWN)
		group->who[group->n] = (uint32_t)who;
	group->n++;
}

const struct import_group *
group_get(const struct groups *g, struct str form)
{
	uint32_t i = map_get(&g->map, form);

	return i == MAP_NONE ? NULL : &g->v[i];
}

void
groups_forget(struct groups *g)
{
	map_free(&g->map);
	g->n = 0;
}

void
groups_free(struct groups *g)
{
	map_free(&g->map);
	free(g->v);
}
