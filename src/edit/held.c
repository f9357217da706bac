/* SPDX-License-Identifier: ISC */
#include "base/map.h"
#include "edit/held.h"

/* how often each line of a text is there */
static void
count_lines(struct map *counts, struct str text)
{
	struct str line;

	while (str_line(&line, &text)) {
		uint32_t *n = map_put(counts, line);

		*n = *n == MAP_NONE ? 1 : *n + 1;
	}
}

static uint32_t
count_of(const struct map *counts, struct str line)
{
	uint32_t n = map_get(counts, line);

	return n == MAP_NONE ? 0 : n;
}

bool
held_in(struct str now, struct str before, struct str after)
{
	struct map was = {0}, is = {0}, have = {0};
	struct str rest, line;
	bool held = true;

	count_lines(&was, before);
	count_lines(&is, after);
	count_lines(&have, now);
	for (rest = after; held && str_line(&line, &rest);)
		held = count_of(&is, line) <= count_of(&was, line) || count_of(&have, line) >= count_of(&is, line);
	for (rest = before; held && str_line(&line, &rest);)
		held = count_of(&is, line) >= count_of(&was, line) || count_of(&have, line) <= count_of(&is, line);
	map_free(&was);
	map_free(&is);
	map_free(&have);
	return held;
}

bool
held_added(struct str *line, struct str *rest, struct str before)
{
	while (str_line(line, rest)) {
		struct str old = before, other;
		bool there = false;

		while (!there && str_line(&other, &old))
			there = str_eq(other, *line);
		if (!there)
			return true;
	}
	return false;
}
