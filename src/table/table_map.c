/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "table/table_map.h"

/* the column of a key; `name` is that of a key of the user */
static struct column_meaning
column_of(enum key key, struct str name)
{
	struct column_meaning col = {.use = USE_VALUE, .key = key, .text = name};

	if (key == KEY_NAME)
		col.use = USE_FULL;
	else if (key == KEY_FIRST_NAME)
		col.use = USE_FIRST;
	else if (key == KEY_LAST_NAME)
		col.use = USE_LAST;
	else if (key == KEY_OTHER)
		col.use = USE_OWN;
	else if (key_kind(key) == KIND_DAY || key_kind(key) == KIND_PARTIAL)
		col.use = USE_DAY;
	return col;
}

/* true for a key that a table may not fill */
static bool
is_barred(enum key key)
{
	return key == KEY_TYPE || key_is_setting(key);
}

struct column_meaning
table_map_by_key(struct str header)
{
	bool exact;
	enum key key = key_find(header, NULL, &exact);

	/* in me.md "notes" is a setting */
	if (text_same(header, STR("notes")))
		return column_of(KEY_NOTE, STR(""));
	if (key == KEY_OTHER || is_barred(key))
		return (struct column_meaning){.use = USE_NONE};
	return column_of(key, STR(""));
}

/* moves *s past a header, in quotes or up to the last "=" before the next comma */
static bool
take_header(struct buf *out, struct str *s)
{
	struct str item;

	if (str_skip(s, STR("\""))) {
		while (s->n && !(s->p[0] == '"' && !str_starts(*s, STR("\"\"")))) {
			buf_chr(out, s->p[0]);
			*s = str_sub(*s, s->p[0] == '"' ? 2 : 1, s->n);
		}
		return str_skip(s, STR("\"")) && str_skip(s, STR("="));
	}
	item = str_sub(*s, 0, str_chr(*s, ','));
	while (item.n && item.p[item.n - 1] != '=')
		item.n--;
	if (item.n < 2)
		return false;
	buf_str(out, str_sub(item, 0, item.n - 1));
	*s = str_sub(*s, item.n, s->n);
	return true;
}

static int
take_key(struct column_meaning *col, struct table_map *m, struct str name, struct buf *why)
{
	const char *near;
	bool exact;

	*col = table_map_by_key(name);
	if (col->use != USE_NONE)
		return 0;
	if (str_starts(name, STR("x-")) && name.n > 2) {
		*col = column_of(KEY_OTHER, arena_str(&m->arena, name));
		return 0;
	}
	near = key_find(name, NULL, &exact) == KEY_OTHER ? key_near(name) : NULL;
	buf_fmt(why, "%.*s: not a key; ", STR_ARG(name));
	if (near)
		buf_fmt(why, "did you mean %s?", near);
	else
		buf_fmt(why, "a key of your own begins with \"x-\": x-%.*s", STR_ARG(name));
	return -1;
}

int
table_map_add(struct table_map *m, struct str items, struct buf *why)
{
	buf_clear(why);
	while (items.n) {
		struct str key, item = items;
		struct table_map_item one = {.used = false};
		struct buf header = {0};
		bool good = take_header(&header, &items);

		if (good) {
			one.header = arena_str(&m->arena, str_trim(buf_view(&header)));
			items = str_cut(&key, items, ',');
			key = str_trim(key);
		}
		buf_free(&header);
		if (!good || !key.n || !one.header.n) {
			str_cut(&item, item, ',');
			buf_fmt(why, "%.*s: not COLUMN=KEY, as in \"E-mail 1 - Value=email\"", STR_ARG(item));
			return -1;
		}
		if (take_key(&one.column, m, key, why) < 0)
			return -1;
		m->v = mem_reserve(m->v, m->n, &m->cap, sizeof(*m->v));
		m->v[m->n++] = one;
	}
	return 0;
}

bool
table_map_names(const struct table_map *m)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->v[i].column.use == USE_FULL || m->v[i].column.use == USE_FIRST || m->v[i].column.use == USE_LAST)
			return true;
	return false;
}

struct table_map_item *
table_map_find(const struct table_map *m, struct str header)
{
	for (size_t i = 0; i < m->n; i++)
		if (text_same(m->v[i].header, header))
			return &m->v[i];
	return NULL;
}

void
table_map_free(struct table_map *m)
{
	free(m->v);
	arena_free(&m->arena);
	*m = (struct table_map){0};
}
