/* SPDX-License-Identifier: ISC */
#include "base/text.h"
#include "table/linkedin.h"
#include "table/table.h"

static struct str
url_of(const struct card *card)
{
	for (size_t i = 0; i < card->nvalues; i++)
		if (card->value[i].key == KEY_URL)
			return card->value[i].text;
	return STR("");
}

/*
 * Gives people who share a name their pages as UID. Others get none: it would conflict with the UID
 * that another program has for them.
 */
static void
distinguish(struct cards *c, size_t from)
{
	struct map names = {0};
	struct buf folded = {0};

	for (size_t i = from; i < c->n; i++) {
		uint32_t *first;

		first = map_put(&names, arena_str(&c->arena, text_folded(&folded, c->v[i].name)));
		if (*first == MAP_NONE)
			*first = (uint32_t)i;
		else
			c->v[i].uid = url_of(&c->v[i]);
		if (*first != i)
			c->v[*first].uid = url_of(&c->v[*first]);
	}
	buf_free(&folded);
	map_free(&names);
}

void
linkedin_read(struct cards *c, struct str bytes, struct str path)
{
	size_t from = c->n;

	table_read(c, bytes, path, COLUMN_LINKEDIN);
	distinguish(c, from);
}
