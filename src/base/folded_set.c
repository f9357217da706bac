/* SPDX-License-Identifier: ISC */
#include "base/folded_set.h"
#include "base/text.h"

bool
folded_set_has(struct folded_set *s, struct str text)
{
	buf_clear(&s->scratch);
	text_fold(&s->scratch, text);
	return s->scratch.n && map_get(&s->map, buf_view(&s->scratch)) != MAP_NONE;
}

bool
folded_set_add(struct folded_set *s, struct str text)
{
	if (folded_set_has(s, text) || !s->scratch.n)
		return false;
	*map_put(&s->map, arena_str(&s->arena, buf_view(&s->scratch))) = 0;
	return true;
}

void
folded_set_free(struct folded_set *s)
{
	map_free(&s->map);
	arena_free(&s->arena);
	buf_free(&s->scratch);
	*s = (struct folded_set){0};
}
